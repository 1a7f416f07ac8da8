internal import Glibc
internal import Synchronization

/// One line at the foot of the terminal: phase, share done, rows, rate and time left.
///
/// Silent where standard error is no terminal, so that logs and pipes hold no control characters, unless progress was
/// asked for; then a line is printed for each phase. Safe to call from any thread.
final class ProgressReporter: Sendable {
  /// When to show progress.
  enum Mode: Sendable {
    case never
    /// One line that is overwritten.
    case terminal
    /// A line for each phase.
    case lines
  }

  private struct State {
    var phase = ""
    /// How much there is; `nil` where nobody knows.
    var total: Int?
    var started = 0.0
    var lastDrawn = 0.0
    var isDrawn = false
  }

  private let mode: Mode
  private let state = Mutex(State())

  init(mode: Mode) {
    self.mode = mode
  }

  /// Begins a phase of `total` rows; `nil` where it ends when its input does.
  func begin(_ phase: String, rows total: Int?) {
    guard mode != .never else { return }
    let now = Self.now()
    if mode == .lines { StandardError.printLine(total.map { "\(phase): \($0) rows" } ?? phase) }
    state.withLock {
      $0 = State(
        phase: phase, total: total, started: now, lastDrawn: mode == .lines ? now : 0, isDrawn: $0.isDrawn)
    }
  }

  /// Says that `done` of the phase's rows are done; drawn at most ten times a second on a terminal. In lines, a phase
  /// without a known end says so every ten seconds, so that a log shows that it goes on.
  ///
  /// - Parameter share: how much of the whole that is, where it is known by something else than rows.
  func update(_ done: Int, share: Double? = nil) {
    guard mode != .never else { return }
    let now = Self.now()
    let line: String? = state.withLock { state in
      guard now - state.lastDrawn >= (mode == .terminal ? 0.1 : 10) else { return nil }
      let elapsed = now - state.started
      let line: String
      if let total = state.total {
        guard total > 0, mode == .terminal else { return nil }
        line = Self.line(phase: state.phase, done: done, total: total, elapsed: elapsed)
      } else {
        line = Self.line(phase: state.phase, done: done, share: share, elapsed: elapsed)
      }
      state.lastDrawn = now
      state.isDrawn = mode == .terminal
      return line
    }
    guard let line else { return }
    if mode == .lines {
      StandardError.printLine(line)
    } else {
      var stream = StandardError()
      stream.write("\r\u{1B}[K" + line)
    }
  }

  /// Clears the line.
  func finish() {
    let isDrawn = state.withLock { state in
      defer { state.isDrawn = false }
      return state.isDrawn
    }
    if isDrawn {
      var stream = StandardError()
      stream.write("\r\u{1B}[K")
    }
  }

  /// What the line says: `comparing  45 %  9,000/20,000  120,000/s  1 s left`.
  static func line(phase: String, done: Int, total: Int, elapsed: Double) -> String {
    let share = min(100, 100 * done / max(1, total))
    var parts = [phase, "\(share) %", "\(grouped(done))/\(grouped(total))"]
    if elapsed > 0.2, done > 0 {
      let rate = Double(done) / elapsed
      parts.append("\(grouped(Int(rate)))/s")
      parts.append("\(Int((Double(max(0, total - done)) / rate).rounded(.up))) s left")
    }
    return parts.joined(separator: "  ")
  }

  /// The same where the number of rows is not known: `normalizing  45 %  9,000  120,000/s  1 s left`, without the share and the
  /// time left where the end is not known either.
  static func line(phase: String, done: Int, share: Double?, elapsed: Double) -> String {
    var parts = [phase]
    if let share { parts.append("\(min(100, Int(100 * share))) %") }
    parts.append(grouped(done))
    if elapsed > 0.2, done > 0 {
      parts.append("\(grouped(Int(Double(done) / elapsed)))/s")
      if let share, share > 0 {
        parts.append("\(Int((elapsed * max(0, 1 / share - 1)).rounded(.up))) s left")
      }
    }
    return parts.joined(separator: "  ")
  }

  /// A number with commas between the thousands.
  static func grouped(_ number: Int) -> String {
    var digits = Array(String(number.magnitude).reversed())
    var place = 3
    while place < digits.count {
      digits.insert(",", at: place)
      place += 4
    }
    return (number < 0 ? "-" : "") + String(digits.reversed())
  }

  /// Seconds of the monotonic clock.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
