/// A loop of known work, the yardstick for machines.
///
/// A step is what matching does most: mix a number (multiply, shift), look it up in a table of 256 KiB, which fits the
/// second-level cache and not the first, and branch on what is there. A figure in steps is about the same on a machine
/// that is twice as fast, or one that is throttled.
struct Calibration {
  private static let steps = 200_000
  private let table: [UInt32]
  /// The least time that a step has taken, in nanoseconds.
  private(set) var nanosecondsPerStep = Double.infinity

  init() {
    var state: UInt64 = 1
    table = (0..<65_536).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt32(truncatingIfNeeded: state >> 32)
    }
  }

  /// Measures again and returns the time of a step now. A case takes the fastest of the samples around it: a slow
  /// machine is then slow for both.
  mutating func sample() -> Double {
    let start = ProcessorClock.nanoseconds
    BlackHole.absorb(run())
    let time = (ProcessorClock.nanoseconds - start) / Double(Self.steps)
    nanosecondsPerStep = min(nanosecondsPerStep, time)
    return time
  }

  @inline(never)
  private func run() -> UInt64 {
    var state: UInt64 = 42
    var sum: UInt64 = 0
    for _ in 0..<Self.steps {
      state = (state ^ (state >> 31)) &* 0x9E37_79B9_7F4A_7C15
      let value = table[Int(truncatingIfNeeded: state >> 48)]
      if value & 3 == 0 { sum &+= UInt64(value) } else { state ^= UInt64(value) }
    }
    return sum ^ state
  }
}
