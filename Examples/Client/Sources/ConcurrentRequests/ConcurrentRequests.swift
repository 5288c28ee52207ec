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
      let body =
        id % 4 == 3 ? article + [0xFF] : id % 5 == 4 ? [UInt8](repeating: 0x61, count: 2 << 20) : article
      arrivals.yield(Request(id: id, body: body))
    }
    arrivals.finish()

    let tally = Tally()
    await service.serve(requests, atMost: ProcessInfo.processInfo.activeProcessorCount) { response in
      await tally.add(response)
    }
    for (status, count) in await tally.statuses.sorted(by: { $0.key < $1.key }) {
      print("\(status): \(count)")
    }
    print("different repairs of the same text: \(await tally.repaired.count)")
  }
}

/// What came back.
actor Tally {
  private(set) var statuses: [Int: Int] = [:]
  private(set) var repaired: Set<String> = []

  func add(_ response: Response) {
    statuses[response.status, default: 0] += 1
    if response.status == 200 { repaired.insert(response.body) }
  }
}
