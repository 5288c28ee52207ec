import ArgumentParser

/// A size in bytes, as in `4096`, `512K`, `64M` or `1G`; each letter is 1024 times the one before. Less than 4G,
/// since the library counts the places in a text in 32 bits.
struct SizeArgument: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    var digits = argument[...]
    var factor = 1
    switch digits.last {
    case "k", "K": factor = 1 << 10
    case "m", "M": factor = 1 << 20
    case "g", "G": factor = 1 << 30
    default: break
    }
    if factor > 1 { digits.removeLast() }
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int(digits), number > 0
    else { return nil }
    let (bytes, overflows) = number.multipliedReportingOverflow(by: factor)
    guard !overflows, bytes <= UInt32.max else { return nil }
    self.bytes = bytes
  }
}
