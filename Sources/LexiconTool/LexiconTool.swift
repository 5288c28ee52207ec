internal import ArgumentParser
internal import UnspinLearning
internal import UnspinLexicon

/// The command `unspin-lexicon`: everything around dictionaries and models.
@main
struct LexiconTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unspin-lexicon",
    abstract: "Check, compile, train and measure what Unspin knows.",
    subcommands: [
      LintCommand.self, FixturesCommand.self, CompileCommand.self, ExplainCommand.self, CoverageCommand.self,
      TrainCommand.self, TuneCommand.self, VerdictCommand.self, EvaluateCommand.self, ContextCommand.self,
      PairsCommand.self,
      LearnCommand.self,
    ])

  /// Exits 65 for data that cannot be used, 74 where a file cannot be read or written, 64 for wrong usage.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as FileError {
      fail(error.description, 74)
    } catch let error as LearningError {
      fail(error.description, 65)
    } catch let error as DictionaryError {
      fail(error.description, 65)
    } catch let error as ImageError {
      fail(error.description, 65)
    } catch {
      exit(withError: error)
    }
  }

  private static func fail(_ problem: String, _ code: Int32) -> Never {
    Standard.error("unspin-lexicon: \(problem)")
    exit(withError: ExitCode(code))
  }
}
