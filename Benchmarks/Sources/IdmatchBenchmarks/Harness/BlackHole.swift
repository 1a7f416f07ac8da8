internal import Synchronization

/// Where results go, so that the compiler cannot leave out the work that made them.
enum BlackHole {
  private static let sum = Atomic<UInt64>(0)

  static func absorb(_ value: UInt64) {
    sum.wrappingAdd(value, ordering: .relaxed)
  }
}
