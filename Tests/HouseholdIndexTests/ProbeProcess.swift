import Foundation
import IndexCrashProbe
import Testing

/// The probe as a process, which does steps with an index until it is killed.
final class ProbeProcess {
  private let id: pid_t
  private let pipe = Pipe()
  private let scratch = Folder()
  private var unread: [UInt8] = []
  private var hasEnded = false

  private static var executable: String {
    get throws {
      let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      let path = URL(filePath: own).deletingLastPathComponent().appending(path: "IndexCrashProbe").path
      try #require(
        FileManager.default.isExecutableFile(atPath: path), "the probe is not built beside the tests")
      return path
    }
  }

  init(_ steps: [ProbeStep], at folder: String) throws {
    try FileManager.default.createDirectory(atPath: scratch.path, withIntermediateDirectories: true)
    let input = scratch.path + "/steps"
    let encoder = JSONEncoder()
    let lines = try steps.flatMap { try encoder.encode($0) + [UInt8(ascii: "\n")] }
    try Data(lines).write(to: URL(fileURLWithPath: input))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, pipe.fileHandleForWriting.fileDescriptor, 1)
    var argv: [UnsafeMutablePointer<CChar>?] = [strdup(try Self.executable), strdup(folder)]
    defer { for argument in argv { free(argument) } }
    argv.append(nil)
    var id: pid_t = 0
    let code = posix_spawn(&id, try Self.executable, &actions, nil, argv, environ)
    try pipe.fileHandleForWriting.close()
    try #require(code == 0, "the probe cannot be started: \(code)")
    self.id = id
  }

  deinit { kill() }

  /// Ends it at once, wherever it is.
  func kill() {
    if hasEnded { return }
    hasEnded = true
    Glibc.kill(id, SIGKILL)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
  }

  /// What it said next, in words; `nil` when it has ended.
  func nextLine() -> [String]? {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: unread[..<end], as: UTF8.self)
        unread.removeFirst(end + 1)
        return line.split(separator: "\t").map(String.init)
      }
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = read(pipe.fileHandleForReading.fileDescriptor, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return nil }
      unread += bytes[..<count]
    }
  }

  /// Waits until it has done all steps: what it said of each.
  func lines() -> [[String]] {
    var lines: [[String]] = []
    while let line = nextLine() { lines.append(line) }
    return lines
  }
}
