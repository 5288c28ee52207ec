import ArgumentParser
import Unspin

/// One run over some documents: what can be done is done, the worst that happened is the exit code.
struct DocumentRun {
  let unspinner: Unspinner
  private(set) var status = ExitStatus.success

  init(_ unspinner: Unspinner) {
    self.unspinner = unspinner
  }

  /// Makes the exit code at least as bad as `status`.
  mutating func raise(_ status: ExitStatus) {
    self.status = max(self.status, status)
  }

  /// Repairs the sources one after another. One that fails is told of on standard error and passed over.
  mutating func forEach(
    _ sources: [InputSource],
    do body: (inout DocumentRun, Document) throws(Failure) -> Void
  ) throws(Failure) {
    for source in sources {
      do throws(Failure) {
        let input = try source.read(limit: unspinner.options.maximumDocumentBytes)
        try body(&self, Document(source: source, input: input, repair: try repair(input, source)))
      } catch {
        if error.endsRun { throw error }
        if let message = error.message { Output.tell(message) }
        raise(error.status)
      }
    }
  }

  private func repair(_ input: [UInt8], _ source: InputSource) throws(Failure) -> Repair {
    try Failure.naming(source.label) { () throws(UnspinError) in try unspinner.repair(input) }
  }

  /// A document that was read and repaired.
  struct Document {
    let source: InputSource
    let input: [UInt8]
    let repair: Repair

    /// Whether the output differs from the input in any byte, be it by an edit or by a replaced byte.
    var isChanged: Bool { !System.isEqual(input, repair.text) }

    func report(includesText: Bool = false) -> Report.Document {
      Report.Document(name: source.name, repair: repair, includesText: includesText)
    }
  }
}

extension ParsableCommand {
  /// Does the work of a command and exits with what came of it.
  func exit(after work: () throws(Failure) -> ExitStatus) throws {
    let status: ExitStatus
    do throws(Failure) {
      status = try work()
    } catch {
      if let message = error.message { Output.tell(message) }
      status = error.status
    }
    if status != .success { throw ExitCode(status.rawValue) }
  }
}
