internal import CICU

/// The register of files that are still being written.
public enum TemporaryFiles {
  /// From now on an interrupt (Ctrl-C, and the signals TERM, HUP, QUIT and PIPE) removes the temporary file of every open
  /// ``OutputFile`` before it ends the process as usual. Programs call it once, at their beginning; a library that is
  /// used by another program leaves that program's signal handlers alone.
  public static func removeOnInterrupt() {
    idm_temporary_remove_on_interrupt()
  }
}
