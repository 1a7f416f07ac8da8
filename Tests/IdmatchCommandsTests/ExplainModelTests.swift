import Foundation
import Testing

@Suite("idmatch explain by a model file")
struct ExplainModelTests {
  private struct Pair: Decodable {
    struct Step: Decodable {
      var comparison: String
      var level: String
      var relations: [String: Double]
    }
    struct Relation: Decodable {
      var name: String
      var prior: Double
      var total: Double
      var probability: Double
      var band: String
      var verdict: String
    }
    var left: String
    var right: String
    var matchKey: String
    var isCompared: Bool
    var steps: [Step]
    var relations: [Relation]
  }

  private struct Cluster: Decodable {
    struct Link: Decodable {
      var left: String
      var right: String
      var weight: Double
    }
    var relation: String
    var cluster: String
    var records: [String]
    var links: [Link]
  }

  /// A register with a trained model, its clusters and its links.
  private static func trained() async throws -> Folder {
    let folder = try PersonFiles.folder()
    try await CommandProcess.run("train", "people.csv", "--model", "model.yaml", "-q", in: folder)
    try await CommandProcess.run(
      "dedupe", "people.csv", "--model", "model.yaml", "-o", "o.csv", "--links", "l.csv", "-q", in: folder)
    return folder
  }

  private static func explain<T: Decodable>(
    _ arguments: String..., in folder: Folder, as type: T.Type
  ) async throws -> T {
    let result = try await CommandProcess.run(
      ["explain", "people.csv", "--model", "model.yaml", "-q", "--json"] + arguments, in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(type, from: Data(result.output.utf8))
  }

  @Test("A pair's waterfall adds up, and says of a link what the file of links says")
  func agreesWithLinks() async throws {
    let folder = try await Self.trained()
    let links = try folder.table("l.csv").records
    #expect(links.count > 10)
    for link in links.prefix(12) {
      let (left, right) = (link["left_id"] ?? "", link["right_id"] ?? "")
      let pair = try await Self.explain("--pair", left, right, in: folder, as: Pair.self)
      #expect([pair.left, pair.right] == [left, right])
      #expect(pair.isCompared)
      #expect(pair.matchKey == link["match_key"])
      let relation = try #require(pair.relations.first { $0.name == link["relation"] })
      #expect(abs(relation.total - (Double(link["weight"] ?? "") ?? 0)) < 0.01, "\(left) \(right)")
      #expect(relation.band == link["band"])
      for relation in pair.relations {
        let sum = pair.steps.reduce(relation.prior) { $0 + ($1.relations[relation.name] ?? 0) }
        #expect(abs(sum - relation.total) < 1e-6)
      }
    }
  }

  @Test("Two records that no rule brings together are told so, with what would have had to agree")
  func neverCompared() async throws {
    let folder = try await Self.trained()
    let records = try folder.table("people.csv").records
    let first = try #require(records.first)
    let other = try #require(
      records.first {
        $0["dob"] != first["dob"] && $0["phone"] != first["phone"] && $0["zip"] != first["zip"]
          && $0["first_name"]?.prefix(1) != first["first_name"]?.prefix(1)
      })
    let (left, right) = (first["rec_id"] ?? "", other["rec_id"] ?? "")
    let result = try await CommandProcess.run(
      "explain", "people.csv", "--model", "model.yaml", "-q", "--pair", left, right, in: folder)
    #expect(result.status == 0)
    #expect(result.output.contains("compared by: no blocking rule\n"))
    #expect(result.output.contains("  dob: dob is "))
    #expect(result.output.contains("person: not linked: never compared\n"))
    #expect(result.output.contains("household: not linked: never compared\n"))
    let pair = try await Self.explain("--pair", left, right, in: folder, as: Pair.self)
    #expect(pair.relations.map(\.verdict) == ["never-compared", "never-compared"])
  }

