/// What the process says when it ends, for scripts.
public enum ExitStatus {
  /// All good.
  public static let success: Int32 = 0
  /// The command line makes no sense.
  public static let usage: Int32 = 2
  /// Finished, but some rows were rejected.
  public static let rejects: Int32 = 3
  /// Something could not be read or written.
  public static let inputOutput: Int32 = 4
}
