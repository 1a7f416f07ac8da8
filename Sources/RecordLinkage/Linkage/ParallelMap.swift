/// A function of the numbers below a count, computed by several tasks.
package enum ParallelMap {
  /// The function's values, in the order of the numbers.
  package static func map<Result: Sendable>(
    _ count: Int, workers: Int, _ body: @escaping @Sendable (Int) -> Result
  ) async -> [Result] {
    let cursor = SharedCursor()
    var found: [(Int, Result)] = []
    found.reserveCapacity(count)
    await withTaskGroup(of: [(Int, Result)].self) { group in
      for _ in 0..<max(1, min(workers, count)) {
        group.addTask {
          var mine: [(Int, Result)] = []
          while true {
            let next = cursor.next()
            if next >= count { return mine }
            mine.append((next, body(next)))
          }
        }
      }
      for await part in group { found += part }
    }
    return found.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Calls `body` with each number, in no order.
  package static func forEach(
    _ count: Int, workers: Int, _ body: @escaping @Sendable (Int) -> Void
  ) async {
    if workers < 2 || count < 2 {
      for number in 0..<count { body(number) }
      return
    }
    let cursor = SharedCursor()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<min(workers, count) {
        group.addTask {
          while true {
            let next = cursor.next()
            if next >= count { return }
            body(next)
          }
        }
      }
    }
  }
}