  @Test("A cluster has the members that dedupe gives it, and one link fewer")
  func cluster() async throws {
    let folder = try await Self.trained()
    let clusters = Dictionary(grouping: try folder.table("o.csv").records) { $0["person_cluster"] ?? "" }
    let (name, members) = try #require(clusters.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) })
    #expect(members.count > 2)
    for member in members {
      let cluster = try await Self.explain(
        "--cluster", member["rec_id"] ?? "", in: folder, as: Cluster.self)
      #expect(cluster.relation == "person")
      #expect(cluster.cluster == name)
      #expect(Set(cluster.records) == Set(members.compactMap { $0["rec_id"] }))
      #expect(cluster.links.count == members.count - 1)
      #expect(cluster.links.map(\.weight) == cluster.links.map(\.weight).sorted(by: >))
    }
    let household = try await Self.explain(
      "--cluster", name, "--relation", "household", in: folder, as: Cluster.self)
    #expect(Set(household.records).isSuperset(of: members.compactMap { $0["rec_id"] }))
    let single = try #require(clusters.values.first { $0.count == 1 }?.first?["rec_id"])
    let text = try await CommandProcess.run(
      "explain", "people.csv", "--model", "model.yaml", "-q", "--cluster", single, in: folder)
    #expect(text.output.hasPrefix("person cluster \(single): 1 record, which no link joins to another\n"))
  }

  @Test("Of two tables the first identifier is the left one's; TABLE:ID says otherwise")
  func twoTables() async throws {
    let folder = try PersonFiles.folder()
    // The same identifiers on both sides.
    let rows = try folder.text("left.csv")
    try folder.write(rows, to: "a.csv")
    try folder.write(rows, to: "b.csv")
    try await CommandProcess.run("train", "people.csv", "--model", "model.yaml", "-q", in: folder)
    func run(_ pair: String...) async throws -> CommandProcess.Result {
      try await CommandProcess.run(
        ["explain", "a.csv", "b.csv", "--model", "model.yaml", "-q", "--pair"] + pair, in: folder)
    }
    let same = try await run("3", "3")
    #expect(same.output.contains("a:3"))
    #expect(same.output.contains("b:3"))
    let within = try await run("a:3", "a:4")
    #expect(within.output.contains("person: not linked: records of one table are not compared"))
    let turned = try await run("b:3", "a:4")
    #expect(turned.status == 0, "\(turned.errors)")
    let one = try await run("a:3", "a:3")
    #expect(one.status == 2)
    #expect(one.errors.contains("a:3 and a:3 are one record"))
  }

  @Test(
    "Questions that make no sense are named",
    arguments: [
      (["people.csv", "--model", "model.yaml"], "Say which records: --pair ID ID, or --cluster ID."),
      (["people.csv", "--model", "model.yaml", "--pair", "1"], "there is only 1"),
      (["people.csv", "--model", "model.yaml", "--pair", "1", "x"], "people.csv: there is no record x"),
      (
        ["people.csv", "--model", "model.yaml", "--cluster", "1", "--relation", "flat"],
        "it has person, household"
      ),
      (["people.csv", "--cluster", "1"], "--cluster and --relation go with a model file"),
      (["people.csv", "1", "people.csv"], "there are 3 of the four"),
      ([], "Give the tables"),
    ])
  func wrongQuestions(_ arguments: [String], _ message: String) async throws {
    let folder = try PersonFiles.folder()
    let result = try await CommandProcess.run(["explain"] + arguments, in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test("--pair asks the model of applicants what the four operands ask it")
  func applicants() async throws {
    let folder = try CaseFiles.folder()
    let four = try await CommandProcess.run(
      "explain", "applications.csv", "A01", "customers.csv", "C01", in: folder)
    let pair = try await CommandProcess.run(
      "explain", "applications.csv", "customers.csv", "--pair", "A01", "C01", in: folder)
    #expect(four.status == 0)
    #expect(pair.output == four.output)
  }
}
