import Foundation
import TableIO
import Testing

@Suite("idmatch synthesize and evaluate")
struct EvaluationTests {
  @Test("The same seed gives the same bytes, another seed others")
  func seeds() async throws {
    let folder = try Folder()
    for (name, seed) in [("one", "7"), ("two", "7"), ("three", "8")] {
      let result = try await CommandProcess.run(
        "synthesize", "--customers", "120", "--applications", "60", "--seed", seed, "--output", name,
        in: folder)
      #expect(result.status == 0)
      #expect(result.errors == "120 customers and 60 applications written to \(name)\n")
    }
    let files = ["applications.csv", "customers.csv", "entities.csv", "truth.csv"]
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("one")).sorted() == files)
    for file in files {
      #expect(try folder.bytes("one/\(file)") == folder.bytes("two/\(file)"), "\(file)")
      #expect(try folder.bytes("one/\(file)") != folder.bytes("three/\(file)"), "\(file)")
    }
    #expect(try folder.table("one/customers.csv").rowCount == 120)
    #expect(try folder.table("one/applications.csv").rowCount == 60)
    #expect(
      try folder.table("one/truth.csv").header == ["left_id", "right_id", "relation", "category"])
  }

  @Test("What synthesize writes, link reads and evaluate judges")
  func roundTrip() async throws {
    let folder = try Folder()
    try await CommandProcess.run(
      "synthesize", "--customers", "300", "--applications", "100", "--seed", "3", "--output", "s", "-q",
      in: folder)
    let link = try await CommandProcess.run(
      "link", "s/applications.csv", "s/customers.csv", "-o", "l.csv", in: folder)
    #expect(link.status == 0)
    let result = try await CommandProcess.run(
      "evaluate", "l.csv", "--truth", "s/truth.csv", "--json", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    let person = try #require((document?["relations"] as? [[String: Any]])?.first)
    #expect(person["relation"] as? String == "person")
    #expect((person["precision"] as? Double ?? 0) > 0.9)
    #expect((person["recall"] as? Double ?? 0) > 0.8)
  }

  private static let links = """
    left_id,right_id,relation,band,probability,weight,match_key
    A1,C1,person,match,1.0000,20.00,+NAME
    A2,C2,person,review,0.6000,1.00,+NAME
    A3,C3,household,match,0.9990,9.00,+ADDRESS
    A4,C9,household,match,0.9990,9.00,+ADDRESS
    A5,C5,person,match,0.9990,9.00,+NAME

    """

  private static let truth = """
    left_id,right_id,relation,category
    A1,C1,person,easy
    A2,C2,person,easy
    A3,C3,household,family
    A4,,none,new
    A5,C5,different,twin
    A6,C6,person,hard

    """

  private struct Document: Decodable {
    struct Part: Decodable, Equatable {
      var relation: String
      var precision: Double?
      var recall: Double?
      var f1: Double?
      var truePositives: Int
      var falsePositives: Int
      var falseNegatives: Int
    }
    struct Category: Decodable {
      var name: String
      var records: Int
      var persons: Int
      var personsMatched: Int
      var personsInReview: Int
      var falsePersons: Int
      var households: Int
      var householdsMatched: Int
    }
    var relations: [Part]
    var categories: [Category]
  }

  @Test("Precision and recall of links whose truth is known by hand, in all and per category")
  func byHand() async throws {
    let folder = try Folder()
    try folder.write(Self.links, to: "l.csv")
    try folder.write(Self.truth, to: "t.csv")
    let result = try await CommandProcess.run("evaluate", "l.csv", "--truth", "t.csv", "--json", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let document = try JSONDecoder().decode(Document.self, from: Data(result.output.utf8))
    let expected: [(String, right: Int, wrong: Int, missed: Int)] = [
      ("person", 1, 1, 2), ("person, review included", 2, 1, 1), ("household", 2, 2, 2),
      ("household, other persons", 1, 2, 0),
    ]
    #expect(document.relations.count == expected.count)
    for (part, (name, right, wrong, missed)) in zip(document.relations, expected) {
      #expect(part.relation == name)
      #expect(part.truePositives == right, "\(name)")
      #expect(part.falsePositives == wrong, "\(name)")
      #expect(part.falseNegatives == missed, "\(name)")
      let precision = Double(right) / Double(right + wrong)
      let recall = Double(right) / Double(right + missed)
      #expect(abs((part.precision ?? -1) - precision) < 1e-9, "\(name)")
      #expect(abs((part.recall ?? -1) - recall) < 1e-9, "\(name)")
      #expect(abs((part.f1 ?? -1) - 2 * precision * recall / (precision + recall)) < 1e-9, "\(name)")
    }
    let categories = Dictionary(uniqueKeysWithValues: document.categories.map { ($0.name, $0) })
    #expect(categories.keys.sorted() == ["easy", "family", "hard", "new", "twin"])
    #expect(categories["easy"]?.records == 2)
    #expect(categories["easy"]?.personsMatched == 1)
    #expect(categories["easy"]?.personsInReview == 1)
    #expect(categories["hard"]?.persons == 1)
    #expect(categories["hard"]?.personsMatched == 0)
    #expect(categories["family"]?.householdsMatched == 1)
    #expect(categories["twin"]?.falsePersons == 1)
    #expect(categories["new"]?.falsePersons == 0)

    let table = try await CommandProcess.run("evaluate", "l.csv", "--truth", "t.csv", in: folder)
    #expect(table.status == 0)
    try expectGolden(table.output, "commands/evaluate.txt")
  }

  @Test("Between records of one table the order within a pair does not matter")
  func oneTable() async throws {
    let folder = try Folder()
    try folder.write("left_id,right_id,relation,band\nC9,C10,person,match\n", to: "l.csv")
    try folder.write("left_id,right_id,relation\nC10,C9,person\n", to: "t.csv")
    for (arguments, right) in [([String](), 0), (["--one-table"], 1)] {
      let result = try await CommandProcess.run(
        ["evaluate", "l.csv", "--truth", "t.csv", "--json"] + arguments, in: folder)
      let document = try JSONDecoder().decode(Document.self, from: Data(result.output.utf8))
      #expect(document.relations.first?.truePositives == right)
    }
  }

  @Test("Other columns and other words are an error that names file and place")
  func wrongFiles() async throws {
    let folder = try Folder()
    try folder.write(Self.links, to: "l.csv")
    try folder.write(Self.truth, to: "t.csv")
    let swapped = try await CommandProcess.run("evaluate", "t.csv", "--truth", "l.csv", in: folder)
    #expect(swapped.status == 2)
    #expect(swapped.errors.contains("t.csv has no column band"))
    #expect(swapped.errors.contains("found left_id, right_id, relation, category"))
    try folder.write("left_id,right_id,relation,category\nA1,C1,friend,x\n", to: "t2.csv")
    let word = try await CommandProcess.run("evaluate", "l.csv", "--truth", "t2.csv", in: folder)
    #expect(word.status == 2)
    #expect(word.errors.contains("t2.csv:2: relation must be"))
    try folder.write("left_id,right_id,relation,band\nA1,C1,person,perhaps\n", to: "l2.csv")
    let band = try await CommandProcess.run("evaluate", "l2.csv", "--truth", "t.csv", in: folder)
    #expect(band.status == 2)
    #expect(band.errors.contains("l2.csv:2: "))
  }

  @Test("A row that cannot be read is said to be missing from the figures: 3")
  func rejects() async throws {
    let folder = try Folder()
    try folder.write(Self.links, to: "l.csv")
    try folder.write(Self.truth + "A7,C7\n", to: "t.csv")
    let result = try await CommandProcess.run("evaluate", "l.csv", "--truth", "t.csv", in: folder)
    #expect(result.status == 3)
    #expect(result.errors.contains("t.csv:8"))
    #expect(result.output.contains("person"))
  }
}
