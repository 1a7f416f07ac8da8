/// The results of so many pieces of work, in their order, whoever did which.
///
/// - Parameters:
///   - count: how many pieces there are; they are begun in order, so that the longest are best the first.
///   - workers: how many tasks share them, at least 1.
func concurrentMap<Result: Sendable>(
  _ count: Int, workers: Int, _ body: @escaping @Sendable (Int) -> Result
) async -> [Result] {
  let cursor = SharedCursor()
  var results = [Result?](repeating: nil, count: count)
  await withTaskGroup(of: [(Int, Result)].self) { group in
    for _ in 0..<max(1, min(workers, count)) {
      group.addTask {
        var mine: [(Int, Result)] = []
        while true {
          let number = cursor.next()
          if number >= count { return mine }
          mine.append((number, body(number)))
        }
      }
    }
    for await part in group {
      for (number, result) in part { results[number] = result }
    }
  }
  return results.compactMap { $0 }
}
