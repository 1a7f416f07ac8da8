/// Something to measure: work over a fixed input, as often as the harness asks.
///
/// The input comes from literal tables or from the generated corpus with a fixed seed, so that a case is the same work on
/// every machine and at every time.
struct BenchmarkCase: Sendable {
  /// The name on the command line and in the table of thresholds.
  let name: String
  /// What is counted, in the plural: texts, pairs, bytes.
  let items: String
  /// One line on what is measured.
  let summary: String
  /// Makes the input; its cost is not measured.
  let prepare: @Sendable () throws -> Workload
}

/// A case with its input made.
struct Workload {
  /// How many items one repetition goes through.
  let itemCount: Int
  /// Goes through all items once, on one thread. The result depends on every item's, so that no work can be left out.
  let run: () throws -> UInt64

  /// Work over `inputs`, each one item.
  init<Input>(_ inputs: [Input], _ body: @escaping (Input) -> Int) {
    itemCount = inputs.count
    run = {
      var sum: UInt64 = 0
      for input in inputs { sum = sum &* 31 &+ UInt64(truncatingIfNeeded: body(input)) }
      return sum
    }
  }

  /// Work over `itemCount` items at once.
  init(itemCount: Int, run: @escaping () throws -> UInt64) {
    self.itemCount = itemCount
    self.run = run
  }
}
