internal import ArgumentParser

/// A place in a text as reports name it: line and column in code points, from 1, as in `3:17`.
struct PlaceArgument: ExpressibleByArgument {
  let line: Int
  let column: Int

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let line = parts[0], let column = parts[1], line > 0, column > 0 else {
      return nil
    }
    self.line = line
    self.column = column
  }
}
