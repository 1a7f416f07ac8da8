public import ArgumentParser

/// The `idmatch` command: which person, and which household, is this?
public struct IdmatchCommand: ParsableCommand {
  /// Name, help and subcommands, as the argument parser wants them.
  public static let configuration = CommandConfiguration(
    commandName: "idmatch",
    abstract: "Find out which person, and which household, a record belongs to."
  )

  /// The command before its arguments are parsed.
  public init() {}
}
