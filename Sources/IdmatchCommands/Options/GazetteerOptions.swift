internal import ArgumentParser
internal import Glibc

/// By which gazetteer addresses are read: the same for every command that reads any.
struct GazetteerOptions: ParsableArguments {
  /// The variable that names a gazetteer where the option is not given.
  static let variable = "IDMATCH_GAZETTEER"

  @Option(
    help: ArgumentHelp(
      "Look places up in this gazetteer instead of the one in the program.",
      discussion:
        "Where it is not given, the environment variable \(variable) names one, unless it is empty. "
        + "\"idmatch gazetteer\" says which one that is.",
      valueName: "file"))
  var gazetteer: String?

  func validate() throws {
    if gazetteer == "-" {
      throw ValidationError("--gazetteer takes a file, not standard input.")
    }
    if gazetteer == "" {
      throw ValidationError("--gazetteer is empty; give a file, or leave it out for the one in the program.")
    }
  }

  /// Reads the gazetteer that was asked for.
  ///
  /// - Throws: ``GazetteerFileError``.
  func load() throws(GazetteerFileError) -> RunGazetteer {
    if let gazetteer { return try RunGazetteer(path: gazetteer, isFromEnvironment: false) }
    if let value = getenv(Self.variable) {
      let path = String(cString: value)
      if !path.isEmpty { return try RunGazetteer(path: path, isFromEnvironment: true) }
    }
    return .embedded
  }
}
