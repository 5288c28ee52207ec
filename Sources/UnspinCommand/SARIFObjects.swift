import Unspin

// The objects of the standard that a report needs, with the standard's names for their fields.

extension SARIFLog {
  struct Run: Encodable {
    let tool = Tool()
    let columnKind = "unicodeCodePoints"
    let newlineSequences = ["\r\n", "\n", "\r"]
    let defaultEncoding = "UTF-8"
    let invocations = [Invocation()]
    var artifacts: [Artifact] = []
    var results: [Result] = []
  }

  struct Tool: Encodable {
    let driver = Driver()
  }

  struct Driver: Encodable {
    let name = Report.Tool.current.name
    let version = Report.Tool.current.version
    let semanticVersion = Report.Tool.current.version
    let rules = Rule.allCases.map(Descriptor.init)
    let properties = Properties()

    struct Properties: Encodable {
      let dictionary = Report.Tool.current.dictionary
      let icu = Report.Tool.current.icu
    }
  }

  struct Invocation: Encodable {
    let executionSuccessful = true
  }

  /// What is looked for: the kinds of damage, and whether a text was spun at all.
  enum Rule: String, CaseIterable {
    case wording, name, chrome, caption, headline, encoding, spacing, spun

    init(_ kind: Edit.Kind) {
      self =
        switch kind {
        case .wording: .wording
        case .name: .name
        case .chrome: .chrome
        case .caption: .caption
        case .headline: .headline
        case .encoding: .encoding
        case .spacing: .spacing
        }
    }

    var index: Int { Rule.allCases.firstIndex(of: self) ?? 0 }

    var text: String {
      switch self {
      case .wording: "A word or phrase stands where the writer had another."
      case .name: "A name of a person, role, group, title, organisation, place or date is damaged."
      case .chrome: "A part of the page around the article stands in the text."
      case .caption: "A picture caption is repeated between paragraphs."
      case .headline: "A headline was cut before the title it ended in."
      case .encoding: "Characters were garbled on the way."
      case .spacing: "Spaces are doubled or of an odd kind."
      case .spun: "The text was rewritten by a machine."
      }
    }
  }

  struct Descriptor: Encodable {
    let id: String
    let shortDescription: Message

    init(_ rule: Rule) {
      id = rule.rawValue
      shortDescription = Message(text: rule.text)
    }
  }

  struct Message: Encodable {
    let text: String
  }

  struct Artifact: Encodable {
    let location: ArtifactLocation
    let length: Int
    let encoding = "UTF-8"
    let properties: Properties

    struct Properties: Encodable {
      /// Probability that the text was spun.
      let spun: Double
      let family: String?
    }
  }

  struct ArtifactLocation: Encodable {
    let uri: String
    let index: Int
  }

  struct Result: Encodable {
    let ruleId: String
    let ruleIndex: Int
    let level: String
    let message: Message
    let locations: [Location]
    /// How sure, from 0 to 100.
    let rank: Double?
    let properties: Properties?
    let fixes: [Fix]?

    init(
      rule: Rule, level: String, message: String, place: PhysicalLocation, rank: Double?,
      properties: Properties?, fixes: [Fix]?
    ) {
      ruleId = rule.rawValue
      ruleIndex = rule.index
      self.level = level
      self.message = Message(text: message)
      locations = [Location(physicalLocation: place)]
      self.rank = rank
      self.properties = properties
      self.fixes = fixes
    }

    struct Properties: Encodable {
      /// The number of the edit; nil for findings.
      let edit: Int?
      /// UTF-8 offsets.
      let span: Span
      let source: String?
      let alternatives: [Edit.Alternative]
    }

    struct Span: Encodable {
      let start: Int
      let end: Int

      init(_ range: Range<Int>) {
        start = range.lowerBound
        end = range.upperBound
      }
    }
  }

  struct Location: Encodable {
    let physicalLocation: PhysicalLocation
  }

  struct PhysicalLocation: Encodable {
    let artifactLocation: ArtifactLocation
    /// Nil for the whole text.
    let region: Region?
  }

  /// A range of text; the end is the place behind its last character.
  struct Region: Encodable {
    let startLine: Int
    let startColumn: Int
    let endLine: Int
    let endColumn: Int

    init(_ start: Report.Place, _ text: String) {
      startLine = start.line
      startColumn = start.column
      var (line, column) = (start.line, start.column)
      var previous: Unicode.Scalar?
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\n" where previous == "\r": break
        case "\n", "\r": (line, column) = (line + 1, 1)
        default: column += 1
        }
        previous = scalar
      }
      endLine = line
      endColumn = column
    }
  }

  struct Fix: Encodable {
    let description: Message
    let artifactChanges: [ArtifactChange]
  }

  struct ArtifactChange: Encodable {
    let artifactLocation: ArtifactLocation
    let replacements: [Replacement]
  }

  struct Replacement: Encodable {
    let deletedRegion: Region
    let insertedContent: Content
  }

  struct Content: Encodable {
    let text: String
  }
}
