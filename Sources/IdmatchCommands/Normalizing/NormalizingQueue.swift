internal import TableIO

/// Batches of lines that are normalized side by side and come out in the order in which they went in.
///
/// Each normalizer goes from a finished batch to the next new one, so that there are as many as batches under way, and each
/// keeps its buffers. Memory is that of a few batches, however long the input is.
struct NormalizingQueue {
  private typealias Work = Task<(rows: NormalizedLines, normalizer: LineNormalizer), Never>

  private var underWay: [Work] = []
  private var idle: [LineNormalizer]
  private let limit: Int

  /// - Parameters:
  ///   - threads: how many batches are normalized at a time, at most.
  ///   - normalizer: one that is copied for each.
  init(threads: Int, normalizer: LineNormalizer) {
    // One more than there are threads is under way, so that none waits while the oldest is written.
    limit = threads == 1 ? 1 : threads + 1
    idle = Array(repeating: normalizer, count: limit)
  }

  /// Whether nothing is under way.
  var isEmpty: Bool { underWay.isEmpty }
  /// Whether ``next()`` must be called before another batch is taken in.
  var isFull: Bool { idle.isEmpty }

  /// Takes in a batch.
  mutating func append(_ lines: LineBatch) {
    guard var normalizer = idle.popLast() else { return }
    underWay.append(
      Task.detached {
        let rows = normalizer.normalize(lines)
        return (rows, normalizer)
      })
  }

  /// The rows of the oldest batch; `nil` where none is under way.
  mutating func next() async -> NormalizedLines? {
    guard !underWay.isEmpty else { return nil }
    let done = await underWay.removeFirst().value
    idle.append(done.normalizer)
    return done.rows
  }
}
