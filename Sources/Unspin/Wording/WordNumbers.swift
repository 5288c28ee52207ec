internal import UnspinLexicon
internal import UnspinText

/// Small numbers for the words of one lattice, so that equal words are told by comparing them.
struct WordNumbers: ~Copyable {
  /// The words by number.
  private(set) var words = Scratch<LanguageModel.Word>()
  private(set) var count = 0

  /// The number of each word of the lattice.
  private var numbers = Scratch<Int32>()
  /// Numbers by the hash of their word, with the turn they were written in.
  private var slots = Scratch<Slot>()
  private var slotCount = 0
  private var turn: UInt32 = 0

  struct Slot: BitwiseCopyable {
    var turn: UInt32
    var number: Int32
  }

  /// Forgets all and takes the words of a lattice, after those given.
  mutating func read(_ lattice: borrowing Lattice, after first: [LanguageModel.Word]) {
    let total = lattice.words.count + first.count
    words.clear(for: total)
    numbers.clear(for: lattice.words.count)
    if slotCount < total * 2 {
      slotCount = 256
      while slotCount < total * 2 { slotCount *= 2 }
      slots.clear(for: slotCount)
      slots.base.initialize(repeating: Slot(turn: 0, number: 0), count: slotCount)
      turn = 0
    }
    turn &+= 1
    if turn == 0 {
      slots.base.initialize(repeating: Slot(turn: 0, number: 0), count: slotCount)
      turn = 1
    }
    count = 0
    for word in first { _ = number(of: word) }
    let target = numbers.base
    lattice.words.withUnsafeBufferPointer { words in
      for index in words.indices { target[index] = number(of: words[index].model) }
    }
  }

  /// The number of a word of the lattice.
  @inline(__always)
  subscript(index: Int) -> Int32 { numbers[index] }

  @inline(__always)
  private mutating func number(of word: LanguageModel.Word) -> Int32 {
    var slot = Int(truncatingIfNeeded: word.key.rawValue ^ word.key.rawValue >> 32) & (slotCount &- 1)
    while slots[slot].turn == turn {
      let number = slots[slot].number
      if words[Int(number)].key == word.key { return number }
      slot = (slot &+ 1) & (slotCount &- 1)
    }
    slots[slot] = Slot(turn: turn, number: Int32(truncatingIfNeeded: count))
    words[count] = word
    count &+= 1
    return Int32(truncatingIfNeeded: count &- 1)
  }
}
