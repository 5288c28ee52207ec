import ArgumentParser
import Unspin

/// How reports are written.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, sarif, html
}

/// Collects what a run found, for formats that are one object for all documents.
struct ReportCollector {
  private let format: ReportFormat
  private var documents: [Report.Document] = []
  private var sarif = SARIFLog()
  private var page = PageWriter()

  init(_ format: ReportFormat) {
    self.format = format
  }

  /// Takes a document in.
  mutating func add(_ document: DocumentRun.Document, includesText: Bool) {
    switch format {
    case .text: break
    case .json: documents.append(document.report(includesText: includesText))
    case .sarif: sarif.add(document.report())
    case .html: page.add(document.report(), original: document.repair.original)
    }
  }

  /// Writes the report; nothing for text, which is written document by document.
  func write() throws(Failure) {
    switch format {
    case .text: break
    case .json: try Output.write(ReportWriter.json(Report(documents: documents)))
    case .sarif: try Output.write(ReportWriter.encode(sarif))
    case .html: try Output.write(page.html)
    }
  }
}
