package import UnspinText

/// How often each form occurs in a document.
package struct FormCounts: Sendable {
  private struct Slot {
    var key: TokenKey
    var count: Int32
  }

  /// Open addressing; a count of 0 marks an empty slot.
  private var slots: [Slot]
  private var used = 0

  package init() { slots = [Slot](repeating: Slot(key: TokenKey(rawValue: 0), count: 0), count: 64) }

  /// Counts the words and numbers among some tokens.
  init(_ tokens: [Token]) {
    self.init()
    for token in tokens where token.kind != .sign { add(token.form) }
  }

  /// How often a form occurs.
  package subscript(form: TokenKey) -> Int { Int(slots[place(of: form)].count) }

  private mutating func add(_ form: TokenKey) {
    var place = place(of: form)
    if slots[place].count == 0 {
      if (used + 1) * 2 > slots.count {
        grow()
        place = self.place(of: form)
      }
      used += 1
      slots[place].key = form
    }
    slots[place].count += 1
  }

  /// Where a form stands, or the empty slot where it would.
  @inline(__always)
  private func place(of form: TokenKey) -> Int {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count &- 1
      var place = Int(truncatingIfNeeded: form.rawValue ^ form.rawValue >> 32) & mask
      while slots[place].count > 0, slots[place].key != form { place = (place &+ 1) & mask }
      return place
    }
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(key: TokenKey(rawValue: 0), count: 0), count: old.count * 2)
    for slot in old where slot.count > 0 { slots[place(of: slot.key)] = slot }
  }
}
