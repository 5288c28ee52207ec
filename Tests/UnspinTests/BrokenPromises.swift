import FoundationEssentials
import Unspin

/// What `docs/promises.md` says of every repair, checked without the code that made it: tests and the fuzzer
/// share this file.
enum BrokenPromises {
  /// What does not hold of the repair of `text`, and of the repair of its result; empty when all holds.
  ///
  /// - Throws: ``UnspinError`` when the text is refused.
  static func all(of text: String, by unspinner: Unspinner) throws(UnspinError) -> [String] {
    let repair = try unspinner.repair(text)
    var broken = edits(of: repair, text) + findings(of: repair, text)
    if try unspinner.repair(repair.text).text.utf8.elementsEqual(repair.text.utf8) == false {
      broken.append("repairing twice equals once")
    }
    if try unspinner.repair(Array(text.utf8)) != repair { broken.append("bytes and String give the same") }
    if unspinner.options.assume == .genuine,
      repair.edits.contains(where: { [.wording, .name].contains($0.kind) })
    {
      broken.append("text assumed genuine keeps its words")
    }
    let document = Report.Document(name: "-", repair: repair)
    if (try? document.revert(repair.text)).map({ $0.utf8.elementsEqual(text.utf8) }) != true {
      broken.append("a report leads back to the original")
    }
    return broken
  }

  /// What does not hold of the edits, told by walking over input and output.
  static func edits(of repair: Repair, _ text: String) -> [String] {
    let input = Array(text.utf8)
    let output = Array(repair.text.utf8)
    var broken: [String] = []
    func require(_ holds: Bool, _ promise: String) { if !holds { broken.append(promise) } }

    require(repair.original.utf8.elementsEqual(input), "the original is what came in")
    require(
      (try? Repair.replay(repair.edits, on: text)).map { $0.utf8.elementsEqual(output) } == true,
      "edits replayed on the original give the result")
    require(
      (try? Repair.undo(repair.edits, in: repair.text)).map { $0.utf8.elementsEqual(input) } == true,
      "edits undone in the result give the original")

    var rebuilt: [UInt8] = []
    var position = 0
    for edit in repair.edits {
      guard edit.span.lowerBound >= position, edit.span.upperBound <= input.count else {
        return broken + ["edit \(edit.span) overlaps no other, is in order and inside the text"]
      }
      require(
        isBoundary(edit.span.lowerBound, input) && isBoundary(edit.span.upperBound, input),
        "edit \(edit.span) cuts no character")
      require(edit.original.utf8.elementsEqual(input[edit.span]), "edit \(edit.span) holds its original")
      require(!edit.original.utf8.elementsEqual(edit.replacement.utf8), "edit \(edit.span) changes something")
      require((0...1).contains(edit.confidence), "edit \(edit.span) has a probability")
      require(
        edit.alternatives.allSatisfy { (0...1).contains($0.probability) },
        "edit \(edit.span) has alternatives with probabilities")
      require(!edit.reason.isEmpty, "edit \(edit.span) has a reason")
      require(
        repair.verdict.language != .other || ![.wording].contains(edit.kind), "other languages keep words")
      rebuilt += input[position..<edit.span.lowerBound] + Array(edit.replacement.utf8)
      position = edit.span.upperBound
    }
    require(rebuilt + input[position...] == output, "bytes outside edits are those of the original")
    return broken
  }

  /// What does not hold of findings and verdict.
  static func findings(of repair: Repair, _ text: String) -> [String] {
    let input = Array(text.utf8)
    var broken: [String] = []
    func require(_ holds: Bool, _ promise: String) { if !holds { broken.append(promise) } }
    var last = 0
    for finding in repair.findings {
      guard finding.span.lowerBound >= 0, finding.span.upperBound <= input.count else {
        return broken + ["finding \(finding.span) lies inside the text"]
      }
      require(
        isBoundary(finding.span.lowerBound, input) && isBoundary(finding.span.upperBound, input),
        "finding \(finding.span) cuts no character")
      require(finding.text.utf8.elementsEqual(input[finding.span]), "finding \(finding.span) holds its text")
      require(finding.span.lowerBound >= last, "findings are in order")
      require(
        finding.alternatives.allSatisfy { (0...1).contains($0.probability) },
        "finding \(finding.span) has readings with probabilities")
      require(
        !repair.edits.contains { $0.span.overlaps(finding.span) },
        "finding \(finding.span) is of a place that was left alone")
      last = finding.span.lowerBound
    }
    require((0...1).contains(repair.verdict.probability), "the verdict is a probability")
    require(repair.verdict.evidence.count <= 12, "the verdict names twelve pieces of evidence at most")
    return broken
  }

  private static func isBoundary(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    offset == bytes.count || bytes[offset] & 0xC0 != 0x80
  }
}
