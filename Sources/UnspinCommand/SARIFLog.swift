import Unspin

/// A report in the Static Analysis Results Interchange Format 2.1.0, which review tools show beside the text.
///
/// Each kind of damage is a rule. An edit is a result of level `warning` with its fix, a finding one of level
/// `note`; a document that was spun is a result of its own. Columns are Unicode code points.
struct SARIFLog: Encodable {
  let schema = "https://json.schemastore.org/sarif-2.1.0.json"
  let version = "2.1.0"
  private(set) var runs = [Run()]

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  /// Appends a document.
  mutating func add(_ document: Report.Document) {
    let artifact = runs[0].artifacts.count
    let location = ArtifactLocation(uri: Self.uri(document.name), index: artifact)
    runs[0].artifacts.append(
      Artifact(
        location: location, length: document.original.bytes,
        properties: .init(spun: document.verdict.probability, family: document.verdict.family?.rawValue)))
    if document.verdict.isSpun { runs[0].results.append(Self.verdict(document.verdict, location)) }
    var results = document.edits.map { (offset: $0.edit.span.lowerBound, result: Self.result($0, location)) }
    results += document.findings.map {
      (offset: $0.finding.span.lowerBound, result: Self.result($0, location))
    }
    // Stable, so that an edit stands before a finding at the same place.
    results.sort { $0.offset < $1.offset }
    runs[0].results += results.map(\.result)
  }

  private static func verdict(_ verdict: Verdict, _ location: ArtifactLocation) -> Result {
    let evidence = verdict.evidence.map { "“\($0.phrase)”" }.joined(separator: ", ")
    return Result(
      rule: .spun, level: "note",
      message: "The text was rewritten by a machine" + (evidence.isEmpty ? "." : "; it says \(evidence)."),
      place: .init(artifactLocation: location, region: nil), rank: verdict.probability * 100,
      properties: nil, fixes: nil)
  }

  private static func result(_ entry: Report.EditEntry, _ location: ArtifactLocation) -> Result {
    let edit = entry.edit
    let region = Region(entry.place, edit.original)
    let fix = Fix(
      description: Message(text: edit.replacement.isEmpty ? "Remove it." : "Write “\(edit.replacement)”."),
      artifactChanges: [
        .init(
          artifactLocation: location,
          replacements: [.init(deletedRegion: region, insertedContent: .init(text: edit.replacement))])
      ])
    return Result(
      rule: .init(edit.kind), level: "warning", message: edit.reason,
      place: .init(artifactLocation: location, region: region), rank: edit.confidence * 100,
      properties: .init(
        edit: entry.number, span: .init(edit.span), source: edit.source, alternatives: edit.alternatives),
      fixes: [fix])
  }

  private static func result(_ entry: Report.FindingEntry, _ location: ArtifactLocation) -> Result {
    let finding = entry.finding
    return Result(
      rule: .init(finding.kind), level: "note", message: finding.reason,
      place: .init(artifactLocation: location, region: Region(entry.place, finding.text)),
      rank: (finding.alternatives.first?.probability).map { $0 * 100 },
      properties: .init(
        edit: nil, span: .init(finding.span), source: finding.source, alternatives: finding.alternatives),
      fixes: nil)
  }

  /// A path as a URI; a relative one stays relative.
  private static func uri(_ name: String) -> String {
    var uri = name.hasPrefix("/") ? "file://" : ""
    for byte in name.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        uri += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return uri
  }
}
