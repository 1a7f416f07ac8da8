import RecordLinkage
import Testing

@Suite("Pairs to label")
struct LabelQueueTests {
  /// People with slips, in this order of the rows.
  private func rows(order: [Int]? = nil) -> [[String]] {
    var random = SeededGenerator(seed: 11)
    var rows: [[String]] = []
    for _ in 0..<250 {
      let row = ["n", "s", "b", "c"].enumerated().map { column, letter in
        letter + String(Int.random(in: 0..<[40, 60, 200, 12][column], using: &random))
      }
      rows.append(row)
      var copy = row
      for column in copy.indices where Int.random(in: 0..<4, using: &random) == 0 {
        copy[column] = "x\(Int.random(in: 0..<500, using: &random))"
      }
      rows.append(copy)
    }
    return order.map { $0.map { rows[$0] } } ?? rows
  }

  private func linker(order: [Int]? = nil) async throws -> (Linker, LinkageOutcome) {
    let rows = rows(order: order)
    var model = LinkageModel(name: "queue")
    model.columns = ["name", "surname", "born", "city"].map { ColumnDeclaration($0) }
    model.comparisons = model.columns.map {
      ComparisonDeclaration($0.name, levels: [.exact($0.name), .otherwise])
    }
    model.blocking.rules = model.columns.map { BlockingRuleDeclaration([KeyPart($0.name)]) }
    let table = try await LinkageTable(
      [MemoryTable(headers: ["name", "surname", "born", "city"], rows: rows)], model: model,
      types: ValueTypes())
    let linker = try await Linker(model, table: table)
    let outcome = try await linker.link(by: await linker.train().parameters, keepFrom: 0.0001)
    return (linker, outcome)
  }

  @Test("A seed gives one queue, another seed another")
  func deterministic() async throws {
    let (linker, outcome) = try await linker()
    #expect(linker.labelQueue(outcome, seed: 5).items == linker.labelQueue(outcome, seed: 5).items)
    #expect(linker.labelQueue(outcome, seed: 5).items != linker.labelQueue(outcome, seed: 6).items)
  }

  @Test("One who comes back goes on where he stopped")
  func resumable() async throws {
    let (linker, outcome) = try await linker()
    let all = linker.labelQueue(outcome, count: 60).items
    #expect(all.count == 60)
    let labelled = Set(all.prefix(25).map { RecordPair(UInt32($0.left), UInt32($0.right)) })
    #expect(linker.labelQueue(outcome, count: 35, labelled: labelled).items == Array(all.dropFirst(25)))
  }

  @Test("No pair comes twice, and a longer queue begins as a shorter one")
  func distinct() async throws {
    let (linker, outcome) = try await linker()
    let items = linker.labelQueue(outcome, count: 1_000_000).items
    #expect(items.count == outcome.pairs.count)
    #expect(Set(items).count == items.count)
    #expect(Array(items.prefix(40)) == linker.labelQueue(outcome, count: 40).items)
  }

  @Test("Likely matches and likely non-matches are about as many, and records are not shown again and again")
  func variety() async throws {
    let (linker, outcome) = try await linker()
    let items = linker.labelQueue(outcome, count: 40).items
    let matches = items.count { $0.probability >= 0.5 }
    #expect((14...26).contains(matches))
    let uses = items.flatMap { [$0.left, $0.right] }
    let most = Dictionary(uses.map { ($0, 1) }, uniquingKeysWith: +).values.max() ?? 0
    #expect(most <= 3)
    let vectors = Dictionary(
      outcome.pairs.map { (RecordPair($0.left, $0.right), $0.vector) },
      uniquingKeysWith: { first, _ in first })
    let distinct = Set(items.compactMap { vectors[RecordPair(UInt32($0.left), UInt32($0.right))] })
    #expect(distinct.count >= 8)
    #expect(items.contains { $0.stratum == .certainMatch })
  }

  @Test("The order of the rows does not change which pairs are shown")
  func orderOfRows() async throws {
    var random = SeededGenerator(seed: 2)
    let order = Array(0..<500).shuffled(using: &random)
    let (plainLinker, plain) = try await linker()
    let (otherLinker, other) = try await linker(order: order)
    // Of rows that are alike either one may be shown.
    func contents(_ items: [LabelQueue.Item], _ rows: [[String]]) -> [Set<[String]>] {
      items.map { [rows[$0.left], rows[$0.right]] }.map { Set($0) }
    }
    let one = contents(plainLinker.labelQueue(plain, count: 30).items, rows())
    let two = contents(otherLinker.labelQueue(other, count: 30).items, rows(order: order))
    #expect(one == two)
  }
}
