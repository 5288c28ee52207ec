import Unspin

/// A report as one page that needs nothing but itself: for looking at a repair rather than reading about it.
///
/// The page holds one style and one script, both fixed; its policy names them by their hashes and allows nothing
/// else, so that whatever stands in an article stays text.
struct PageWriter {
  private var sections = ""
  private var entries = ""
  private var names: [String] = []
  private var edits = 0
  /// Edits by kind, and by tenth of confidence.
  private var kinds: [Edit.Kind: Int] = [:]
  private var tenths = [Int](repeating: 0, count: 10)

  /// Appends a document.
  mutating func add(_ document: Report.Document, original: String) {
    names.append(document.name == "-" ? "Standard input" : document.name)
    sections += PageSection(document, number: names.count, original: original).html
    let percent = Figure.percent(document.verdict.probability)
    entries += """
      <li><a href="#d\(names.count)">\(HTML.escape(names[names.count - 1]))</a> \
      <span>\(Figure.count(document.edits.count, "edit")), \(percent)%</span></li>

      """
    edits += document.edits.count
    for entry in document.edits {
      kinds[entry.edit.kind, default: 0] += 1
      tenths[min(Figure.percent(entry.edit.confidence) / 10, 9)] += 1
    }
  }

  /// The page.
  var html: String {
    let title = names.count == 1 ? names[0] : Figure.count(names.count, "document")
    let policy =
      "default-src 'none'; style-src '\(PageStyle.hash)'; script-src '\(PageScript.hash)'; base-uri 'none'; "
      + "form-action 'none'"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <meta name="generator" content="\(HTML.escape("\(Report.Tool.current.name) \(Report.Tool.current.version)"))">
      <title>\(HTML.escape(title)) – Unspin</title>
      <style>\(PageStyle.text)</style>
      </head>
      <body>
      <a class="skip" href="#main">Skip to the text</a>
      <header class="bar"><h1>Unspin</h1><p>What was found, and what it was restored to</p></header>
      <div class="page">
      \(controls)
      <main id="main">
      \(sections)</main>
      </div>
      <div id="tip" role="tooltip" hidden></div>
      <script>\(PageScript.text)</script>
      </body>
      </html>

      """
  }

  private var controls: String {
    var output = "<aside aria-label=\"Controls\">\n"
    if names.count > 1 { output += "<nav aria-label=\"Documents\"><ul>\n\(entries)</ul></nav>\n" }
    guard edits > 0 else { return names.count > 1 ? output + "</aside>" : "" }
    output += """
      <div class="live" hidden>
      <div class="switch" role="group" aria-label="Show the text">
      <button type="button" id="original" aria-pressed="false">Original</button>\
      <button type="button" id="restored" aria-pressed="true">Restored</button>
      </div>
      <label class="check"><input type="checkbox" id="both"> Show what was replaced</label>
      <p class="status" id="status" role="status">\(Figure.count(edits, "edit"))</p>
      <fieldset><legend>Kinds</legend>
      \(kindRows)</fieldset>
      <div class="sure">
      <label for="least">Confidence of at least <output id="leastValue" for="least">0%</output></label>
      \(histogram)
      <input type="range" id="least" min="0" max="99" value="0" step="1">
      </div>
      <div class="step"><button type="button" id="previous">↑ Previous</button>\
      <button type="button" id="next">Next ↓</button></div>
      <p class="hint">On an edit: <kbd>Enter</kbd> switches it, <kbd>N</kbd> and <kbd>P</kbd> go on and back, \
      <kbd>Esc</kbd> closes its note.</p>
      </div>
      <noscript><p class="hint">Scripts are off: the text is shown with both readings.</p></noscript>
      </aside>
      """
    return output
  }

  private var kindRows: String {
    var rows = ""
    for kind in Edit.Kind.allCases {
      guard let count = kinds[kind] else { continue }
      rows += """
        <label class="\(kind.rawValue)"><input type="checkbox" name="kind" value="\(kind.rawValue)" checked>\
        <span class="swatch" aria-hidden="true"></span>\(kind.rawValue) <span class="number">\(count)</span></label>

        """
    }
    return rows
  }

  /// How many edits are how sure.
  private var histogram: String {
    let most = max(tenths.max() ?? 1, 1)
    let bars = tenths.enumerated().map { index, count in
      let height = count == 0 ? 0 : max(1, count * 24 / most)
      return
        "<rect x=\"\(index * 10 + 1)\" y=\"\(24 - height)\" width=\"8\" height=\"\(height)\" rx=\"1\"></rect>"
    }
    return """
      <svg class="bars" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">\(bars.joined())</svg>
      """
  }
}
