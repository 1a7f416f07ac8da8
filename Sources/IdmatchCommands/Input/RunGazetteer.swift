internal import JapaneseNormalization
internal import TableIO

/// The gazetteer of a run and where it came from.
struct RunGazetteer: Sendable {
  let gazetteer: Gazetteer
  /// The file it was read from; `nil` for the one in the program.
  let path: String?

  /// The one in the program.
  static let embedded = RunGazetteer(gazetteer: .embedded, path: nil)

  private init(gazetteer: Gazetteer, path: String?) {
    self.gazetteer = gazetteer
    self.path = path
  }

  /// Reads and checks a file.
  init(path: String, isFromEnvironment: Bool) throws(GazetteerFileError) {
    self.path = path
    let bytes: [UInt8]
    do {
      bytes = try FileContents.read(path: path)
    } catch {
      throw GazetteerFileError(path: path, isFromEnvironment: isFromEnvironment, cause: .unreadable(error))
    }
    do {
      gazetteer = try Gazetteer(bytes: bytes)
    } catch {
      throw GazetteerFileError(path: path, isFromEnvironment: isFromEnvironment, cause: .unusable(error))
    }
  }

  /// The line that says which one it is: `gazetteer 2026.10.0+2.0.3 4d1f5e02, region.gaz`.
  var line: String { "gazetteer \(gazetteer.version)" + (path.map { ", \($0)" } ?? "") }
}

/// Why a file cannot be used as a gazetteer: which file, what is wrong, what to do.
struct GazetteerFileError: Error, CustomStringConvertible {
  enum Cause {
    case unreadable(TableError)
    case unusable(GazetteerError)
  }

  let path: String
  /// Whether the environment named it: whoever runs the command may not know that it does.
  let isFromEnvironment: Bool
  let cause: Cause

  var description: String {
    let option = isFromEnvironment ? GazetteerOptions.variable : "--gazetteer"
    let place = isFromEnvironment ? "\(path) (\(option))" : path
    let remedy = isFromEnvironment ? "Unset \(option)" : "Leave \(option) out"
    return "\(place): \(explanation) \(remedy) to use the gazetteer in the program."
  }

  private var explanation: String {
    switch cause {
    case .unreadable(let error):
      switch error.kind {
      case .system(let action, _, let message):
        "Cannot \(action.rawValue): \(message). Give the path of a gazetteer."
      case .isDirectory: "This is a folder. Give the path of a gazetteer."
      default: "\(error). Give the path of a gazetteer."
      }
    case .unusable(let error): error.description
    }
  }
}

/// A gazetteer in the JSON of a run.
struct GazetteerDescription: Encodable {
  let version: String
  let isEmbedded: Bool
  let file: String?
  let sources: [String]

  init(_ run: RunGazetteer) {
    version = run.gazetteer.version
    isEmbedded = run.path == nil
    file = run.path
    sources = run.gazetteer.sources
  }
}
