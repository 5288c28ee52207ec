import Synchronization
import Testing
import Unspin
import UnspinFixtures

private let spun = Fixture(id: "spun", input: "the solid of it", output: "the cast of it")

/// A runner that reports failures is the point: each of these breaks one thing and sees it reported.
@Suite struct `Fixture runner` {
  @Test func `a good repair passes`() throws {
    #expect(try FixtureRunner(.replacing(["solid": "cast"])).failures(of: spun) == [])
  }

  @Test func `a wrong output fails, with the words that differ`() throws {
    let failures = try FixtureRunner(.replacing(["solid": "forged"])).failures(of: spun)
    #expect(failures.map(\.check) == [.output])
    #expect(failures.first?.diff?.lines() == ["the [-cast-]{+forged+} of it"])
    #expect(try FixtureRunner(.idle).checks(of: spun) == [.output])
  }

  @Test func `an output that only looks the same fails`() throws {
    let fixture = Fixture(id: "accent", input: "caffe", output: "cafe\u{301}")
    let failures = try FixtureRunner(.replacing(["caffe": "caf\u{E9}"])).failures(of: fixture)
    #expect(failures.map(\.check) == [.output])
    #expect(failures.first?.diff?.lines() == ["[-cafe⟨U+0301⟩-]{+caf⟨U+00E9⟩+}"])
  }

  @Test func `a repair that goes on the second time fails`() throws {
    let runner = FixtureRunner(.replacing(["solid": "cast", "cast": "forged"]))
    let failures = try runner.failures(of: spun)
    #expect(failures.map(\.check) == [.idempotence])
    #expect(failures.first?.diff?.lines() == ["the [-cast-]{+forged+} of it"])
  }

  @Test func `edits that do not fit the input fail`() throws {
    let stub = Stub { text throws(UnspinError) in
      let other = "now " + text
      return try Repair(
        original: other, edits: Stub.edits(["solid": "cast"], in: other), findings: [],
        verdict: Verdict(probability: 0, language: .english))
    }
    let checks = try FixtureRunner(stub).checks(of: spun)
    #expect(Set(checks).isSuperset(of: [.output, .replay, .undo, .json, .untouched]))
  }

  @Test func `an edit that changes nothing fails`() throws {
    let runner = FixtureRunner(.replacing(["solid": "cast", "the": "the"]))
    let failures = try runner.failures(of: spun)
    #expect(failures.map(\.check) == [.untouched])
    #expect(failures.first?.message == "the edit at bytes 0..<3 changes nothing")
  }

  @Test func `edits that JSON cannot carry fail`() throws {
    let stub = Stub { text throws(UnspinError) in
      var edits = Stub.edits(["solid": "cast"], in: text)
      for index in edits.indices { edits[index].confidence = .nan }
      return try Repair(
        original: text, edits: edits, findings: [], verdict: Verdict(probability: 0, language: .english))
    }
    #expect(try FixtureRunner(stub).checks(of: spun).contains(.json))
  }

  @Test func `another result for bytes fails`() throws {
    let cast = Stub.replacing(["solid": "cast"])
    #expect(try FixtureRunner(Stub(cast.work, bytes: Stub.idle.work)).checks(of: spun) == [.bytes])
    let unsure = Stub.replacing(["solid": "cast"], verdict: Verdict(probability: 0.1, language: .english))
    #expect(try FixtureRunner(Stub(cast.work, bytes: unsure.work)).checks(of: spun) == [.bytes])
  }

  @Test func `an error of the repair fails`() throws {
    let stub = Stub { _ throws(UnspinError) in throw UnspinError(.documentTooLarge, "too large") }
    let failures = try FixtureRunner(stub).failures(of: spun)
    #expect(failures.map(\.check) == [.error])
    #expect(failures.first?.message == "the repair gave up: too large")
  }

