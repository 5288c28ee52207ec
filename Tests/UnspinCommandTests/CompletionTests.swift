import Foundation
import Testing

/// What shells complete and the manual says, both made of the definitions of the parser.
@Suite struct CompletionTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "complete.sh", try Command.unspin.run(["--generate-completion-script", "bash"], in: folder).stdout)
    try folder.write("article.txt", "")
  }

  @Test(arguments: [
    ("unspin --di", ["--diff"]), ("unspin --format ", ["text", "json", "sarif", "html"]),
    ("unspin inspect --format h", ["html"]), ("unspin fixtures --up", ["--update"]),
    ("unspin apply --only n", ["names"]), ("unspin ap", ["apply"]), ("unspin art", []),
  ])
  func `bash completes options at the top, in subcommands, and their values`(line: String, words: [String])
    throws
  {
    let script = """
      . ./complete.sh
      COMP_LINE="$1" COMP_POINT=${#1}
      read -ra COMP_WORDS <<<"$1"
      [[ "$1" == *" " ]] && COMP_WORDS+=("")
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _unspin unspin "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}" 2>/dev/null
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let result = try Command(path: "/bin/bash").run(["-c", script, "bash", line], in: folder)
    #expect(
      result.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.sorted()
        == words.sorted())
  }

  @Test func `where bash finds no word of ours it completes files`() throws {
    #expect(try folder.text("complete.sh").contains("\ncomplete -o default -o filenames -F _unspin unspin\n"))
  }

  @Test func `the manual has every option and no formatting error`() throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../Scripts/manual"
    ).standardizedFileURL.path
    let page = try Command(path: script).run([Command.unspin.path], in: folder)
    #expect(page.status == 0, "\(page.stderr)")
    for words in [
      ".SH NAME\nunspin \\- restore", "\\fB\\-\\-diff\\fR",
      "\\fB\\-\\-min\\-confidence\\fR \\fIprobability\\fR",
      ".SS unspin apply", "\\fB\\-\\-edits\\fR \\fInumbers\\fR", ".SS unspin fixtures", "\\fB\\-\\-junit\\fR",
      ".SH EXIT STATUS\n.TP\n\\fB0\\fR", ".TP\n\\fB74\\fR",
    ] {
      #expect(page.text.contains(words), "\(words)")
    }
  }
}
