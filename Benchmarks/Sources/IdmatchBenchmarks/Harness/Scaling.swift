internal import Dispatch
internal import Glibc
internal import IdentityMatching
internal import RecordLinkage
internal import Synchronization
internal import TableIO

/// How much faster two threads are than one, stage by stage: wall time, the best of some runs, one and two threads in turn.
///
/// The machine's own answer comes first: sums in registers, which nothing holds up, and walks through 256 MiB, which
/// wait for memory that the processors share. No stage can do better than the first.
enum Scaling {
  /// A stage that has been prepared.
  private struct Stage {
    let name: String
    /// Returns what it made, so that giving the memory back is not timed: the system does that on one thread.
    let run: @Sendable (_ workers: Int) async throws -> any Sendable
  }

  private static let customerCount = 200_000
  private static let samples = 7

  /// Times all stages; a line for each.
  static func report() throws -> String {
    let lines = Mutex<[String]>([])
    let failure = Mutex<(any Error)?>(nil)
    let isDone = DispatchSemaphore(value: 0)
    Task.detached {
      do {
        for stage in try await stages() {
          let line = try await measure(stage)
          lines.withLock { $0.append(line) }
        }
      } catch {
        failure.withLock { $0 = error }
      }
      isDone.signal()
    }
    isDone.wait()
    if let error = failure.withLock({ $0 }) { throw error }
    let head = Report.pad("stage", 44) + "one thread  two threads  ratio"
    return ([head] + lines.withLock { $0 }).joined(separator: "\n")
  }

  private static func measure(_ stage: Stage) async throws -> String {
    var best = [Double.infinity, .infinity]
    for _ in 0..<samples {
      for workers in 1...2 {
        let start = wallClock
        let made = try await stage.run(workers)
        best[workers - 1] = min(best[workers - 1], wallClock - start)
        withExtendedLifetime(made) {}
      }
    }
    func cell(_ seconds: Double, _ width: Int) -> String {
      Report.pad("\(Report.significant(1000 * seconds)) ms", width)
    }
    let ratio = (100 * best[0] / best[1]).rounded() / 100
    return Report.pad(stage.name, 44) + cell(best[0], 12) + cell(best[1], 13) + "\(ratio)"
  }

  private static var wallClock: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }

  // MARK: Stages

  private static func stages() async throws -> [Stage] {
    let file = try TemporaryFile(TableBytes.customers(customerCount, encoding: .utf8))
    let table = try CSVTable.read(path: file.path)
    let features = await normalize(table, workers: 2)
    let candidates = await ApplicantBlocking.candidates(of: features, workers: 2)
    let model = ApplicantModel()
    let scoring = PairScoringRun(
      candidates: candidates, scorer: ApplicantScorer(table: features, model: model), model: model.scoring,
      prior: model.prior(recordCount: features.baseCount), keepFrom: 0.5)
    let pairCount = await scoring.run(workers: 2).comparedPairs
    return [
      Stage(name: "the machine: sums in registers") { await share(8, among: $0) { _ in sums() } },
      Stage(name: "the machine: walks through 256 MiB") { workers in
        let places = Walk.places
        return await share(8, among: workers) { Walk.run(places, from: $0) }
      },
      Stage(name: "read a file of 200,000 customers") { workers in
        try await onThread { try CSVTable.read(path: file.path, workers: workers) }
      },
      Stage(name: "normalize them into features") { workers in
        await normalize(table, workers: workers)
      },
      Stage(name: "make their keys and blocks") { workers in
        await ApplicantBlocking.candidates(of: features, workers: workers)
      },
      Stage(name: "score their \(pairCount) candidate pairs") { workers in
        await scoring.run(workers: workers)
      },
      Stage(name: "the three and clusters, as a run does") { workers in
        await IdentityMatcher().run(features, workers: workers)
      },
      Stage(name: "write their rows") { workers in
        try await onThread { try write(table, workers: workers) }
      },
    ]
  }

  /// Runs what is not asynchronous outside the pool of tasks, as it is meant to be called.
  private static func onThread<Result: Sendable>(
    _ body: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Swift.Result { try body() }) }
    }
  }

  private static func normalize(_ table: CSVTable, workers: Int) async -> FeatureTable {
    let fields: [(column: Int, field: ApplicantField)] = [
      (1, .name), (2, .kana), (3, .birthDate), (4, .sex), (5, .postalCode), (6, .address), (7, .building),
      (8, .phone), (9, .phone), (10, .email), (11, .cardToken),
    ]
    let size = 4096
    var builder = FeatureTableBuilder()
    await builder.append(batches: (table.rowCount + size - 1) / size, workers: workers) { number, batch in
      for row in number * size..<min((number + 1) * size, table.rowCount) {
        for (column, field) in fields {
          table.withUTF8Field(row: row, column: column) { batch.append($0, to: field) }
        }
        batch.endRecord()
      }
    }
    return await builder.finish(workers: workers)
  }

  private static func write(_ table: CSVTable, workers: Int) throws -> Int {
    let size = 2048
    let writer = try CSVWriter(path: "/dev/null", header: table.header)
    try writer.write(chunks: (table.rowCount + size - 1) / size, workers: workers) { chunk, rows in
      for row in chunk * size..<min((chunk + 1) * size, table.rowCount) {
        rows.append(row: row, of: table)
        rows.endRow()
      }
    }
    try writer.commit()
    return table.rowCount
  }

  /// Runs pieces of work on some threads.
  private static func share(
    _ pieces: Int, among workers: Int, _ body: @escaping @Sendable (Int) -> UInt64
  ) async {
    await withTaskGroup(of: UInt64.self) { group in
      for worker in 0..<workers {
        group.addTask {
          stride(from: worker, to: pieces, by: workers).reduce(0) { $0 &+ body($1) }
        }
      }
      for await sum in group { BlackHole.absorb(sum) }
    }
  }

  @inline(never)
  private static func sums() -> UInt64 {
    var (first, second, third, fourth): (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    for _ in 0..<4_000_000 {
      first = first &* 3 &+ fourth
      second = (second ^ first) &+ 5
      third = third &* 7 ^ second
      fourth = fourth &+ third
    }
    return first ^ second ^ third ^ fourth
  }

  /// A ring of places in an order that no processor guesses.
  private enum Walk {
    static let places: [UInt32] = {
      let count: UInt32 = 1 << 26
      // A full period modulo a power of two (Hull and Dobell, 1962).
      return (0..<count).map { ($0 &* 1_664_525 &+ 1_013_904_223) & (count - 1) }
    }()

    @inline(never)
    static func run(_ places: [UInt32], from start: Int) -> UInt64 {
      var place = UInt32(truncatingIfNeeded: start &* 7_919)
      for _ in 0..<100_000 { place = places[Int(place)] }
      return UInt64(place)
    }
  }
}
