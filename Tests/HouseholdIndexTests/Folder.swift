import Foundation

/// A folder for one test.
final class Folder {
  let path = NSTemporaryDirectory() + "idmatch-index-" + UUID().uuidString
  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The names and bytes of all its files.
  func files() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: path) {
      files[name] = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
    }
    return files
  }
}
