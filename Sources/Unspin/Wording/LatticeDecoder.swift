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
/// probable states go on, ties kept in the order they arose.
package struct LatticeDecoder {
  /// States kept at each position.
  package static let beam = 14

  /// A state: the last two words read.
  private struct Node {
    var first: TokenKey
    var last: Int32
    var lastKey: TokenKey
    var context: LanguageModel.Context?
    var alpha: Float
    var beta: Float
  }

  /// A step from one state to another over an arc.
  package struct Step {
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

  private let model: LanguageModel
  private var nodes: [Node] = []
  private var buckets: [[Int32]] = []
  /// All steps that were weighed, in order of position.
  package private(set) var steps: [Step] = []
  /// Log of the sum of exp(score) over all paths.
  package private(set) var logPartition: Float = 0

  package init(model: LanguageModel) {
    self.model = model
  }

  /// Sets the posterior of each arc of `lattice`.
  ///
  /// - Complexity: O(tokens x beam x arcs a token) language-model queries.
  package mutating func decode(_ lattice: inout Lattice, weights: FeatureWeights) {
    forward(lattice, weights)
    backward(&lattice)
  }

  private mutating func forward(_ lattice: Lattice, _ weights: FeatureWeights) {
    let count = lattice.count
    nodes.removeAll(keepingCapacity: true)
    steps.removeAll(keepingCapacity: true)
    for index in buckets.indices { buckets[index].removeAll(keepingCapacity: true) }
    while buckets.count < count + 2 { buckets.append([]) }
    let lmWeight = weights[.languageModel]
    let doubledWeight = weights[.doubled]
    let articleWeight = weights[.article]

    nodes.append(
      Node(
        first: TokenKey(rawValue: 0), last: -1, lastKey: .sentenceStart,
        context: model.context(TokenKey(rawValue: 0), .sentenceStart), alpha: 0, beta: 0))
    buckets[0].append(0)

    for position in 0..<count {
      prune(position)
      let arcs = lattice.arcStarts[position]..<lattice.arcStarts[position + 1]
      for number in buckets[position] {
        let context = context(of: number, lattice)
        let node = nodes[Int(number)]
        for arcIndex in arcs {
          let arc = lattice.arcs[arcIndex]
          var step = Step(
            from: number, to: 0, arc: Int32(arcIndex), score: arc.score, languageModel: 0, isDoubled: false,
            breaksArticle: false, probability: 0)
          var first = node.first
          var last = node.last
          var lastKey = node.lastKey
          var running = context
          for offset in 0..<Int(arc.wordCount) {
            let index = Int(arc.firstWord) + offset
            let word = lattice.words[index]
            if offset > 0 { running = model.context(first, lattice.words[Int(last)].model) }
            step.languageModel += model.logProbability(of: word.model, in: running)
            if word.model.key == lastKey && arc.kind != .keep { step.isDoubled = true }
            if last >= 0, lattice.words[Int(last)].initial.clashes(with: word.initial) {
              step.breaksArticle = true
            }
            first = lastKey
            last = Int32(index)
            lastKey = word.model.key
          }
          step.score += lmWeight * step.languageModel
          if step.isDoubled { step.score += doubledWeight }
          if step.breaksArticle { step.score += articleWeight }
          step.to = state(at: Int(arc.end), first, last, lastKey, node.alpha + step.score)
          steps.append(step)
        }
      }
    }
    finish(lattice, lmWeight)
  }

  private mutating func finish(_ lattice: Lattice, _ lmWeight: Float) {
    let count = lattice.count
    prune(count)
    let end = model.word(.sentenceEnd)
    for number in buckets[count] {
      let context = context(of: number, lattice)
      let probability = model.logProbability(of: end, in: context)
      var step = Step(
        from: number, to: 0, arc: -1, score: lmWeight * probability, languageModel: probability,
        isDoubled: false, breaksArticle: false, probability: 0)
      step.to = state(
        at: count + 1, TokenKey(rawValue: 0), -1, .sentenceEnd, nodes[Int(number)].alpha + step.score)
      steps.append(step)
    }
    logPartition = buckets[count + 1].first.map { nodes[Int($0)].alpha } ?? 0
  }

  private mutating func context(of number: Int32, _ lattice: Lattice) -> LanguageModel.Context {
    if let known = nodes[Int(number)].context { return known }
    let node = nodes[Int(number)]
    let context = model.context(node.first, lattice.words[Int(node.last)].model)
    nodes[Int(number)].context = context
    return context
  }

  /// The state at a position, made when it is new; adds to its forward sum.
  private mutating func state(
    at position: Int, _ first: TokenKey, _ last: Int32, _ lastKey: TokenKey, _ alpha: Float
  ) -> Int32 {
    for number in buckets[position] {
      let node = nodes[Int(number)]
      if node.lastKey == lastKey && node.first == first {
        nodes[Int(number)].alpha = LatticeDecoder.logSum(node.alpha, alpha)
        return number
      }
    }
    nodes.append(Node(first: first, last: last, lastKey: lastKey, context: nil, alpha: alpha, beta: 0))
    buckets[position].append(Int32(nodes.count - 1))
    return Int32(nodes.count - 1)
  }

  /// Keeps the most probable states of a position.
  private mutating func prune(_ position: Int) {
    guard buckets[position].count > LatticeDecoder.beam else { return }
    let nodes = nodes
    buckets[position].sort {
      let left = nodes[Int($0)].alpha
      let right = nodes[Int($1)].alpha
      return left != right ? left > right : $0 < $1
    }
    buckets[position].removeLast(buckets[position].count - LatticeDecoder.beam)
  }

  private mutating func backward(_ lattice: inout Lattice) {
    for index in lattice.arcs.indices { lattice.arcs[index].posterior = 0 }
    let unreached = -Float.infinity
    for index in nodes.indices { nodes[index].beta = unreached }
    if let end = buckets[lattice.count + 1].first { nodes[Int(end)].beta = 0 }
    for index in steps.indices.reversed() {
      let step = steps[index]
      let beta = nodes[Int(step.to)].beta
      guard beta > unreached else { continue }
      let from = Int(step.from)
      nodes[from].beta = LatticeDecoder.logSum(nodes[from].beta, step.score + beta)
      let probability = exp(nodes[from].alpha + step.score + beta - logPartition)
      steps[index].probability = probability
      if step.arc >= 0 { lattice.arcs[Int(step.arc)].posterior += probability }
    }
  }

  /// log(exp(left) + exp(right)).
  private static func logSum(_ left: Float, _ right: Float) -> Float {
    let high = max(left, right)
    let low = min(left, right)
    let difference = low - high
    return difference > -16 ? high + log1p(exp(difference)) : high
  }
}
