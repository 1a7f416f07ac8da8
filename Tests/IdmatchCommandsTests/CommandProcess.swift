import Foundation
import Testing

/// The program `idmatch` as a process: what it writes, and how it ends.
struct CommandProcess {
  /// What came of a run.
  struct Result {
    /// The exit status; `nil` where a signal ended the process.
    var status: Int32?
    /// The signal that ended it.
    var signal: Int32?
    var output: String
    var errors: String
  }

  /// The executable that was built beside the test bundle.
  static var executable: String {
    get throws {
      let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      let path = URL(filePath: own).deletingLastPathComponent().appending(path: "idmatch").path
      try #require(
        FileManager.default.isExecutableFile(atPath: path), "idmatch is not built beside the tests")
      return path
    }
  }

  let id: pid_t
  private let scratch: Folder

  /// Starts the program in a folder; `output` and `errors` are where its streams go in place of the result.
  /// `environment` is added to that of the tests.
  init(
    _ arguments: [String], in folder: Folder, input: String = "", output: String? = nil,
    errors: String? = nil, environment: [String: String] = [:]
  ) throws {
    scratch = try Folder()
    try scratch.write("", to: "out")
    try scratch.write("", to: "err")
    try scratch.write(input, to: "in")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, scratch.path("in"), O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output ?? scratch.path("out"), O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(
      &actions, 2, errors ?? scratch.path("err"), O_WRONLY | O_CREAT | O_NOCTTY, 0o600)
    // Whoever runs the tests may ignore signals, which a child inherits.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    // Changes to the folder and then becomes the program itself.
    let command =
      ["env", "-u", "IDMATCH_GAZETTEER", "-C", folder.root] + environment.map { "\($0)=\($1)" }
      + [try Self.executable] + arguments
    var argv: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    defer { for argument in argv { free(argument) } }
    argv.append(nil)
    var id: pid_t = 0
    let code = posix_spawn(&id, "/usr/bin/env", &actions, &attributes, argv, environ)
    try #require(code == 0, "idmatch cannot be started: \(code)")
    self.id = id
  }

  /// Sends a signal.
  func send(_ signal: Int32) { kill(id, signal) }

  /// Waits for the end, at most `seconds`; then the process is ended and the test fails.
  func result(within seconds: Int = 240) async throws -> Result {
    let deadline = ContinuousClock.now + .seconds(seconds)
    var status: Int32 = 0
    while true {
      let ended = waitpid(id, &status, WNOHANG)
      if ended == id { break }
      if ended < 0 && errno != EINTR { throw POSIXError(.ECHILD) }
      if ContinuousClock.now > deadline {
        kill(id, SIGKILL)
        waitpid(id, &status, 0)
        Issue.record("idmatch did not end within \(seconds) s")
        break
      }
      try await Task.sleep(for: .milliseconds(5))
    }
    let signal = status & 0x7F
    return Result(
      status: signal == 0 ? (status >> 8) & 0xFF : nil, signal: signal == 0 ? nil : signal,
      output: try scratch.text("out"), errors: try scratch.text("err"))
  }

  /// Runs the program in a folder until it ends.
  @discardableResult
  static func run(_ arguments: String..., in folder: Folder, input: String = "") async throws -> Result {
    try await CommandProcess(arguments, in: folder, input: input).result()
  }

  /// Runs the program in a folder until it ends.
  static func run(_ arguments: [String], in folder: Folder, input: String = "") async throws -> Result {
    try await CommandProcess(arguments, in: folder, input: input).result()
  }
}

/// The folder of the package.
let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// Compares with a file under `corpus`, or writes it where `IDMATCH_RECORD_GOLDEN` is set; a run that records fails.
func expectGolden(_ text: String, _ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = packageFolder.appending(path: "corpus").appending(path: path)
  if ProcessInfo.processInfo.environment["IDMATCH_RECORD_GOLDEN"] != nil {
    try Data(text.utf8).write(to: file)
    Issue.record(
      "recorded corpus/\(path): look at it, and run again without recording", sourceLocation: sourceLocation)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  guard text != expected else { return }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let golden = expected.split(separator: "\n", omittingEmptySubsequences: false)
  for number in 0..<max(lines.count, golden.count) {
    let line = number < lines.count ? lines[number] : "(nothing)"
    let other = number < golden.count ? golden[number] : "(nothing)"
    if line != other {
      Issue.record(
        "corpus/\(path):\(number + 1)\nexpected \(other)\n     got \(line)", sourceLocation: sourceLocation)
      return
    }
  }
}
