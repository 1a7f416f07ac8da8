internal import Foundation

/// Says that this process alone writes to a folder, for as long as it lives: a lock of the operating system, which goes with the
/// process however it ends.
final class DirectoryLock: Sendable {
  private let descriptor: Int32

  /// - Throws: ``IndexError/inUse(directory:)`` where another process, or another index of this one, has the lock.
  init(directory: String) throws(IndexError) {
    let path = directory + "/lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw IndexError(number: errno, path: path, directory: directory) }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let number = errno
      close(descriptor)
      if number == EWOULDBLOCK { throw .inUse(directory: directory) }
      throw IndexError(number: number, path: path, directory: directory)
    }
  }

  deinit {
    // Closing alone is not enough while another thread starts a process, which has the descriptor too until it becomes another program.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
