import Foundation

/// A file system in memory of some megabytes, where this process may make one.
final class SmallDisk {
  let path = NSTemporaryDirectory() + "idmatch-disk-" + UUID().uuidString

  /// Throws where it cannot be made, which takes the rights of root.
  init?(megabytes: Int) throws {
    guard geteuid() == 0 else { return nil }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard mount("tmpfs", path, "tmpfs", 0, "size=\(megabytes)m") == 0 else {
      try? FileManager.default.removeItem(atPath: path)
      return nil
    }
  }

  deinit {
    umount2(path, Int32(MNT_DETACH))
    try? FileManager.default.removeItem(atPath: path)
  }

  private var ballast: String { path + "/ballast" }

  /// Fills it up, but for some bytes.
  func fill(butFor bytes: Int = 0) {
    let descriptor = open(ballast, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let zeros = [UInt8](repeating: 1, count: 4096)
    while write(descriptor, zeros, zeros.count) > 0 {}
    let size = lseek(descriptor, 0, SEEK_END)
    ftruncate(descriptor, max(0, size - bytes))
    close(descriptor)
  }

  /// Makes room again.
  func empty() throws {
    try FileManager.default.removeItem(atPath: ballast)
  }
}
