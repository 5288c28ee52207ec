import Testing
import Unspin

@testable import UnspinCommand

/// What people read when the library refuses something.
@Suite struct FailureTests {
  @Test(arguments: [
    (
      UnspinError(.invalidLexicon, "too few cells; see the header", line: 3),
      "own.tsv:3: too few cells; see the header"
    ),
    (UnspinError(.invalidLexicon, "own.tsv:3: too few cells", line: 3), "own.tsv:3: too few cells"),
    (UnspinError(.corruptImage, "the lexicon is damaged"), "own.tsv: the lexicon is damaged"),
    (
      UnspinError(.invalidUTF8, "anything", offset: 7),
      "own.tsv: byte 7: not UTF-8; convert the text, or replace such bytes with --lossy"
    ),
  ])
  func `errors name the place once`(error: UnspinError, message: String) {
    let failure = #expect(throws: Failure.self) {
      try Failure.naming("own.tsv") { () throws(UnspinError) in throw error }
    }
    #expect(failure?.message == message)
    #expect(failure?.status == .badData)
    #expect(failure?.endsRun == false)
  }
}
