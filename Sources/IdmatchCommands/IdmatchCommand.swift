public import ArgumentParser
internal import Glibc
internal import IdentityMatching
internal import JapaneseNormalization
internal import ModelFile
internal import RecordLinkage
internal import TableIO

/// The `idmatch` command: which person, and which household, is this?
public struct IdmatchCommand: AsyncParsableCommand {
  /// The version of the program.
  public static let version = EngineVersion.text

  /// Name, help and subcommands, as the argument parser wants them.
  public static let configuration = CommandConfiguration(
    commandName: "idmatch",
    abstract: "Find out which person, and which household, a record belongs to (名寄せ).",
    discussion: """
      People rewrite an address, change a telephone, take a second card, write 髙 for 高; idmatch still finds them, keeps
      strangers of the same name, twins and neighbours apart, and says why.

      EXAMPLES
        idmatch link applications.csv customers.csv --output links.csv
        idmatch dedupe customers.csv --output out.csv
        idmatch init anything.csv --output model.yaml
        idmatch dedupe anything.csv --model model.yaml --output out.csv
        idmatch explain applications.csv A17 customers.csv C203
        idmatch label anything.csv --model model.yaml --labels labels.csv
        idmatch normalize address addresses.txt
        idmatch --generate-completion-script bash > /etc/bash_completion.d/idmatch

      Exit status: 0 all good, 2 usage, 3 finished but rows were left out, 4 cannot read or write.

      Places in addresses are looked up in the gazetteer in the program, or in that of --gazetteer or the environment
      variable IDMATCH_GAZETTEER; its version stands in the record of every run.
      """,
    version: "\(version) (gazetteer \(Gazetteer.embedded.version))",
    subcommands: [
      LinkCommand.self, DedupeCommand.self, InitCommand.self, AnalyzeCommand.self, TrainCommand.self,
      LabelCommand.self,
      NormalizeCommand.self, CompareCommand.self, ExplainCommand.self,
      SynthesizeCommand.self, EvaluateCommand.self, GazetteerCommand.self,
    ])

  /// The command before its arguments are parsed.
  public init() {}

  /// Runs the command of the process's arguments and ends the process with its status.
  public static func runProcess() async -> Never {
    TemporaryFiles.removeOnInterrupt()
    Glibc.exit(await run(arguments: Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs the command of some arguments; what is wrong is said on standard error.
  ///
  /// - Returns: the exit status, see ``ExitStatus``.
  public static func run(arguments: [String]) async -> Int32 {
    var isRunning = false
    do {
      var command = try parseAsRoot(arguments)
      isRunning = true
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      return ExitStatus.success
    } catch let error as TableError {
      // Whoever read the output has seen enough (| head), where the signal for that is ignored.
      if !error.isBrokenPipe { StandardError.printLine("idmatch: \(error)") }
      return ExitStatus.inputOutput
    } catch let error as ModelFileError {
      StandardError.printLine("\(error)")
      return ExitStatus.usage
    } catch let error as LinkageError {
      StandardError.printLine("idmatch: \(error)")
      return ExitStatus.usage
    } catch let error as LabelError {
      StandardError.printLine("idmatch: \(error)")
      return ExitStatus.usage
    } catch let error as GazetteerFileError {
      StandardError.printLine("idmatch: \(error)")
      return ExitStatus.inputOutput
    } catch {
      let status = ExitStatus.of(error)
      // What a command finds out of its files is no matter of its syntax, which the full message repeats.
      let message =
        isRunning && error is ValidationError ? "idmatch: \(message(for: error))" : fullMessage(for: error)
      if status == ExitStatus.success {
        if !message.isEmpty { print(message) }
      } else if !(error is ExitCode), !message.isEmpty {
        StandardError.printLine(message)
      }
      return status
    }
  }
}
