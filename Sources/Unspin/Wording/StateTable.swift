internal import UnspinLexicon

/// The states of a sentence by position and words.
struct StateTable: ~Copyable {
  /// A state: the last two words read, at a position.
  struct Node: BitwiseCopyable {
    /// Numbers of the two words.
    var first: Int32
    var last: Int32
    var position: Int32
    /// Where the last word stands among those of the lattice; -1 at the start.
    var word: Int32
    /// The node made after this one at the same position; -1 for the last.
    var next: Int32
    var alpha: Float
    var beta: Float
    /// What is known of the two words together.
    var pair: LanguageModel.Bigram
  }

  private(set) var nodes = Scratch<Node>()
  private(set) var count = 0
  /// First and last node of each position, -1 where there are none, and how many there are.
  private var heads = Scratch<Int32>()
  private var tails = Scratch<Int32>()
  private var slots = Scratch<Slot>()
  private var slotCount = 0
  private var turn: UInt32 = 0

  struct Slot: BitwiseCopyable {
    var turn: UInt32
    var node: Int32
  }

  /// Forgets all; makes room for so many nodes.
  mutating func clear(positions: Int, nodes most: Int) {
    count = 0
    nodes.clear(for: most)
    heads.clear(for: positions)
    tails.clear(for: positions)
    for position in 0..<positions { heads[position] = -1 }
    // One slot stays empty, or searching would not end.
    if slotCount <= most {
      slotCount = 1024
      while slotCount <= most { slotCount *= 2 }
      slots.clear(for: slotCount)
      slots.base.initialize(repeating: Slot(turn: 0, node: 0), count: slotCount)
      turn = 0
    }
    turn &+= 1
    if turn == 0 {
      slots.base.initialize(repeating: Slot(turn: 0, node: 0), count: slotCount)
      turn = 1
    }
  }

  /// The first node of a position; -1 when there is none.
  @inline(__always)
  func head(_ position: Int) -> Int32 { heads[position] }

  /// The node of a position with these words; a new one of unset sums is made where there is none.
  @inline(__always)
  mutating func node(
    _ position: Int32, _ first: Int32, _ last: Int32, word: Int32, pair: LanguageModel.Bigram
  ) -> (number: Int32, isNew: Bool) {
    let mixed =
      (UInt64(UInt32(truncatingIfNeeded: first)) << 32 | UInt64(UInt32(truncatingIfNeeded: last)))
      &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(UInt32(truncatingIfNeeded: position)) &* 0xD6E8_FEB8_6659_FD93
    var slot = Int(truncatingIfNeeded: mixed >> 32) & (slotCount &- 1)
    while slots[slot].turn == turn {
      let number = slots[slot].node
      let node = nodes[Int(number)]
      if node.first == first, node.last == last, node.position == position { return (number, false) }
      slot = (slot &+ 1) & (slotCount &- 1)
    }
    let number = Int32(truncatingIfNeeded: count)
    slots[slot] = Slot(turn: turn, node: number)
    nodes[count] = Node(
      first: first, last: last, position: position, word: word, next: -1, alpha: 0, beta: -.infinity,
      pair: pair)
    count &+= 1
    if heads[Int(position)] < 0 {
      heads[Int(position)] = number
    } else {
      nodes.base[Int(tails[Int(position)])].next = number
    }
    tails[Int(position)] = number
    return (number, true)
  }
}
