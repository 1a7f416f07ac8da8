import RecordLinkage
import Testing

@Suite("Profiling a table")
struct TableProfilerTests {
  @Test("Fill is counted over all rows, everything else in a sample from the whole table")
  func sampling() {
    var profiler = TableProfiler(headers: ["n", "half"], sampleLimit: 100)
    for row in 0..<10_000 { profiler.append(["\(row)", row % 2 == 0 ? "x\(row)" : "  "]) }
    let profile = profiler.finish()
    let (n, half) = (profile.columns[0], profile.columns[1])
    #expect(n.rowCount == 10_000 && n.filledCount == 10_000 && n.fillRate == 1)
    #expect(half.filledCount == 5000 && half.fillRate == 0.5)
    #expect((50...100).contains(n.sampledCount) && n.distinctCount == n.sampledCount)
    #expect(n.lengths.longest == 4)
  }

  @Test("Frequent values, lengths and characters are of the values")
  func statistics() throws {
    let values = ["b", "a", "a", "ccc 1", "", " b ", "é!"]
    let column = try #require(TableProfile(columns: [(name: "x", values: values)]).columns.first)
    #expect(column.frequent.map(\.value) == ["a", "b", "ccc 1", "é!"])
    #expect(column.frequent.map(\.count) == [2, 2, 1, 1])
    #expect(column.distinctCount == 4 && column.filledCount == 6)
    #expect(column.lengths.shortest == 1 && column.lengths.median == 1 && column.lengths.longest == 5)
    let characters = column.characters
    let sum =
      characters.letters + characters.digits + characters.spaces + characters.punctuation
      + characters.beyondASCII
    #expect(abs(sum - 1) < 1e-9 && characters.letters > 0.5)
  }

  @Test("Tables with nothing in them, one row, ragged rows, equal rows")
  func degenerate() {
    #expect(TableProfiler(headers: []).finish().columns.isEmpty)
    let empty = TableProfiler(headers: ["a"]).finish()
    #expect(empty.columns[0].suggestion.meaning == .empty && empty.columns[0].fillRate == 0)
    var one = TableProfiler(headers: ["name", "dob"])
    one.append(["Anna Smith"])
    #expect(one.finish().columns.map(\.suggestion.meaning) == [.fullName, .empty])
    var equal = TableProfiler(headers: ["a", "b"], sampleLimit: 0)
    for _ in 0..<50 { equal.append(["x", "y", "beyond the columns"]) }
    let profile = equal.finish()
    #expect(profile.columns.map(\.suggestion.meaning) == [.constant, .constant])
    #expect(profile.pairs.isEmpty && profile.declarations.isEmpty)
  }

  @Test("A cell of ten megabytes, and columns of anything")
  func hostile() throws {
    var profiler = TableProfiler(headers: ["a", "b"])
    profiler.append([String(repeating: "x, ", count: 3_500_000), "1"])
    profiler.append([String(repeating: "é", count: 5_000_000), "2"])
    let profile = profiler.finish()
    #expect(profile.columns[0].lengths.longest >= 10_000_000)
    #expect(profile.columns[0].frequent.allSatisfy { $0.value.utf8.count <= 515 })

    var generator = SeededGenerator(seed: 4)
    var random = TableProfiler(headers: (0..<12).map { "c\($0)" })
    for _ in 0..<500 {
      random.append(
        (0..<12).map { _ in
          let length = Int.random(in: 0...12, using: &generator)
          return String(
            String.UnicodeScalarView(
              (0..<length).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &generator))
              }))
        })
    }
    #expect(random.finish().columns.count == 12)
  }

  @Test("The same rows give the same profile, and their order does not change what a column means")
  func deterministic() {
    var generator = SeededGenerator(seed: 9)
    let rows = (0..<400).map { row in
      [
        "\(row % 37)", "town \(row % 37 % 11)",
        ["anna", "robert", "petra"].randomElement(using: &generator) ?? "",
      ]
    }
    func profile(_ rows: [[String]]) -> TableProfile {
      var profiler = TableProfiler(headers: ["zip", "city", "x"])
      for row in rows { profiler.append(row) }
      return profiler.finish()
    }
    let first = profile(rows)
    #expect(first.columns == profile(rows).columns && first.pairs == profile(rows).pairs)
    let shuffled = profile(rows.shuffled(using: &generator))
    #expect(first.columns == shuffled.columns && first.pairs == shuffled.pairs)
    #expect(first.pairs.map { [$0.first, $0.second] } == [[0, 1]])
    #expect(first.pairs.first?.firstDeterminesSecond == 1 && first.pairs.first?.isDependent == true)
  }

  @Test("Independent columns have nothing to do with one another, exchanged ones are seen")
  func pairs() {
    var generator = SeededGenerator(seed: 11)
    var profiler = TableProfiler(headers: ["given name", "surname", "colour", "shade"])
    for row in 0..<2000 {
      let given = "g\(Int.random(in: 0..<40, using: &generator))x"
      let family = "f\(Int.random(in: 0..<60, using: &generator))x"
      let colour = Int.random(in: 0..<6, using: &generator)
      let shade =
        Int.random(in: 0..<4, using: &generator) == 0 ? Int.random(in: 0..<6, using: &generator) : colour
      let names = row % 50 == 0 ? [family, given] : [given, family]
      profiler.append(names + ["c\(colour)", "s\(shade)"])
    }
    let profile = profiler.finish()
    #expect(profile.pairs.map { [$0.first, $0.second] } == [[0, 1], [2, 3]])
    #expect(profile.pairs.first?.swappedRows == 40 && profile.pairs.first?.isOftenSwapped == true)
    #expect(profile.pairs.first?.shouldShareComparison == false)
    let v = profile.pairs.last?.cramersV ?? 0
    #expect(v > 0.65 && v < 0.85)
    #expect(profile.pairs.last?.shouldShareComparison == true && profile.pairs.last?.isDependent == false)
  }
}
