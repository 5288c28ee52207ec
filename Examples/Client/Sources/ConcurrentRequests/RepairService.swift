import Unspin

/// A request as a server would hand it on: a body that may hold anything.
struct Request: Sendable {
  let id: Int
  let body: [UInt8]
}

/// What goes back, with a status as in HTTP.
struct Response: Sendable, Equatable {
  let id: Int
  let status: Int
  let body: String
}

/// Repairs what requests bring. One unspinner serves them all: it holds no state between documents.
struct RepairService: Sendable {
  let unspinner: Unspinner

  func answer(_ request: Request) -> Response {
    do {
      return Response(id: request.id, status: 200, body: try unspinner.repair(request.body).text)
    } catch {
      let status =
        switch error.code {
        case .invalidUTF8: 400
        case .documentTooLarge: 413
        default: 500
        }
      return Response(id: request.id, status: status, body: error.description)
    }
  }

  /// Answers requests as they come, a few at a time, so that a burst of them waits instead of crowding the machine.
  ///
  /// A repair works on its core until it is done. Where a server does other work in the same pool of threads, keep
  /// `limit` below the number of cores.
  func serve(
    _ requests: AsyncStream<Request>, atMost limit: Int, respond: @Sendable (Response) async -> Void
  ) async {
    await withTaskGroup(of: Response.self) { group in
      var running = 0
      for await request in requests {
        if running == limit, let response = await group.next() {
          await respond(response)
          running -= 1
        }
        group.addTask { answer(request) }
        running += 1
      }
      for await response in group { await respond(response) }
    }
  }
}
