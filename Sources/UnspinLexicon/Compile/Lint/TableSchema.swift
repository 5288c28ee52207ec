/// What the columns of a dictionary file mean.
package struct TableSchema: Sendable {
  /// What a cell holds.
  enum Cell: Sendable {
    /// Any text.
    case text
    /// Texts separated by `|`.
    case list
    /// A whole number from `least` on.
    case whole(least: Int)
    /// A number with or without decimals.
    case decimal
    /// One of a few words.
    case one(of: [String])
    /// Sightings by family, `A:4,B:1`, that add up to the column `count`.
    case families
  }

  /// A column.
  struct Column: Sendable {
    var name: String
    var cell = Cell.text
    var isRequired = true
  }

  /// Which table it is.
  enum Kind: Sendable {
    case observed, curated, names, homographs, surnames, weights, other
  }

  let kind: Kind
  /// The columns that a file of its kind must have.
  let columns: [Column]
  /// Columns that no two rows share all of.
  let key: [String]
  /// Whether rows stand in byte order, by first and then second column.
  let isSorted: Bool

  /// The schema of a file: by its folder and the column that marks its kind.
  init(file: String, columns: [String]) {
    if file.hasPrefix("wording/"), columns.contains("spun") {
      self.init(.observed, Self.observed, key: ["spun", "original", "case"])
    } else if file.hasPrefix("wording/"), columns.contains("families") {
      self.init(.curated, Self.curated + [Self.letters], key: ["original", "class", "families"])
    } else if file.hasPrefix("wording/") {
      self.init(.curated, Self.curated, key: ["original", "class"])
    } else if file == "names/homographs.tsv" {
      self.init(.homographs, Self.homographs, key: ["part"])
    } else if file == "names/surnames.tsv" {
      self.init(.surnames, Self.surnames, key: ["surname"])
    } else if file.hasPrefix("names/") {
      self.init(.names, Self.names, key: ["name"])
    } else if file == "language/weights.tsv" {
      // The order of the weights is that of the features.
      self.init(.weights, Self.weights, key: ["name"], isSorted: false)
    } else {
      self.init(.other, columns.prefix(1).map { Column(name: $0) }, key: columns)
    }
  }

  private init(_ kind: Kind, _ columns: [Column], key: [String], isSorted: Bool = true) {
    self.kind = kind
    self.columns = columns
    self.key = key
    self.isSorted = isSorted
  }

  private static let observed = [
    Column(name: "spun"), Column(name: "original"), Column(name: "case", cell: .one(of: ["any", "exact"])),
    Column(name: "count", cell: .whole(least: 1)), Column(name: "kept", cell: .whole(least: 0)),
    Column(name: "pages", cell: .whole(least: 1)), Column(name: "families", cell: .families),
    Column(name: "source"),
  ]
  private static let curated = [
    Column(name: "original"), Column(name: "class", cell: .one(of: InflectionClass.allCases.map(\.rawValue))),
    Column(name: "substitutes", cell: .list), Column(name: "source"),
  ]
  /// Families that alone write what a row foresees.
  private static let letters = Column(
    name: "families",
    cell: .one(
      of: (1..<16).map { set in
        String("ABCD".enumerated().filter { set >> $0.offset & 1 == 1 }.map(\.element))
      }),
    isRequired: false)
  private static let homographs = [
    Column(name: "part"), Column(name: "substitutes", cell: .list),
    Column(name: "seen", cell: .list, isRequired: false),
    Column(name: "examples", cell: .list, isRequired: false), Column(name: "source"),
  ]
  private static let surnames = [
    Column(name: "surname"), Column(name: "share", cell: .whole(least: 1)), Column(name: "source"),
  ]
  private static let names = [
    Column(name: "name"), Column(name: "also", cell: .list, isRequired: false),
    Column(name: "of", cell: .list, isRequired: false), Column(name: "note"),
    Column(name: "context", cell: .one(of: ["needed"]), isRequired: false), Column(name: "source"),
  ]
  private static let weights = [
    Column(name: "name"), Column(name: "value", cell: .decimal), Column(name: "source"),
  ]
}
