package import UnspinLexicon
package import UnspinText

/// What the whole document tells about each of its places.
package struct DocumentContext {
  /// How often each form occurs.
  package let forms: FormCounts
  /// The flag of the family the document seems to be of; empty when nothing tells.
  package var family: Pair.Flags = []

  /// What the document says for damaged names; nil where that is not asked.
  package var names: NameEvidence?

  /// What an encoder made of the document; nil without one.
  package let reading: ContextReading?

  package init(_ document: Document, families: [Double], encoder: ContextEncoder? = nil) {
    self.init(document, families: families, reading: encoder?.read(document))
  }

  init(_ document: Document, families: [Double], reading: ContextReading?) {
    self.reading = reading
    forms = FormCounts(document.tokens)
    if let number = EvidencePass.family(families) { family = Pair.Flags.families[number] }
  }
}
