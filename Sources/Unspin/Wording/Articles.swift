internal import UnspinLexicon
internal import UnspinText

/// Keeps "a" and "an" in agreement with the words that are written after them.
enum Articles {
  /// The edit that puts "a" or "an" right before an edited word; nil when it is right or has been edited itself.
  static func edit(before edit: Edit, at token: Int, _ document: Document, after last: Edit?) -> Edit? {
    guard token > 0, document.tokens[token].flags.contains(.afterSpace) else { return nil }
    let before = document.tokens[token - 1]
    let article = WordInitial(document.bytes[before.span])
    guard before.kind == .word, article.contains(.isA) || article.contains(.isAn) else { return nil }
    if let last, last.span.upperBound > Int(before.start) { return nil }
    guard article.clashes(with: WordInitial(Array(edit.replacement.utf8.prefix { $0 != 0x20 }))) else {
      return nil
    }
    let text = document.text(before.span)
    return Edit(
      kind: edit.kind, span: before.span, original: text,
      replacement: article.contains(.isA) ? text + "n" : String(text.dropLast()), confidence: edit.confidence,
      source: edit.source, reason: "the article follows “\(edit.replacement)”")
  }

  /// Leaves the page's article where an edit would put the other one before a word that stays.
  ///
  /// The decoder weighs an article together with the words after it: where those are not sure enough to be
  /// written, their article must not be either.
  static func keep(in edits: inout [Edit], _ document: Document) {
    for index in edits.indices.reversed() {
      let edit = edits[index]
      let own = lastWord(edit.original)
      let other = lastWord(edit.replacement)
      guard isArticle(own), isArticle(other), own.count != other.count,
        index + 1 == edits.count || edits[index + 1].span.lowerBound > edit.span.upperBound + 1,
        let next = word(after: edit.span.upperBound, document), WordInitial(other).clashes(with: next)
      else { continue }
      edits[index].replacement.removeLast(other.count)
      edits[index].replacement += String(decoding: own, as: UTF8.self)
      if edits[index].replacement == edit.original { edits.remove(at: index) }
    }
  }

  private static func lastWord(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    return Array(bytes[((bytes.lastIndex(of: 0x20) ?? -1) + 1)...])
  }

  private static func isArticle(_ word: [UInt8]) -> Bool {
    !WordInitial(word).isDisjoint(with: [.isA, .isAn])
  }

  /// How the word begins that stands one space after an offset.
  private static func word(after offset: Int, _ document: Document) -> WordInitial? {
    var low = 0
    var high = document.tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(document.tokens[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    guard low < document.tokens.count, document.tokens[low].flags.contains(.afterSpace),
      document.tokens[low].kind == .word
    else { return nil }
    return WordInitial(document.bytes[document.tokens[low].span])
  }
}
