import Unspin

/// The text of a document with every edit and finding marked, paragraph by paragraph.
struct PageArticle {
  private let document: Report.Document
  private let number: Int
  private let bytes: [UInt8]

  /// - Parameters:
  ///   - document: What was found.
  ///   - number: That of the document on its page, counted from 1.
  ///   - original: The text that the spans count in.
  init(_ document: Report.Document, number: Int, original: String) {
    self.document = document
    self.number = number
    bytes = Array(original.utf8)
  }

  private enum Mark {
    case edit(Report.EditEntry)
    case finding(Int, Finding)

    var span: Range<Int> {
      switch self {
      case .edit(let entry): entry.edit.span
      case .finding(_, let finding): finding.span
      }
    }
  }

  /// The paragraphs, one a line of the text.
  var html: String {
    var marks = document.edits.map { Mark.edit($0) }
    marks += document.findings.enumerated().map { Mark.finding($0 + 1, $1.finding) }
    marks.sort { ($0.span.lowerBound, $0.span.upperBound) < ($1.span.lowerBound, $1.span.upperBound) }
    var output = "<p>"
    var position = 0
    for mark in marks {
      // Findings may overlap; the first is marked, all are listed.
      guard mark.span.lowerBound >= position, mark.span.upperBound <= bytes.count else { continue }
      appendPlain(position..<mark.span.lowerBound, to: &output)
      switch mark {
      case .edit(let entry): output += html(entry)
      case .finding(let number, let finding): output += html(number, finding)
      }
      position = mark.span.upperBound
    }
    appendPlain(position..<bytes.count, to: &output)
    return output.hasSuffix("<p>") ? String(output.dropLast(3)) : output + "</p>"
  }

  /// Appends text that nothing is known of; each of its line ends starts a paragraph.
  private func appendPlain(_ range: Range<Int>, to output: inout String) {
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      guard bytes[index] == 0x0A || bytes[index] == 0x0D else {
        index += 1
        continue
      }
      output += HTML.escape(String(decoding: bytes[start..<index], as: UTF8.self))
      if bytes[index] == 0x0D, index + 1 < range.upperBound, bytes[index + 1] == 0x0A { index += 1 }
      // Empty lines make no empty paragraphs.
      if !output.hasSuffix("<p>") { output += "</p>\n<p>" }
      index += 1
      start = index
    }
    output += HTML.escape(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private func html(_ entry: Report.EditEntry) -> String {
    let edit = entry.edit
    let id = "d\(number)e\(entry.number)"
    let classes = edit.confidence < 0.9 ? "e \(edit.kind.rawValue) unsure" : "e \(edit.kind.rawValue)"
    return """
      <span class="\(classes)" id="\(id)" role="button" tabindex="0" aria-pressed="true" \
      aria-describedby="\(id)r" data-n="\(entry.number)" data-k="\(edit.kind.rawValue)" \
      data-c="\(Figure.percent(edit.confidence))"><del>\(HTML.escape(edit.original))</del>\
      <ins>\(HTML.escape(edit.replacement))</ins></span>
      """
  }

  private func html(_ index: Int, _ finding: Finding) -> String {
    let id = "d\(number)f\(index)"
    return """
      <mark class="f \(finding.kind.rawValue)" id="\(id)" tabindex="0" aria-describedby="\(id)r">\
      \(HTML.escape(finding.text))</mark>
      """
  }
}
