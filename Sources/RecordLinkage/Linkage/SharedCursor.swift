internal import Synchronization

/// A counter that workers take numbers from.
package final class SharedCursor: Sendable {
  private let value = Atomic<Int>(0)

  package init() {}

  package func next() -> Int {
    value.wrappingAdd(1, ordering: .relaxed).oldValue
  }
}
