internal import Synchronization

/// A counter that workers take numbers from.
final class SharedCursor: Sendable {
  private let value = Atomic<Int>(0)

  func next() -> Int {
    value.wrappingAdd(1, ordering: .relaxed).oldValue
  }
}
