import Benchmark
import Unspin
import UnspinLexicon
import UnspinText

/// The parts of the way, each over all of a text.
func parts() {
  for text in [Texts.genuine, Texts.spun] {
    measure("Tokens", text, prepare: { try Reading(text) }) { try $0.tokenize() }
    measure("Sentences", text, prepare: { try Reading(text) }) { try $0.mark() }
    measure("Document: tokens, sentences, quotations", text, prepare: { try Reading(text) }) {
      blackHole(try $0.document())
    }
    measure("Look-up: every phrase at every token", text, prepare: { try Reading(text).known() }) {
      blackHole($0.lookUp())
    }
    measure("Language model: a question a token", text, prepare: { try Reading(text).known() }) {
      blackHole($0.ask())
    }
    measure("Evidence: is it spun?", text, prepare: { try Judged(text, .near) }) {
      blackHole($0.unspinner.evidence($0.document, isDecoded: false))
    }
  }
  measure("Decoder, near: one round", Texts.article, prepare: { try Judged(Texts.article, .near) }) {
    blackHole($0.unspinner.evidence($0.document, isDecoded: true))
  }
  measure("Decoder and encoder: one round", Texts.article, prepare: { try Judged(Texts.article, .deep) }) {
    blackHole($0.unspinner.evidence($0.document, isDecoded: true))
  }
  measure("Encoder alone", Texts.article, prepare: { try Encoded(Texts.article) }) {
    blackHole($0.encoder.read($0.document))
  }
  // Once a process, whatever the text: the ratio is to an article's words.
  measure("Start: open and check the images", Texts.article) { _ in
    var knowledge = try Knowledge(lexicon: EmbeddedImages.lexicon, model: EmbeddedImages.model)
    try knowledge.use(try ContextEncoder(EmbeddedImages.context))
    blackHole(knowledge)
  }
}

/// What reads a text, with its memory kept from one iteration to the next as between documents.
private final class Reading {
  let text: Texts.Sample
  private var tokenizer: Tokenizer
  private var marker: SentenceMarker
  private var reader: DocumentReader
  private(set) var tokens: [Token] = []

  init(_ text: Texts.Sample) throws {
    let tokenizer = try Tokenizer()
    let marker = try SentenceMarker()
    let reader = try DocumentReader()
    self.text = text
    self.tokenizer = tokenizer
    self.marker = marker
    self.reader = reader
    try tokenize()
  }

  func tokenize() throws {
    try text.bytes.withUnsafeBytes { try tokenizer.tokenize($0, into: &tokens) }
  }

  func mark() throws {
    try text.bytes.withUnsafeBytes { try marker.mark(&tokens, in: $0) }
  }

  func document() throws -> Document { try Document(text.bytes, reader: &reader) }

  func known() throws -> Known {
    try Known(
      tokens: tokens, lexicon: Lexicon(EmbeddedImages.lexicon), model: LanguageModel(EmbeddedImages.model))
  }
}

/// Tokens, and what is known of words.
private struct Known {
  let tokens: [Token]
  let lexicon: Lexicon
  let model: LanguageModel

  /// How many originals all phrases of the text have: walks the trie from every token, as evidence does.
  func lookUp() -> Int {
    let tables = lexicon.tables
    var originals = 0
    for start in tokens.indices {
      var next = start
      var state = tables.start(tokens[start].form)
      while let found = state {
        if let phrase = found.phrase { originals += Int(tables.phrase(phrase).pairCount) }
        next += 1
        guard found.continues, next < tokens.count else { break }
        state = tables.advance(
          found, by: tokens[next].form, isJoined: tokens[next].flags.contains(.joined))
      }
    }
    return originals
  }

  /// The natural logarithm of the probability of the whole text, word after word.
  func ask() -> Float {
    var sum: Float = 0
    var first = TokenKey(rawValue: 1)
    var last = model.word(TokenKey(rawValue: 1))
    for token in tokens {
      let word = model.word(token.model)
      sum += model.logProbability(of: word, in: model.context(first, last))
      first = last.key
      last = word
    }
    return sum
  }
}

/// A document and what judges it.
private struct Judged {
  let document: Document
  let unspinner: Unspinner

  init(_ text: Texts.Sample, _ context: Options.Context) throws {
    document = try Reading(text).document()
    unspinner = try Unspinner(options: Options(context: context, assume: .spun))
  }
}

/// A document and the encoder.
private struct Encoded {
  let document: Document
  let encoder: ContextEncoder

  init(_ text: Texts.Sample) throws {
    document = try Reading(text).document()
    encoder = try ContextEncoder(EmbeddedImages.context)
  }
}
