import Unspin

/// One document of a page: verdict, article, and the list of what was found.
struct PageSection {
  private let document: Report.Document
  private let number: Int
  private let original: String

  init(_ document: Report.Document, number: Int, original: String) {
    self.document = document
    self.number = number
    self.original = original
  }

  var html: String {
    let isPlain = document.edits.isEmpty && document.findings.isEmpty
    return """
      <section class="document" id="d\(number)" aria-labelledby="d\(number)h" data-name="\(name)">
      <header>
      <h2 id="d\(number)h">\(title)</h2>
      \(verdict)
      </header>
      <article class="text" dir="auto" aria-label="The text of \(title), with edits marked">
      \(PageArticle(document, number: number, original: original).html)
      </article>
      \(isPlain ? "" : lists)
      </section>

      """
  }

  private var title: String { document.name == "-" ? "Standard input" : HTML.escape(document.name) }

  /// The file's name for a command line; empty for standard input.
  private var name: String { document.name == "-" ? "" : HTML.escape(document.name) }

  private var verdict: String {
    let verdict = document.verdict
    let percent = Figure.percent(verdict.probability)
    let ruling =
      switch (verdict.isSpun, verdict.family, verdict.language) {
      case (_, _, .other): "Not English; wording and names were left alone"
      case (true, let family?, _): "Rewritten by a tool of family \(family.rawValue)"
      case (true, nil, _): "Rewritten by a machine"
      case (false, _, _): "Not rewritten by a machine"
      }
    let findings = document.findings.count
    let counts =
      "\(Figure.count(document.edits.count, "edit")), \(Figure.count(findings, "finding")) left for a person"
    return """
      <div class="verdict \(verdict.isSpun ? "spun" : "genuine")">
      <svg class="gauge" viewBox="0 0 36 36" role="img" aria-label="\(percent) percent sure that it was spun">
      <circle class="track" cx="18" cy="18" r="15.9155"></circle>
      <circle class="value" cx="18" cy="18" r="15.9155" stroke-dasharray="\(percent) 100"></circle>
      <text x="18" y="18.5" aria-hidden="true">\(percent)%</text>
      </svg>
      <div>
      <p class="ruling">\(ruling)</p>
      <p class="counts">\(counts)</p>
      \(evidence)
      </div>
      </div>
      """
  }

  private var evidence: String {
    let phrases = document.verdict.evidence
    guard !phrases.isEmpty else { return "" }
    let items = phrases.map { "<li>\(HTML.escape($0.phrase))</li>" }.joined()
    return "<p class=\"label\" id=\"d\(number)v\">Phrases that say so</p>"
      + "<ul class=\"evidence\" aria-labelledby=\"d\(number)v\">\(items)</ul>"
  }

  private var lists: String {
    var output = ""
    if !document.edits.isEmpty {
      output += """
        <div class="choice">
        <p class="label">Keep this choice</p>
        <p>Write a report with <code>--format json</code>; this makes the edits that are switched on here:</p>
        <pre><code class="command">\(command)</code></pre>
        <button type="button" class="copy">Copy</button>
        </div>
        <h3>Edits</h3>
        <ol class="list">
        \(document.edits.map(item).joined(separator: "\n"))
        </ol>

        """
    }
    if !document.findings.isEmpty {
      output += """
        <h3>Findings <span class="hint">looked damaged, left as they are</span></h3>
        <ol class="list findings">
        \(document.findings.enumerated().map { item($0 + 1, $1) }.joined(separator: "\n"))
        </ol>

        """
    }
    return output
  }

  /// The command for all edits; the script writes the one for the choice.
  private var command: String {
    let file = document.name.replacing("'", with: #"'\''"#)
    return HTML.escape(
      "unspin apply report.json" + (document.name == "-" ? " < original.txt" : " '\(file)'"))
  }

  private func item(_ entry: Report.EditEntry) -> String {
    let edit = entry.edit
    let id = "d\(number)e\(entry.number)"
    let change =
      if edit.replacement.isEmpty {
        "<del>\(HTML.escape(edit.original))</del> removed"
      } else if edit.original.isEmpty {
        "<ins>\(HTML.escape(edit.replacement))</ins> inserted"
      } else {
        "<del>\(HTML.escape(edit.original))</del> <span aria-label=\"becomes\" role=\"img\">→</span> "
          + "<ins>\(HTML.escape(edit.replacement))</ins>"
      }
    return """
      <li id="\(id)r" class="\(edit.kind.rawValue)"><a class="place" href="#\(id)">\
      <span class="kind">\(edit.kind.rawValue)</span> <span class="at">\(place(entry.place))</span></a> \
      <span class="change">\(change)</span> <span class="sure">\(Figure.percent(edit.confidence))%</span> \
      <span class="reason">\(HTML.escape(sentence(edit.reason)))</span>\(readings("Or", edit.alternatives))\
      \(source(edit.source))</li>
      """
  }

  private func item(_ index: Int, _ entry: Report.FindingEntry) -> String {
    let finding = entry.finding
    let id = "d\(number)f\(index)"
    return """
      <li id="\(id)r" class="\(finding.kind.rawValue)"><a class="place" href="#\(id)">\
      <span class="kind">\(finding.kind.rawValue)</span> <span class="at">\(place(entry.place))</span></a> \
      <span class="change"><mark>\(HTML.escape(finding.text))</mark></span> \
      <span class="reason">\(HTML.escape(sentence(finding.reason)))</span>\
      \(readings("Perhaps", finding.alternatives))\(source(finding.source))</li>
      """
  }

  /// A reason as a sentence among others.
  private func sentence(_ reason: String) -> String {
    reason.prefix(1).uppercased() + reason.dropFirst() + (reason.hasSuffix(".") ? "" : ".")
  }

  private func place(_ place: Report.Place) -> String { "line \(place.line), column \(place.column)" }

  private func readings(_ lead: String, _ alternatives: [Edit.Alternative]) -> String {
    guard !alternatives.isEmpty else { return "" }
    let items = alternatives.map {
      "<q>\(HTML.escape($0.text))</q> \(Figure.percent($0.probability))%"
    }
    return " <span class=\"readings\">\(lead) \(items.joined(separator: ", ")).</span>"
  }

  private func source(_ source: String?) -> String {
    source.map { " <span class=\"source\">\(HTML.escape($0))</span>" } ?? ""
  }
}
