import Foundation
import Testing

@Suite("idmatch explain")
struct ExplainTests {
  private struct Document: Decodable {
    struct Step: Decodable {
      var field: String
      var left: String?
      var right: String?
      var level: String
      var weightPerson: Double
      var weightHousehold: Double
    }
    var leftID: String
    var rightID: String
    var relation: String
    var band: String
    var probability: Double
    var weight: Double
    var matchKey: String
    var heldBy: String?
    var priorPerson: Double
    var priorHousehold: Double
    var probabilityPerson: Double
    var probabilityHousehold: Double
    var blockingRules: [String]
    var steps: [Step]
  }

  private static func explanation(_ arguments: String..., in folder: Folder) async throws -> Document {
    let result = try await CommandProcess.run(["explain"] + arguments + ["--json"], in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(Document.self, from: Data(result.output.utf8))
  }

  /// The number with as many decimals as a CSV has.
  private static func rounded(_ value: Double, _ decimals: Int) -> Double {
    (value * pow(10, Double(decimals))).rounded() / pow(10, Double(decimals))
  }

  @Test("An explanation says of each link what links.csv says of it")
  func agreesWithLinks() async throws {
    let folder = try CaseFiles.folder()
    try await CommandProcess.run("link", "applications.csv", "customers.csv", "-o", "l.csv", in: folder)
    let links = try folder.table("l.csv").records
    #expect(links.count > 20)
    for link in links {
      let (left, right) = (link["left_id"] ?? "", link["right_id"] ?? "")
      let document = try await Self.explanation(
        "applications.csv", left, "customers.csv", right, in: folder)
      let pair = "\(left) \(right)"
      #expect(document.leftID == left)
      #expect(document.rightID == right)
      #expect(document.relation == link["relation"], "\(pair)")
      #expect(document.band == link["band"], "\(pair)")
      #expect(document.matchKey == link["match_key"], "\(pair)")
      #expect(!document.blockingRules.isEmpty, "\(pair)")
      let probability = try #require(Double(link["probability"] ?? ""))
      #expect(abs(Self.rounded(document.probability, 4) - probability) < 0.00006, "\(pair)")
      let weight = try #require(Double(link["weight"] ?? ""))
      #expect(abs(Self.rounded(document.weight, 2) - weight) < 0.006, "\(pair)")
    }
  }

  @Test("The weights of the steps and the prior add up to the total, and the total to the probability")
  func addsUp() async throws {
    let folder = try CaseFiles.folder()
    for (left, right) in [("A01", "C01"), ("A06", "C06"), ("A17", "C17"), ("A20", "C20"), ("A28", "C01")] {
      let document = try await Self.explanation(
        "applications.csv", left, "customers.csv", right, in: folder)
      let person = document.steps.reduce(document.priorPerson) { $0 + $1.weightPerson }
      let household = document.steps.reduce(document.priorHousehold) { $0 + $1.weightHousehold }
      // Three outcomes share the probability: the person, another one of the household, neither.
      let (p, h) = (exp2(person), exp2(household))
      #expect(abs(p / (1 + p + h) - document.probabilityPerson) < 0.001, "\(left) \(right)")
      #expect(abs(h / (1 + p + h) - document.probabilityHousehold) < 0.001, "\(left) \(right)")

      let table = try await CommandProcess.run(
        "explain", "applications.csv", left, "customers.csv", right, in: folder)
      let total = try #require(table.output.split(separator: "\n").first { $0.hasPrefix("total") })
      let shown = total.split(separator: " ").compactMap { Double($0) }
      #expect(shown == [Self.rounded(person, 1), Self.rounded(household, 1)], "\(left) \(right): \(total)")
    }
  }

  @Test("Two records of one table are explained as dedupe sees them")
  func oneTable() async throws {
    let folder = try Folder()
    try folder.write(DedupeCommandTests.table, to: "in.csv")
    try await CommandProcess.run("dedupe", "in.csv", "-o", "out.csv", "--links", "l.csv", in: folder)
    let links = try folder.table("l.csv").records
    #expect(links.count >= 3)
    for link in links {
      let document = try await Self.explanation(
        "in.csv", link["left_id"] ?? "", "in.csv", link["right_id"] ?? "", in: folder)
      #expect(document.relation == link["relation"])
      #expect(document.matchKey == link["match_key"])
      let probability = try #require(Double(link["probability"] ?? ""))
      #expect(abs(Self.rounded(document.probability, 4) - probability) < 0.00006)
    }
  }

  @Test("A pair that no rule brings together is explained and said to be so")
  func notMet() async throws {
    let folder = try CaseFiles.folder()
    let result = try await CommandProcess.run(
      "explain", "applications.csv", "A28", "customers.csv", "C01", in: folder)
    #expect(result.status == 0)
    #expect(result.output.contains("no blocking rule brings the two together"))
    #expect(result.output.contains("different"))
  }

  @Test("What holds a pair at review is named; card tokens are not shown")
  func guarded() async throws {
    let folder = try CaseFiles.folder()
    let result = try await CommandProcess.run(
      "explain", "applications.csv", "A03", "customers.csv", "C03", in: folder)
    #expect(!result.output.contains("tok_"))
    let document = try await Self.explanation("applications.csv", "A27", "customers.csv", "C27", in: folder)
    #expect(document.relation == "household")
    #expect(
      document.steps.allSatisfy { !($0.left ?? "").contains("tok_") && !($0.right ?? "").contains("tok_") })
  }

  @Test("An unknown identifier: 2, with the file and the column that were looked in")
  func unknown() async throws {
    let folder = try CaseFiles.folder()
    let right = try await CommandProcess.run(
      "explain", "applications.csv", "A01", "customers.csv", "C99", in: folder)
    #expect(right.status == 2)
    #expect(right.errors.contains("customers.csv has no record C99 (looked in column 顧客番号)"))
    let left = try await CommandProcess.run(
      "explain", "applications.csv", "C01", "customers.csv", "C01", in: folder)
    #expect(left.status == 2)
    #expect(left.errors.contains("applications.csv has no record C01 (looked in column 申込番号)"))
    try folder.write("氏名\n佐藤 誠\n佐藤 誠\n", to: "n.csv")
    let number = try await CommandProcess.run("explain", "n.csv", "3", "n.csv", "1", in: folder)
    #expect(number.status == 2)
    #expect(number.errors.contains("n.csv has no record 3 (looked in row numbers)"))
  }

  @Test("An identifier that occurs twice: 2, with the way out")
  func twice() async throws {
    let folder = try Folder()
    try folder.write("id,氏名\n1,佐藤 誠\n1,田中 実\n2,佐藤 誠\n", to: "in.csv")
    let result = try await CommandProcess.run("explain", "in.csv", "1", "in.csv", "2", in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains("2 records 1"))
    #expect(result.errors.contains("--id-column"))
  }
}
