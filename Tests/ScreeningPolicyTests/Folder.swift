import Foundation

/// A folder for one test.
final class Folder {
  let path = NSTemporaryDirectory() + "idmatch-index-" + UUID().uuidString
  deinit { try? FileManager.default.removeItem(atPath: path) }
}
