// Many requests at once against one unspinner, as in a server:
//
//     ConcurrentRequests article.txt 20
//
// The requests are made up here; a server would take them from its framework. What to take over is RepairService:
// one unspinner for all, a bound on how many run at a time, and errors turned into statuses.

import Foundation
import Unspin

@main
struct ConcurrentRequests {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let path = arguments.first, let count = Int(arguments.last ?? ""), count > 0 else {
      print("usage: ConcurrentRequests FILE COUNT")
      exit(64)
    }
    let article = Array(try Data(contentsOf: URL(filePath: path)))
    let service = RepairService(unspinner: try Unspinner(options: Options(maximumDocumentBytes: 1 << 20)))

    let (requests, arrivals) = AsyncStream.makeStream(of: Request.self)
    for id in 0..<count {
      // Every fourth is broken, every fifth too large.
      let body = id % 4 == 3 ? article + [0xFF] : id % 5 == 4 ? [UInt8](repeating: 0x61, count: 2 << 20) : article
      arrivals.yield(Request(id: id, body: body))
    }
    arrivals.finish()

    var statuses: [Int: Int] = [:]
    var bodies: Set<String> = []
    await service.serve(requests, atMost: ProcessInfo.processInfo.activeProcessorCount) { response in
      statuses[response.status, default: 0] += 1
      if response.status == 200 { bodies.insert(response.body) }
    }
    for (status, count) in statuses.sorted(by: { $0.key < $1.key }) { print("\(status): \(count)") }
    print("different repairs of the same text: \(bodies.count)")
  }
}
