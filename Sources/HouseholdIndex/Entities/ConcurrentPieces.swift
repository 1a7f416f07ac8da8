internal import Foundation

/// Work that is shared by all processors, for who cannot wait for a task.
enum ConcurrentPieces {
  /// The results of `body` for all pieces of a range, one after the other.
  ///
  /// - Parameters:
  ///   - size: how many of the range make a piece; fewer than that are done at once.
  ///   - body: the results for a piece; called by several threads.
  static func map<Result: Sendable>(
    count: Int, size: Int, _ body: (Range<Int>) -> [Result]
  ) -> [Result] {
    if count <= size { return body(0..<count) }
    let pieces = (count + size - 1) / size
    let results = Lock<[[Result]]>(Array(repeating: [], count: pieces))
    withoutActuallyEscaping(body) { body in
      // Every call has returned when this does, so that nothing of the caller's outlives it.
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: pieces) { piece in
        let part = body(piece * size..<min(count, (piece + 1) * size))
        results.withLock { $0[piece] = part }
      }
    }
    return results.withLock { Array($0.joined()) }
  }
}
