import Unspin
import UnspinLexicon
import UnspinText

/// Image files: refused with what to do, or opened, and then no look-up reads outside them.
enum ImageTarget: FuzzTarget {
  static func run(_ input: [UInt8]) {
    let image = ImageBytes(input)
    for kind in [ImageKind.lexicon, .model, .context] {
      do throws(ImageError) {
        let reader = try ImageReader(image, kind: kind)
        for tag in ["SLOT", "TEXT", "UNIG", "VECT"] as [ImageTag] { sum(reader, tag) }
        try reader.verify()
      } catch {
        guard error.description.contains(ImageError.rebuild) else {
          broken("a refusal says what to do: \(error)")
        }
      }
    }
    if let lexicon = try? Lexicon(image) { look(up: input, in: lexicon) }
    if let model = try? LanguageModel(image) { look(up: input, in: model) }
    _ = try? ContextEncoder(image)
  }

  /// Reads every element of a section, of whatever size its elements are.
  private static func sum(_ reader: ImageReader, _ tag: ImageTag) {
    if let table = try? reader.section(tag, of: UInt8.self) { _ = table.withElements { $0.reduce(0, &+) } }
    if let table = try? reader.section(tag, of: UInt32.self) { _ = table.withElements { $0.reduce(0, &+) } }
    if let table = try? reader.section(tag, of: UInt64.self) { _ = table.withElements { $0.reduce(0, &+) } }
  }

  private static func keys(_ input: [UInt8]) -> [TokenKey] {
    ["zib", "zab", "quimby"].map { TokenKey($0) }
      + stride(from: 0, to: input.count - 8, by: 64).map { start in
        TokenKey(rawValue: input[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) })
      }
  }

  private static func look(up input: [UInt8], in lexicon: Lexicon) {
    for key in keys(input) {
      guard let state = lexicon.start(key) else { continue }
      for next in keys(input).prefix(4) { _ = lexicon.advance(state, by: next, isJoined: false) }
    }
    _ = lexicon.isSurname(TokenKey("kim"))
    guard lexicon.weights.count <= input.count, lexicon.files.count <= input.count else {
      broken("an image holds no more than its bytes")
    }
  }

  private static func look(up input: [UInt8], in model: LanguageModel) {
    let keys = keys(input)
    for key in keys {
      let context = model.context(keys[0], key)
      _ = model.logProbability(of: keys[1], in: context)
    }
    _ = model.logProbability(of: keys)
  }

  static func mutate(_ input: [UInt8], using random: inout SplitMix64) -> [UInt8]? {
    var image = input.count < 96 || random.isTrue(0.02) ? random.pick(sound) : input
    guard image.count >= 96 else { return nil }
    let sections = Int(image[12]) % 16
    for _ in 0...random.next(below: 3) {
      switch random.next(below: 5) {
      case 0: image[random.next(below: image.count)] ^= 1 << UInt8(random.next(below: 8))
      case 1: write(random.pick(numbers), at: 8 * random.next(below: 12), in: &image)
      case 2:
        let entry = 32 + 24 * random.next(below: max(sections, 1))
        write(random.pick(numbers), at: entry + 8 * random.next(below: 3), in: &image)
      case 3: image.removeLast(min(image.count - 96, random.next(below: 200)))
      default: image[random.next(below: image.count)] = UInt8(truncatingIfNeeded: random.next())
      }
    }
    if random.isTrue(0.6) { seal(&image) }
    return image
  }

  /// Makes size and checksum fit, so that what lies behind those checks is reached.
  private static func seal(_ image: inout [UInt8]) {
    write(UInt64(image.count), at: 16, in: &image)
    write(image[32...].withUnsafeBytes { TokenKey(bytes: $0).rawValue }, at: 24, in: &image)
  }

  private static func write(_ number: UInt64, at offset: Int, in image: inout [UInt8]) {
    for index in 0..<8 where offset + index < image.count {
      image[offset + index] = UInt8(truncatingIfNeeded: number >> UInt64(8 * index))
    }
  }

  private static let numbers: [UInt64] = [
    0, 1, 63, 64, 128, 192, 1 << 12, 1 << 31, 1 << 32, 1 << 32 | 8, 1 << 40, 1 << 63, UInt64(Int64.max), .max,
    .max - 63,
  ]

  /// Small images to start from.
  private static let sound: [[UInt8]] = {
    let rows = "wording\tzib zab\tzab\nname\tZorba Quimby\tZorblat Quimby\nkeep\tquimby\n"
    let words = ["zib", "zab", "quimby"].map { TokenKey($0) }
    let pair = words[0].followed(by: words[1])
    let model = try? LanguageModelWriter.write(
      unigrams: words.map { ($0, -2, -0.5) }, bigrams: [(pair.rawValue, -1, -0.5, true)],
      trigrams: [(pair.followed(by: words[2]).rawValue, -0.5)], unknown: -12)
    return [(try? OverlayCompiler.compile(rows, name: "own.tsv")) ?? [], model ?? []].filter { !$0.isEmpty }
  }()
}

extension ImageTag: ExpressibleByStringLiteral {
  /// A tag written as a text of four letters.
  public init(stringLiteral letters: StaticString) { self.init(letters) }
}
