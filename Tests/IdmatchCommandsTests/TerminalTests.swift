import Foundation
import Testing

/// A terminal that nobody sits at.
private final class Terminal {
  let path: String
  private let master: Int32

  init() throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var unlocked: Int32 = 0
    var number: Int32 = 0
    // TIOCSPTLCK and TIOCGPTN: the declarations of unlockpt and ptsname are not in Swift's view of glibc.
    guard master >= 0, ioctl(master, 0x4004_5431, &unlocked) == 0, ioctl(master, 0x8004_5430, &number) == 0
    else {
      throw POSIXError(.ENOTTY)
    }
    path = "/dev/pts/\(number)"
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
  }

  deinit { close(master) }

  /// What was written so far and not read yet.
  func text() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

@Suite(
  "Progress on a terminal",
  .enabled(if: access("/dev/ptmx", R_OK | W_OK) == 0, "there are no pseudo-terminals here"))
struct TerminalTests {
  private static let runs: [[String]] = [
    ["link", "applications.csv", "customers.csv", "-o", "links.csv"],
    ["explain", "applications.csv", "A01", "customers.csv", "C01"],
  ]

  @Test(
    "Progress is one line that is overwritten, and gone before the first note and at the end", arguments: runs
  )
  func line(_ arguments: [String]) async throws {
    let folder = try CaseFiles.folder()
    let terminal = try Terminal()
    // Kept open, or what the process wrote would be lost when it ends.
    let side = open(terminal.path, O_RDWR | O_NOCTTY)
    defer { close(side) }
    let result = try await CommandProcess(arguments, in: folder, errors: terminal.path).result()
    #expect(result.status == 0)
    let text = terminal.text()
    #expect(text.contains("\r\u{1B}[Knormalizing  "), "\(text.debugDescription)")
    // What stands after the last clearing is whole lines of notes, or nothing.
    let clear = "\r\u{1B}[K"
    let rest = text.components(separatedBy: clear).last ?? ""
    #expect(rest.isEmpty || rest.hasSuffix("\r\n"), "\(text.debugDescription)")
    #expect(!rest.contains("normalizing"))
  }

  @Test("--quiet shows none on a terminal either")
  func quiet() async throws {
    let folder = try CaseFiles.folder()
    let terminal = try Terminal()
    let side = open(terminal.path, O_RDWR | O_NOCTTY)
    defer { close(side) }
    let result = try await CommandProcess(
      ["dedupe", "customers.csv", "-o", "out.csv", "-q", "--progress"], in: folder, errors: terminal.path
    ).result()
    #expect(result.status == 0)
    #expect(terminal.text().isEmpty)
  }
}
