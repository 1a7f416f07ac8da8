/// How fast a case ran.
struct Timing {
  /// The case.
  let name: String
  /// What its items are.
  let items: String
  /// How many items one repetition has.
  let itemCount: Int
  /// Processor time of an item in the fastest sample.
  let nanosecondsPerItem: Double
  /// The same in steps of the calibration loop that ran around it.
  let stepsPerItem: Double
  /// How many samples there were.
  let samples: Int

  /// Items per second of one thread's processor time.
  var itemsPerSecond: Double { 1e9 / nanosecondsPerItem }
}

extension Timing {
  /// How long and how often a case is sampled.
  struct Effort {
    /// The least number of samples.
    var samples = 15
    /// The least time of one sample: far above the clock's grain.
    var sampleNanoseconds = 20e6
  }

  /// Measures a case: the best of several samples, for whatever disturbs only ever adds time.
  static func measure(
    _ benchmark: BenchmarkCase, calibration: inout Calibration, effort: Effort = Effort()
  ) throws -> Timing {
    let workload = try benchmark.prepare()
    // The first repetition loads tables and fills caches; it also says how many make a sample.
    var start = ProcessorClock.nanoseconds
    BlackHole.absorb(try workload.run())
    let first = ProcessorClock.nanoseconds - start
    let repetitions = max(1, Int(effort.sampleNanoseconds / max(first, 1)))

    var best = Double.infinity
    var step = Double.infinity
    for _ in 0..<effort.samples {
      step = min(step, calibration.sample())
      start = ProcessorClock.nanoseconds
      for _ in 0..<repetitions { BlackHole.absorb(try workload.run()) }
      best = min(best, (ProcessorClock.nanoseconds - start) / Double(repetitions))
    }
    step = min(step, calibration.sample())
    let perItem = best / Double(workload.itemCount)
    return Timing(
      name: benchmark.name, items: benchmark.items, itemCount: workload.itemCount,
      nanosecondsPerItem: perItem, stepsPerItem: perItem / step, samples: effort.samples)
  }
}
