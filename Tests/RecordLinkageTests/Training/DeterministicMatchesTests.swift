import RecordLinkage
import Testing

@Suite("The number of matches by deterministic rules")
struct DeterministicMatchesTests {
  @Test("Pairs that fulfil a rule, by the share of the matches that do", arguments: [1.0, 0.5])
  func prior(recall: Double) async throws {
    // 300 persons of two records each; every third pair differs in the name.
    let rows = (0..<600).map { record in
      let person = record / 2
      let name = record % 6 == 1 ? "x\(record)" : "n\(person % 50)"
      return [name, "\(1900 + person % 100)-0\(1 + person % 9)-1\(person / 100)"]
    }
    var model = LinkageModel(name: "matches")
    model.columns = [ColumnDeclaration("name"), ColumnDeclaration("born")]
    model.comparisons = model.columns.map {
      ComparisonDeclaration($0.name, levels: [.exact($0.name), .otherwise])
    }
    model.blocking.rules = model.columns.map { BlockingRuleDeclaration([KeyPart($0.name)]) }
    model.training.matches = DeterministicMatches(
      [BlockingRuleDeclaration([KeyPart("name"), KeyPart("born")])], recall: recall)
    let table = try await LinkageTable(
      [MemoryTable(headers: ["name", "born"], rows: rows)], model: model, types: ValueTypes())
    let parameters = try await Linker(model, table: table).train().parameters
    let pairsPerRecord = parameters.classes.filter { $0.relation == 0 }.reduce(0) { $0 + $1.pairsPerRecord }
    // 200 pairs agree on both.
    #expect(abs(pairsPerRecord - 200 / recall / 600) < 1e-9)
  }
}
