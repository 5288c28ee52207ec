package import UnspinLexicon
package import UnspinText

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Finds how probable each arc of a lattice is.
///
/// The probability of a path is proportional to exp of its score, the weighted sum of ``Feature``s; language
/// model and article features depend on the two words before, which are the state. Sums run forward and
/// backward over the states (Lafferty, McCallum and Pereira 2001); at each position the ``beam`` most
/// probable states go on, if they are not further than ``width`` below the best; ties are kept in the order
/// they arose.
///
/// States that share their last word ask the same 2-grams and lead to the same states, so both are found
/// once for all of them: such states are a group.
package struct LatticeDecoder: ~Copyable {
  /// States kept at each position.
  package static let beam = 14
  /// States that are less probable than the best of their position by more than this, in nats, are dropped.
  package static let width: Float = 8

  /// A step from one state to another over an arc.
  package struct Step: BitwiseCopyable {
    fileprivate var from: Int32
    fileprivate var to: Int32
    /// Index of the arc; -1 for the end of the sentence.
    package fileprivate(set) var arc: Int32
    fileprivate var score: Float
    /// Log probability of the arc's words here.
    package fileprivate(set) var languageModel: Float
    package fileprivate(set) var isDoubled: Bool
    package fileprivate(set) var breaksArticle: Bool
    /// Probability of the step, after decoding.
    package fileprivate(set) var probability: Float
  }

  /// An arc as all states of its position see it.
  struct Choice: BitwiseCopyable {
    var score: Float
    var firstWord: Int32
    var wordCount: Int32
    var end: Int32
    /// Number of the first word, and its place among the first words of the position.
    var number: Int32
    var place: Int32
    /// How the first word begins.
    var initial: WordInitial
    var isEdit: Bool
    /// Whether two of its own words are the same, or an article of its own is wrong.
    var isDoubled: Bool
    var breaksArticle: Bool
  }

  private static let noWord = LanguageModel.Word(
    key: TokenKey(rawValue: 0), logProbability: 0, backoff: 0, isKnown: false)
  /// Numbers of the words that ``WordNumbers`` starts with.
  private static let nothing: Int32 = 0
  private static let start: Int32 = 1
  private static let end: Int32 = 2

  private let model: LanguageModel
  private let firstWords: [LanguageModel.Word]
  private var numbers = WordNumbers()
  private var states = StateTable()
  private var stepMemory = Scratch<Step>()
  private var stepCount = 0
  /// Log of the sum of exp(score) over all paths.
  package private(set) var logPartition: Float = 0

  // For one position: the states that go on, their groups by last word, and their choices.
  private var active = Scratch<Int32>()
  private var groups = Scratch<Int32>()
  private var groupWords = Scratch<Int32>()
  private var contexts = Scratch<LanguageModel.Context>()
  private var choices = Scratch<Choice>()
  private var words = Scratch<LanguageModel.Word>()
  private var places = Scratch<Int32>()
  /// Log probabilities of the third and further words of arcs, one arc after the other.
  private var tails = Scratch<Float>()
  private var pairs = Scratch<LanguageModel.Bigram>()
  /// By group and choice: log probability of the second word, NaN where not asked.
  private var seconds = Scratch<Float>()
  /// By group and choice: the node reached, -1 where not looked for.
  private var targets = Scratch<Int32>()
  private var results = Scratch<Float>()

  package init(model: LanguageModel) {
    self.model = model
    firstWords = [Self.noWord, model.word(.sentenceStart), model.word(.sentenceEnd)]
  }

  /// All steps that were weighed, in order of position.
  package var steps: [Step] { Array(UnsafeBufferPointer(start: stepMemory.base, count: stepCount)) }

  /// Sets the posterior of each arc of `lattice`.
  ///
  /// - Complexity: O(tokens x beam x arcs a token) language-model queries.
  package mutating func decode(_ lattice: inout Lattice, weights: FeatureWeights) {
    forward(lattice, weights)
    backward(&lattice)
  }

  private mutating func forward(_ lattice: Lattice, _ weights: FeatureWeights) {
    let count = lattice.count
    let most = (lattice.arcs.count + 1) * Self.beam + 2
    numbers.read(lattice, after: firstWords)
    states.clear(positions: count + 2, nodes: most)
    stepMemory.clear(for: most)
    stepCount = 0
    let initial = states.node(0, Self.nothing, Self.start, word: -1, pair: .unasked)
    states.nodes.base[Int(initial.number)].alpha = 0
    for position in 0..<count {
      step(from: position, lattice, weights)
    }
    finish(lattice, weights[.languageModel])
  }

  /// Weighs all arcs that start at a position.
  private mutating func step(from position: Int, _ lattice: Lattice, _ weights: FeatureWeights) {
    let choiceCount = prepare(lattice, position)
    let activeCount = best(at: position, active.base)
    ask(activeCount, choiceCount)
    let placeCount = Int(places[choiceCount])
    let firstArc = Int32(lattice.arcStarts[position])
    lattice.words.withUnsafeBufferPointer { latticeWords in
      for index in 0..<activeCount {
        weigh(index, choiceCount, placeCount, firstArc, latticeWords, weights)
      }
    }
  }

  /// Sorts the states that go on into groups and asks the language model for the first words of all choices.
  private mutating func ask(_ activeCount: Int, _ choiceCount: Int) {
    let placeCount = Int(places[choiceCount])
    pairs.clear(for: Self.beam * placeCount)
    seconds.clear(for: Self.beam * choiceCount)
    targets.clear(for: Self.beam * choiceCount)
    results.clear(for: Self.beam * placeCount)
    let nodes = states.nodes.base
    for index in 0..<activeCount {
      let node = nodes[Int(active[index])]
      model.announce(
        numbers.words[Int(node.first)].key, numbers.words[Int(node.last)], node.pair)
    }
    var known: Int32 = 0
    for index in 0..<activeCount {
      let node = nodes + Int(active[index])
      var group: Int32 = 0
      while group < known, groupWords[Int(group)] != node.pointee.last { group += 1 }
      if group == known {
        groupWords[Int(group)] = node.pointee.last
        known += 1
        (pairs.base + Int(group) * placeCount).update(repeating: .unasked, count: placeCount)
        (seconds.base + Int(group) * choiceCount).update(repeating: .nan, count: choiceCount)
        (targets.base + Int(group) * choiceCount).update(repeating: -1, count: choiceCount)
      }
      groups[index] = group
      contexts[index] = model.context(
        numbers.words[Int(node.pointee.first)].key, numbers.words[Int(node.pointee.last)],
        &node.pointee.pair)
    }
    model.logProbabilities(
      of: UnsafeBufferPointer(start: words.base, count: placeCount),
      in: UnsafeBufferPointer(start: contexts.base, count: activeCount), groups: groups.base,
      pairs: pairs.base, into: results.base)
  }

  /// Weighs the choices of one state.
  @inline(__always)
  private mutating func weigh(
    _ index: Int, _ choiceCount: Int, _ placeCount: Int, _ firstArc: Int32,
    _ latticeWords: UnsafeBufferPointer<Lattice.Word>, _ weights: FeatureWeights
  ) {
    let lmWeight = weights[.languageModel]
    let doubledWeight = weights[.doubled]
    let articleWeight = weights[.article]
    let nodes = states.nodes.base
    let from = active[index]
    let group = Int(groups[index])
    let groupPairs = pairs.base + group &* placeCount
    let row = results.base + index &* placeCount
    let last = nodes[Int(from)].last
    let alpha = nodes[Int(from)].alpha
    let before = nodes[Int(from)].word
    let initial: WordInitial = before >= 0 ? latticeWords[Int(before)].initial : []
    var tail = 0
    for number in 0..<choiceCount {
      let choice = choices[number]
      var languageModel = row[Int(choice.place)]
      if choice.wordCount > 1 {
        let cell = group &* choiceCount &+ number
        if seconds[cell].isNaN {
          let context = model.context(
            numbers.words[Int(last)].key, numbers.words[Int(choice.number)],
            &groupPairs[Int(choice.place)])
          var pair = LanguageModel.Bigram.unasked
          seconds[cell] = model.logProbability(
            of: latticeWords[Int(choice.firstWord) + 1].model, in: context, &pair)
        }
        languageModel += seconds[cell]
        for _ in 2..<max(choice.wordCount, 2) {
          languageModel += tails[tail]
          tail &+= 1
        }
      }
      let isDoubled = choice.isDoubled || (choice.isEdit && choice.number == last)
      let breaksArticle = choice.breaksArticle || initial.clashes(with: choice.initial)
      var score = choice.score
      score += lmWeight * languageModel
      if isDoubled { score += doubledWeight }
      if breaksArticle { score += articleWeight }
      let reached = target(choice, number, group, groupPairs, choiceCount, last)
      let sum = alpha + score
      nodes[Int(reached.number)].alpha =
        reached.isNew ? sum : Self.logSum(nodes[Int(reached.number)].alpha, sum)
      stepMemory[stepCount] = Step(
        from: from, to: reached.number, arc: firstArc &+ Int32(truncatingIfNeeded: number), score: score,
        languageModel: languageModel, isDoubled: isDoubled, breaksArticle: breaksArticle, probability: 0)
      stepCount &+= 1
    }
  }

  /// The node that a choice leads to from a group of states.
  @inline(__always)
  private mutating func target(
    _ choice: Choice, _ number: Int, _ group: Int, _ groupPairs: UnsafeMutablePointer<LanguageModel.Bigram>,
    _ choiceCount: Int, _ last: Int32
  ) -> (number: Int32, isNew: Bool) {
    // Where an arc has two words, all groups come to the same node.
    let cell = (choice.wordCount > 1 ? 0 : group &* choiceCount) &+ number
    let known = targets[cell]
    if known >= 0 { return (known, false) }
    let lastWord = choice.firstWord &+ choice.wordCount &- 1
    let reached =
      choice.wordCount > 1
      ? states.node(
        choice.end, numbers[Int(lastWord) &- 1], numbers[Int(lastWord)], word: lastWord, pair: .unasked)
      : states.node(choice.end, last, choice.number, word: lastWord, pair: groupPairs[Int(choice.place)])
    targets[cell] = reached.number
    return reached
  }

  /// Lays out the arcs of a position, the different first words among them, and what is known of them in any
  /// context.
  private mutating func prepare(_ lattice: Lattice, _ position: Int) -> Int {
    let arcs = lattice.arcStarts[position]..<lattice.arcStarts[position + 1]
    choices.clear(for: arcs.count)
    words.clear(for: arcs.count)
    places.clear(for: arcs.count + 1)
    var longest = 0
    for index in arcs { longest += Int(lattice.arcs[index].wordCount) }
    tails.clear(for: longest)
    var count = 0
    var tail = 0
    var placeCount: Int32 = 0
    for index in arcs {
      let arc = lattice.arcs[index]
      let number = numbers[Int(arc.firstWord)]
      var place: Int32 = 0
      while place < placeCount, places[Int(place)] != number { place += 1 }
      if place == placeCount {
        places[Int(place)] = number
        words[Int(place)] = numbers.words[Int(number)]
        placeCount += 1
      }
      var choice = Choice(
        score: arc.score, firstWord: arc.firstWord, wordCount: arc.wordCount, end: arc.end, number: number,
        place: place, initial: lattice.words[Int(arc.firstWord)].initial, isEdit: arc.kind != .keep,
        isDoubled: false, breaksArticle: false)
      for offset in 1..<Int(max(arc.wordCount, 1)) {
        let word = Int(arc.firstWord) + offset
        if numbers[word] == numbers[word - 1], choice.isEdit { choice.isDoubled = true }
        if lattice.words[word - 1].initial.clashes(with: lattice.words[word].initial) {
          choice.breaksArticle = true
        }
        if offset > 1 {
          let context = model.context(lattice.words[word - 2].model.key, lattice.words[word - 1].model)
          tails[tail] = model.logProbability(of: lattice.words[word].model, in: context)
          tail += 1
        }
      }
      choices[count] = choice
      count += 1
    }
    places[count] = placeCount
    return count
  }

  private mutating func finish(_ lattice: Lattice, _ lmWeight: Float) {
    let count = lattice.count
    let end = numbers.words[Int(Self.end)]
    var last: Int32 = -1
    for index in 0..<best(at: count, active.base) {
      let from = active[index]
      let node = states.nodes[Int(from)]
      var pair = LanguageModel.Bigram.unasked
      let context = model.context(
        numbers.words[Int(node.first)].key, numbers.words[Int(node.last)],
        &states.nodes.base[Int(from)].pair)
      let probability = model.logProbability(of: end, in: context, &pair)
      let score = lmWeight * probability
      let reached = states.node(Int32(count + 1), Self.nothing, Self.end, word: -1, pair: .unasked)
      let known = states.nodes[Int(reached.number)].alpha
      let sum = node.alpha + score
      states.nodes.base[Int(reached.number)].alpha = reached.isNew ? sum : Self.logSum(known, sum)
      stepMemory[stepCount] = Step(
        from: from, to: reached.number, arc: -1, score: score, languageModel: probability,
        isDoubled: false, breaksArticle: false, probability: 0)
      stepCount += 1
      last = reached.number
    }
    logPartition = last >= 0 ? states.nodes[Int(last)].alpha : 0
  }

  /// Writes the states of a position that go on to `active`; the most probable first where some do not.
  private func best(at position: Int, _ active: UnsafeMutablePointer<Int32>) -> Int {
    let nodes = states.nodes.base
    let head = states.head(position)
    var highest = -Float.infinity
    var number = head
    while number >= 0 {
      highest = max(highest, nodes[Int(number)].alpha)
      number = nodes[Int(number)].next
    }
    let least = highest - Self.width
    var count = 0
    number = head
    while number >= 0, count < Self.beam {
      if nodes[Int(number)].alpha >= least {
        active[count] = number
        count += 1
      }
      number = nodes[Int(number)].next
    }
    guard number >= 0 else { return count }
    // More than fit: sorted by insertion, the first of equals first.
    for index in 1..<count { Self.sink(active, index, active[index], nodes) }
    while number >= 0 {
      if nodes[Int(number)].alpha > nodes[Int(active[count - 1])].alpha {
        Self.sink(active, count - 1, number, nodes)
      }
      number = nodes[Int(number)].next
    }
    return count
  }

  /// Puts a state where it belongs among those before `index`.
  @inline(__always)
  private static func sink(
    _ active: UnsafeMutablePointer<Int32>, _ index: Int, _ number: Int32,
    _ nodes: UnsafeMutablePointer<StateTable.Node>
  ) {
    let alpha = nodes[Int(number)].alpha
    var place = index
    while place > 0, alpha > nodes[Int(active[place - 1])].alpha {
      active[place] = active[place - 1]
      place -= 1
    }
    active[place] = number
  }

  private mutating func backward(_ lattice: inout Lattice) {
    let unreached = -Float.infinity
    let nodes = states.nodes.base
    let logPartition = logPartition
    if stepCount > 0, stepMemory[stepCount - 1].arc < 0 { nodes[Int(stepMemory[stepCount - 1].to)].beta = 0 }
    lattice.arcs.withUnsafeMutableBufferPointer { arcs in
      for index in arcs.indices { arcs[index].posterior = 0 }
      for index in stride(from: stepCount - 1, through: 0, by: -1) {
        let step = stepMemory[index]
        let beta = nodes[Int(step.to)].beta
        guard beta > unreached else { continue }
        let from = Int(step.from)
        let alpha = nodes[from].alpha
        nodes[from].beta = Self.logSum(nodes[from].beta, step.score + beta)
        let probability = exp(alpha + step.score + beta - logPartition)
        stepMemory.base[index].probability = probability
        if step.arc >= 0 { arcs[Int(step.arc)].posterior += probability }
      }
    }
  }

  /// log(exp(left) + exp(right)).
  @inline(__always)
  private static func logSum(_ left: Float, _ right: Float) -> Float {
    let high = max(left, right)
    let low = min(left, right)
    let difference = low - high
    return difference > -16 ? high + log1p(exp(difference)) : high
  }
}
