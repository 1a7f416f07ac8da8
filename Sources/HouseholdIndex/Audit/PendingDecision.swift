/// An answer that waits to be kept, with those of others.
final class PendingDecision: Sendable {
  let decision: IndexStore.NewDecision
  private let outcome = Lock<Result<Void, IndexError>?>(nil)

  init(_ decision: IndexStore.NewDecision) {
    self.decision = decision
  }

  /// Whether it is known what became of it.
  var isDone: Bool { outcome.withLock { $0 != nil } }

  /// Says what became of it.
  func finish(_ result: Result<Void, IndexError>) {
    outcome.withLock { $0 = result }
  }

  /// Returns where the answer is durable, and throws why it is not.
  func result() throws(IndexError) {
    try outcome.withLock { $0 }?.get()
  }
}
