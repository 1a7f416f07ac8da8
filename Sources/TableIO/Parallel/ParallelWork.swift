internal import Dispatch
internal import Glibc
internal import Synchronization

/// Independent pieces of work that several threads share while the caller waits.
package enum ParallelWork {
  /// How many processors there are.
  static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Calls `body` once for each piece, in any order, on up to `workers` threads of which the caller's is one.
  ///
  /// What `body` writes must belong to its piece alone. The threads take the pieces in their order, so that those who wait for the first ones wait least.
  static func run(pieces: Int, workers: Int, _ body: (Int) -> Void) {
    guard workers > 1, pieces > 1 else {
      for piece in 0..<pieces { body(piece) }
      return
    }
    let cursor = Cursor()
    withoutActuallyEscaping(body) { body in
      // It is called for each piece once, and the caller waits until all are done.
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: min(workers, pieces)) { _ in
        while let piece = cursor.next(below: pieces) { body(piece) }
      }
    }
  }

  /// A function of the numbers below a count; on as many threads as there are processors where `workers` is `nil`.
  package static func map<Value: Sendable>(
    _ count: Int, workers: Int?, _ body: @Sendable (Int) -> Value
  ) -> [Value] {
    [Value](unsafeUninitializedCapacity: count) { values, initialized in
      // Each piece writes its own value.
      nonisolated(unsafe) let target = values
      run(pieces: count, workers: workers ?? processorCount) { number in
        (target.baseAddress.map { $0 + number })?.initialize(to: body(number))
      }
      initialized = count
    }
  }

  /// Hands out numbers from 0, each once.
  private final class Cursor: Sendable {
    private let taken = Atomic<Int>(0)

    func next(below end: Int) -> Int? {
      let number = taken.wrappingAdd(1, ordering: .relaxed).oldValue
      return number < end ? number : nil
    }
  }
}
