import Testing

@testable import UnspinText

@Suite struct ICUTests {
  @Test func `versions are told`() {
    #expect(ICUVersion.library.split(separator: ".").count == 2)
    #expect((Int(ICUVersion.unicode.prefix { $0 != "." }) ?? 0) >= 13)
  }

  @Test func `an error names the task and ICU's code`() {
    let error = ICUError(task: "fold case", code: 7)
    #expect("\(error)" == "ICU cannot fold case: U_MEMORY_ALLOCATION_ERROR (7)")
    #expect(throws: error) { try ICUError.check(7, "fold case") }
    #expect(throws: ICUError.self) { try ICUError.checkLength(Int(Int32.max) + 1) }
    #expect(throws: Never.self) { try ICUError.checkLength(Int(Int32.max)) }
    #expect(throws: Never.self) { try ICUError.check(-127, "fold case") }
  }
}
