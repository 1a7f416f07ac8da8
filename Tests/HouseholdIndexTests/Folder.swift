import Foundation

/// A name for a folder that goes with it.
final class Folder {
  let path = NSTemporaryDirectory() + "idmatch-index-" + UUID().uuidString
  deinit { try? FileManager.default.removeItem(atPath: path) }
}
