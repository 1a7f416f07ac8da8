internal import CICU
internal import Glibc

/// A file that appears whole or not at all.
///
/// Bytes go to a temporary file in the same folder, which ``commit()`` renames to the final name after they have
/// reached the disk. Until then an older file of that name stays as it is. A file that is dropped without commit is
/// removed, and so it is on Ctrl-C after ``TemporaryFiles/removeOnInterrupt()``.
///
/// A symbolic link is followed, an existing file's permissions are kept. `-` is standard output; it and whatever is no
/// regular file (a pipe, a terminal, `/dev/null`) are written directly.
///
/// Not safe to use from several threads at a time.
public final class OutputFile {
  /// The path as the caller gave it.
  public let path: String

  /// Whether bytes are written to their final place directly: a pipe, a terminal, standard output.
  public var isStream: Bool { temporary == nil }

  private var descriptor: Int32
  private var temporary: (path: String, final: String, place: Int32)?
  private var buffer: [UInt8] = []
  private static let bufferSize = 1 << 18

  /// Opens the temporary file.
  public init(path: String) throws(TableError) {
    self.path = path
    if path == "-" {
      descriptor = STDOUT_FILENO
      return
    }
    var status = stat()
    let exists = stat(path, &status) == 0
    guard !exists || status.st_mode & S_IFMT != S_IFDIR else { throw TableError(.isDirectory, path: path) }
    if exists && status.st_mode & S_IFMT != S_IFREG {
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FileContents.systemError(.open, path: path) }
      return
    }
    if exists && access(path, W_OK) != 0 { throw FileContents.systemError(.open, path: path) }
    let final = exists ? Self.resolved(path) : path
    let name = Self.temporaryName(for: final)
    // Entered before it is created, so that no interrupt finds a file that nobody knows.
    let place = idm_temporary_enter(name)
    guard place >= 0 else { throw TableError(.tooManyOutputs, path: path) }
    descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, exists ? status.st_mode & 0o777 : 0o666)
    guard descriptor >= 0 else {
      let error = FileContents.systemError(.create, path: path)
      idm_temporary_leave(place)
      throw error
    }
    if exists { fchmod(descriptor, status.st_mode & 0o7777) }
    temporary = (name, final, place)
    buffer.reserveCapacity(Self.bufferSize)
  }

  deinit { discard() }

  /// Appends bytes.
  public func write(_ bytes: [UInt8]) throws(TableError) {
    guard descriptor >= 0 else { throw TableError(.closed, path: path) }
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Appends bytes. Many at a time are written without being copied.
  public func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(TableError) {
    guard descriptor >= 0 else { throw TableError(.closed, path: path) }
    guard bytes.count < Self.bufferSize else {
      try flush()
      try writeThrough(bytes)
      return
    }
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Appends text as UTF-8.
  public func write(_ text: String) throws(TableError) {
    try write(Array(text.utf8))
  }

  /// Writes what is buffered. A pipe's reader then sees it; a file is still under its temporary name.
  public func flush() throws(TableError) {
    guard descriptor >= 0 else { throw TableError(.closed, path: path) }
    // What could not be written is not tried again.
    defer { buffer.removeAll(keepingCapacity: true) }
    try buffer.withUnsafeBufferPointer { bytes throws(TableError) in try writeThrough(bytes) }
  }

  private func writeThrough(_ bytes: UnsafeBufferPointer<UInt8>) throws(TableError) {
    var written = 0
    while written < bytes.count {
      guard let base = bytes.baseAddress else { break }
      let result = Glibc.write(descriptor, base + written, bytes.count - written)
      if result >= 0 {
        written += result
      } else if errno != EINTR {
        throw FileContents.systemError(.write, path: path)
      }
    }
  }

  /// Writes everything to the disk and gives the file its name. After an error the temporary file is removed and an older
  /// file is untouched.
  public func commit() throws(TableError) {
    do throws(TableError) {
      try flush()
      guard let (name, final, place) = temporary else {
        close()
        return
      }
      guard fsync(descriptor) == 0 else { throw FileContents.systemError(.write, path: path) }
      close()
      guard rename(name, final) == 0 else { throw FileContents.systemError(.rename, path: path) }
      idm_temporary_leave(place)
      temporary = nil
      Self.syncFolder(of: final)
    } catch {
      discard()
      throw error
    }
  }

  /// Removes what was written. Does nothing after ``commit()``.
  public func discard() {
    close()
    buffer.removeAll()
    guard let (name, _, place) = temporary else { return }
    unlink(name)
    idm_temporary_leave(place)
    temporary = nil
  }

  private func close() {
    if descriptor >= 0 && descriptor != STDOUT_FILENO { _ = Glibc.close(descriptor) }
    descriptor = -1
  }

  /// A hidden name in the same folder, so that renaming never crosses a file system.
  private static func temporaryName(for path: String) -> String {
    let bytes = Array(path.utf8)
    let slash = bytes.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0
    // A file name has 255 bytes at most, so the final name's own is cut.
    let name = String(decoding: bytes[slash...].prefix(200), as: UTF8.self)
    let random = String(UInt32.random(in: 0...UInt32.max), radix: 36)
    return "\(String(decoding: bytes[..<slash], as: UTF8.self)).\(name).\(getpid())-\(random).tmp"
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Makes the renaming itself durable. Some file systems refuse it for folders, which is no error.
  private static func syncFolder(of path: String) {
    let bytes = Array(path.utf8)
    let folder = bytes.lastIndex(of: 0x2F).map { String(decoding: bytes[...$0], as: UTF8.self) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    _ = Glibc.close(descriptor)
  }
}