  @Test func `expected edits are all edits`() throws {
    var fixture = spun
    let runner = FixtureRunner(.replacing(["solid": "cast"]))
    fixture.edits = [Fixture.ExpectedEdit(kind: .wording, original: "solid", replacement: "cast")]
    #expect(try runner.failures(of: fixture) == [])
    fixture.edits = [Fixture.ExpectedEdit(kind: .name, original: "solid", replacement: "cast")]
    #expect(
      try runner.failures(of: fixture) == [
        FixtureFailure(
          check: .edits, message: "expected name “solid” → “cast”, got wording “solid” → “cast”")
      ])
    fixture.edits = []
    #expect(try runner.checks(of: fixture) == [.edits])
  }

  @Test func `expected findings are in order, others may stand between`() throws {
    func finding(_ text: String) -> Finding { Finding(kind: .name, span: 0..<1, text: text, reason: "") }
    let runner = FixtureRunner(.replacing(["solid": "cast"], findings: [finding("a"), finding("b")]))
    func checks(_ texts: [String]) throws -> [FixtureFailure.Check] {
      var fixture = spun
      fixture.findings = texts.map { Fixture.ExpectedFinding(kind: .name, text: $0) }
      return try runner.checks(of: fixture)
    }
    #expect(try checks(["a", "b"]) == [])
    #expect(try checks(["b"]) == [])
    #expect(try checks(["b", "a"]) == [.findings])
    #expect(try checks(["c"]) == [.findings])
    #expect(try checks([]) == [.findings])
  }

  @Test func `expected verdicts are compared`() throws {
    let runner = FixtureRunner(.replacing(["solid": "cast"]))
    func checks(_ verdict: Fixture.ExpectedVerdict) throws -> [FixtureFailure.Check] {
      var fixture = spun
      fixture.verdict = verdict
      return try runner.checks(of: fixture)
    }
    #expect(try checks(.init(spun: true, language: .english, minimum: 0.9, maximum: 0.9)) == [])
    #expect(try checks(.init(spun: false)) == [.verdict])
    #expect(try checks(.init(language: .other)) == [.verdict])
    #expect(try checks(.init(minimum: 0.91)) == [.verdict])
    #expect(try checks(.init(maximum: 0.89)) == [.verdict])
  }

  @Test func `a known failure that fails passes, one that heals fails`() throws {
    #expect(try FixtureRunner(.idle).failures(of: spun, topic: "known-failures") == [])

    let healed = FixtureRunner(.replacing(["solid": "cast"]))
    func message(_ path: String, beside topic: String = "names") throws -> [String] {
      var other = spun
      other.id = "other"
      let files = [try file([other], path: "Fixtures/\(topic)/b.jsonl"), try file([spun], path: path)]
      let known = FixtureFile(
        bytes: Array(#"{"id": "spun", "input": "the solid of it", "output": "the cast of it"}"#.utf8),
        path: path, topic: "known-failures")
      return healed.run(FixtureSuite(files: [files[0], known])).failures.flatMap(\.failures).map(\.message)
    }
    let promote = "healed: promote it to names"
    #expect(try message("Fixtures/known-failures/names.jsonl") == [promote])
    #expect(try message("Fixtures/known-failures/names-roles.jsonl") == [promote])
    #expect(try message("Fixtures/known-failures/names/roles.jsonl") == [promote])
  }

  @Test func `a broken promise is no known failure`() throws {
    let runner = FixtureRunner(.replacing(["solid": "forged", "forged": "cast"]))
    #expect(try runner.checks(of: spun, topic: "known-failures") == [.idempotence])
  }

  @Test func `duplicate ids and unknown keys fail the run`() {
    let line = #"{"id": "a", "input": "a", "output": "a"}"#
    let unknown = #"{"id": "b", "input": "a", "output": "a", "expect": "pass"}"#
    for second in [line, unknown] {
      let file = FixtureFile(bytes: Array("\(line)\n\(second)\n".utf8), path: "Fixtures/names/a.jsonl")
      let report = FixtureRunner(.idle).run(file)
      #expect(report.cases.map(\.isPassed) == [true])
      #expect(!report.isPassed)
      #expect(report.problems.map(\.line) == [2])
    }
  }

  @Test func `one unspinner is made for each distinct set of options`() throws {
    let made = Mutex<[Options.Assumption]>([])
    let runner = FixtureRunner { options in
      made.withLock { $0.append(options.assume) }
      return Stub.idle
    }
    let fixtures = (0..<50).map { index in
      Fixture(
        id: "case-\(index)", input: "a", output: "a",
        options: FixtureOptions(assume: index.isMultiple(of: 2) ? .spun : nil))
    }
    #expect(runner.run(try file(fixtures)).isPassed)
    #expect(made.withLock { $0 } == [.spun, .auto])
  }

  @Test func `options reach the unspinner over those of the runner`() throws {
    let seen = Mutex<Options?>(nil)
    var base = Options()
    base.kinds = [.name, .wording, .chrome]
    base.minimumConfidence = 0.5
    let runner = FixtureRunner(base: base) { options in
      seen.withLock { $0 = options }
      return Stub.idle
    }
    let options = FixtureOptions(assume: .genuine, skip: [.chrome], lexicon: "wording\ta\tb\n")
    _ = try runner.failures(of: Fixture(id: "a", input: "a", output: "a", options: options))
    let given = try #require(seen.withLock { $0 })
    #expect(given.assume == .genuine)
    #expect(given.kinds == [.name, .wording])
    #expect(given.minimumConfidence == 0.5)
    #expect(given.overlays.map(\.name) == ["options.lexicon"])
  }

  @Test func `references are handed over`() throws {
    let options = try FixtureOptions(references: ["Kim Bo."]).applied(to: Options(references: ["Lee Na."]))
    #expect(options.references == ["Lee Na.", "Kim Bo."])
  }

  @Test func `options that fail say why`() throws {
    let broken = FixtureRunner { _ in throw UnspinError(.corruptImage, "the image is cut short") }
    #expect(
      try broken.failures(of: spun).map(\.message) == [
        "no unspinner can be made for the options: the image is cut short"
      ])
  }

  @Test func `several at a time give the same report in the same order`() async throws {
    let fixtures = (0..<300).map { index in
      Fixture(
        id: "case-\(index)", input: "the solid \(index)",
        output: "the \(index % 7 == 0 ? "x" : "cast") \(index)")
    }
    let suite = FixtureSuite(files: [try file(fixtures)])
    let runner = FixtureRunner(.replacing(["solid": "cast"]))
    let one = runner.run(suite).description(verbose: true)
    for jobs in [0, 1, 3, 16, 1000] {
      let several = await runner.run(suite, jobs: jobs)
      #expect(several.description(verbose: true) == one)
    }
  }
}
