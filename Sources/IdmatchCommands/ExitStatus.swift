internal import ArgumentParser
internal import TableIO

/// What the process says when it ends, for scripts.
public enum ExitStatus {
  /// All good.
  public static let success: Int32 = 0
  /// The command line makes no sense.
  public static let usage: Int32 = 2
  /// Finished, but some rows were rejected, or characters were lost in the output's encoding.
  public static let rejects: Int32 = 3
  /// Something could not be read or written.
  public static let inputOutput: Int32 = 4

  /// The status for an error that ended a command.
  static func of(_ error: any Error) -> Int32 {
    if error is TableError || error is GazetteerFileError { return inputOutput }
    let code = IdmatchCommand.exitCode(for: error).rawValue
    // The argument parser's own code for bad usage is sysexits' 64.
    return code == ExitCode.validationFailure.rawValue ? usage : code
  }
}
