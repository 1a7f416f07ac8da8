import Foundation
import TableIO
import Testing

@Suite("idmatch evaluate with a model and a truth")
struct ModelEvaluationTests {
  private struct Document: Decodable {
    struct Counts: Decodable {
      var precision: Double?
      var truePositives: Int
      var falsePositives: Int
      var falseNegatives: Int
    }
    struct Threshold: Decodable {
      var wanted: String
      var threshold: Float?
      var precision: Double?
      var recall: Double?
      var match: Double?
    }
    var relation: String
    var records: Int
    var truePairs: Int
    var links: Counts
    var pairs: Counts
    var missed: [String: Int]
    var falsePairs: [String: Int]
    var thresholds: [Threshold]?
  }

  private static func evaluate(_ arguments: [String], in folder: Folder) async throws -> Document {
    let result = try await CommandProcess.run(
      ["evaluate"] + arguments + ["--model", "m.yaml", "--json", "-q"], in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(Document.self, from: Data(result.output.utf8))
  }

  @Test("Every wrong pair of a table has its reason, in the report and in the file of errors")
  func reasons() async throws {
    let folder = try KnownPairs.folder()
    let result = try await CommandProcess.run(
      "evaluate", "t.csv", "--model", "m.yaml", "--truth-column", "entity", "--errors", "e.csv", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output == """
        person, 17 records, 8 true pairs, match from a probability of 0.5

                                precision  recall      F1  right  wrong  missed
        links                      0.6250  0.6250  0.6250      5      3       3
        pairs within clusters      0.5714  0.5000  0.5333      4      3       4
        B-cubed                    0.8627  0.8039  0.8323
        clusters found exactly     0.2727  0.3000

        11 clusters, 10 in truth; of several records 5, 6 in truth, 2 the same

        missed  not-blocked        1  no blocking rule offers the pair
        missed  scored-low         2  compared, and below the threshold
        missed  cut-by-clustering  1  at or above the threshold, and clusters keep it apart
        false   link-only          1  a link that clustering did not follow: in no cluster
        false   chained            1  in one cluster through other pairs
        false   direct             2  in one cluster, at or above the threshold

        """)
    #expect(try folder.text("e.csv") == KnownPairs.errors)
    #expect(result.errors.contains("note: 1 records have no entity; pairs with one of them do not count"))
    #expect(result.errors.contains("8 wrong and missed pairs written to e.csv"))
    // The clusters are those that dedupe writes.
    try await CommandProcess.run(
      "dedupe", "t.csv", "--model", "m.yaml", "-o", "o.csv", "-q", in: folder)
    let written = try await CommandProcess.run("evaluate", "o.csv", "--truth-column", "entity", in: folder)
    #expect(written.output.contains("0.5714  0.5000  0.5333"))
    #expect(written.output.contains("pairs: 4 right, 3 wrong, 4 missed"))
  }

  @Test("A list of true pairs says the same as the column, and the order of the rows nothing")
  func listOfPairs() async throws {
    let folder = try KnownPairs.folder()
    let document = try await Self.evaluate(
      ["t.csv", "--truth", "pairs.csv", "--errors", "e.csv"], in: folder)
    #expect(document.relation == "person")
    #expect(document.truePairs == 8)
    // R18 is of nobody where pairs are listed: known, and single.
    #expect(document.records == 18)
    #expect(document.missed == ["not-blocked": 1, "scored-low": 2, "cut-by-clustering": 1])
    #expect(document.falsePairs == ["direct": 2, "chained": 1, "link-only": 1])
    #expect(try folder.text("e.csv") == KnownPairs.errors)
    var lines = KnownPairs.table.split(separator: "\n").map(String.init)
    lines[1...].reverse()
    try folder.write(lines.joined(separator: "\n") + "\n", to: "t.csv")
    for truth in [["--truth", "pairs.csv"], ["--truth-column", "entity"]] {
      _ = try await Self.evaluate(["t.csv", "--errors", "e.csv"] + truth, in: folder)
      #expect(try folder.text("e.csv") == KnownPairs.errors)
    }
  }

  @Test("Pairs of two tables are judged across them, by a column or by pairs in the order of the tables")
  func twoTables() async throws {
    let folder = try KnownPairs.twoTables()
    let ids = ["--id-column", "mark"]
    for truth in [["--truth", "pairs.csv"], ["--truth-column", "entity"]] {
      let document = try await Self.evaluate(
        ["a.csv", "b.csv", "--errors", "e.csv"] + truth + ids, in: folder)
      #expect(document.truePairs == 3)
      #expect(document.links.truePositives == 1)
      #expect(document.pairs.falsePositives == 1)
      #expect(document.missed == ["not-blocked": 1, "scored-low": 1, "cut-by-clustering": 0])
      #expect(document.falsePairs == ["direct": 1, "chained": 0, "link-only": 0])
      let rows = try folder.table("e.csv").records
      #expect(
        try folder.table("e.csv").header == [
          "left_source", "left_id", "right_source", "right_id", "kind", "reason", "probability", "weight",
          "match_key",
        ])
      #expect(rows.map { $0["left_id"] } == ["L4", "L3", "L2"])
      #expect(rows.map { $0["right_source"] } == ["b", "b", "b"])
      #expect(rows.map { $0["reason"] } == ["direct", "scored-low", "not-blocked"])
    }
  }

  @Test("What a list of true pairs implies and does not name, and what cannot be linked, is said")
  func impliedPairs() async throws {
    let folder = try KnownPairs.twoTables()
    try folder.write("left_id,right_id\nL1,M1\nL2,M1\nL2,M2\n", to: "pairs.csv")
    let arguments = [
      "evaluate", "a.csv", "b.csv", "--model", "m.yaml", "--truth", "pairs.csv", "--id-column", "mark",
    ]
    let chained = try await CommandProcess.run(arguments, in: folder)
    #expect(chained.errors.contains("note: the true pairs imply 1 more by chains (a is b, b is c)"))
    try folder.write(
      "left_source,left_id,right_source,right_id\na,L1,b,M1\na,L2,a,L3\n", to: "pairs.csv")
    let within = try await CommandProcess.run(arguments, in: folder)
    #expect(within.output.hasPrefix("person, 9 records, 1 true pairs"))
    #expect(within.errors.contains("note: 1 true pairs are of records within a table"))
    #expect(!within.errors.contains("by chains"))
  }

  @Test("Tables are linked as link is asked to: within each too, or one partner each")
  func linking() async throws {
    let folder = try KnownPairs.twoTables()
    try folder.write(
      try folder.text("b.csv") + "M5,eve,1995-05-05,502,e\nM6,eve,1995-05-05,501,e\n", to: "b.csv")
    let arguments = [
      "a.csv", "b.csv", "--truth-column", "entity", "--id-column", "mark", "--errors", "e.csv",
    ]
    let within = try await Self.evaluate(arguments + ["--within-source"], in: folder)
    #expect(within.truePairs == 6)
    let single = try await Self.evaluate(arguments + ["--one-to-one"], in: folder)
    #expect(single.truePairs == 5)
    #expect(single.missed["cut-by-clustering"] == 1)
    let cut = try folder.table("e.csv").records.filter { $0["reason"] == "cut-by-clustering" }
    #expect(cut.map { $0["right_id"] } == ["M5"])
  }

  @Test("Tables are told apart by their names, relations by theirs, and what cannot be found is named")
  func namedPairs() async throws {
    let folder = try KnownPairs.twoTables()
    try folder.write(
      """
      right_source,right_id,left_source,left_id,relation
      a,L1,b,M1,person
      b,M2,a,L2,person
      b,M3,a,L3,different
      b,M9,a,L3,person
      c,M4,a,L4,person
      b,M4,a,L4,friend

      """, to: "pairs.csv")
    let result = try await CommandProcess.run(
      "evaluate", "a.csv", "b.csv", "--model", "m.yaml", "--truth", "pairs.csv", "--id-column", "mark",
      in: folder)
    #expect(result.status == 3)
    #expect(result.output.hasPrefix("person, 9 records, 2 true pairs"))
    for message in [
      "3 rows left out", "pairs.csv:5, right_id: no record has this id",
      "pairs.csv:6, right_id: no table has this name",
      "pairs.csv:7, relation: the model has no such relation",
    ] {
      #expect(result.errors.contains(message), "\(result.errors)")
    }
  }

  @Test("Where no pair of the truth is found, the columns that were looked in are named")
  func otherIdentifiers() async throws {
    let folder = try KnownPairs.twoTables()
    let result = try await CommandProcess.run(
      "evaluate", "a.csv", "b.csv", "--model", "m.yaml", "--truth", "pairs.csv", in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains("pairs.csv: none of its 3 pairs names two records of a.csv"))
    #expect(result.errors.contains("id=(row number)"))
    #expect(result.errors.contains("--id-column"))
  }

  @Test("The threshold for a precision or a recall, with the other, and how it goes into the model")
  func thresholds() async throws {
    let folder = try KnownPairs.folder()
    let result = try await CommandProcess.run(
      "evaluate", "t.csv", "--model", "m.yaml", "--truth-column", "entity", "--precision", "0.6", "--recall",
      "0.5", "--curve", "c.csv", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output.hasSuffix(
        """

        pairs by their own probability, before clustering:
        precision 0.6: threshold 0.8788794, with precision 0.6250, recall 0.6250, F1 0.6250 (5 right, 3 wrong)
          in the model file:  relations: {person: {match: 0.8788794, review: 0.1}}
        recall 0.5: threshold 0.97680104, with precision 0.6667, recall 0.5000, F1 0.5714 (4 right, 2 wrong)
          in the model file:  relations: {person: {match: 0.97680104, review: 0.1}}

        """))
    #expect(
      try folder.text("c.csv") == """
        threshold,precision,recall,f1,true_links,false_links
        0.9996877,0.500000,0.125000,0.200000,1,1
        0.9861325,0.666667,0.250000,0.363636,2,1
        0.97680104,0.666667,0.500000,0.571429,4,2
        0.8788794,0.625000,0.625000,0.625000,5,3
        0.48338377,0.555556,0.625000,0.588235,5,4
        0.08715548,0.545455,0.750000,0.631579,6,5
        0.04512381,0.583333,0.875000,0.700000,7,5

        """)
    // What it says holds once it is in the model.
    try folder.write(
      KnownPairs.model.replacingOccurrences(of: "match: 0.5", with: "match: 0.97680104"), to: "m.yaml")
    let document = try await Self.evaluate(
      ["t.csv", "--truth-column", "entity", "--precision", "0.9"], in: folder)
    #expect(document.links.truePositives == 4)
    #expect(document.links.falsePositives == 2)
    // No threshold of this table links nine right of ten.
    let none = try #require(document.thresholds?.first)
    #expect(none.wanted == "precision")
    #expect(none.threshold == nil)
    #expect(none.match == nil)
    let text = try await CommandProcess.run(
      "evaluate", "t.csv", "--model", "m.yaml", "--truth-column", "entity", "--precision", "0.9", "-q",
      in: folder)
    #expect(
      text.output.hasSuffix(
        "precision 0.9: no threshold reaches it; the highest precision is 0.6667, from 0.97680104 on\n"))
  }

  @Test("A model without rules and parameters is found rules and trained, and what it links is judged")
  func untrained() async throws {
    let folder = try PersonFiles.folder()
    let rules = try #require(PersonFiles.model.range(of: "blocking:"))
    let relations = try #require(PersonFiles.model.range(of: "relations:"))
    try folder.write(
      String(PersonFiles.model[..<rules.lowerBound]) + PersonFiles.model[relations.lowerBound...],
      to: "m.yaml")
    let document = try await Self.evaluate(
      ["people.csv", "--truth-column", "entity_id", "--errors", "e.csv"], in: folder)
    #expect(document.records == PersonFiles.count)
    #expect((document.pairs.precision ?? 0) > 0.9)
    let errors = try folder.table("e.csv").records
    #expect(errors.count == document.missed.values.reduce(0, +) + document.falsePairs.values.reduce(0, +))
    #expect(
      document.missed.values.reduce(0, +) == document.pairs.falseNegatives)
    let entities = try PersonFiles.entities(folder)
    for error in errors {
      let isTrue = entities[error["left_id"] ?? ""] == entities[error["right_id"] ?? ""]
      #expect(isTrue == (error["kind"] == "missed"))
    }
  }

  @Test(
    "What is asked has to go together",
    arguments: [
      (["--model", "m.yaml", "--truth", "p.csv", "--truth-column", "e"], "Give one of --truth"),
      (["--model", "m.yaml", "--truth", "p.csv", "--one-table"], "--one-table goes with a file of links"),
      (
        ["--model", "m.yaml", "--truth-column", "e", "--cluster-column", "c"],
        "--cluster-column goes with what dedupe wrote"
      ),
      (["--model", "applicants", "--truth", "p.csv"], "--model takes a model file"),
      (["--truth", "p.csv", "--one-to-one"], "--one-to-one goes with --model"),
      (
        ["--model", "m.yaml", "--truth", "p.csv", "--one-to-one"],
        "two tables without duplicates; there are 1."
      ),
      (["--truth", "p.csv", "--errors", "e.csv"], "--errors goes with --model"),
      (["--model", "m.yaml", "--labels", "b.csv", "--errors", "e.csv"], "--errors goes with --model"),
      (["--truth-column", "e", "--precision", "0.9"], "--precision needs pairs with probabilities"),
      (
        ["--model", "m.yaml", "--labels", "b.csv", "--curve", "c.csv"], "--curve needs the truth of all pairs"
      ),
      (["--truth", "p.csv", "--precision", "99"], "--precision must be above 0 and at most 1"),
      (["--truth", "p.csv", "--recall", "0"], "--recall must be above 0 and at most 1"),
      (["--truth", "p.csv", "--curve", "-"], "The evaluation goes to standard output; give --curve a file"),
      (
        ["--model", "m.yaml", "--truth", "p.csv", "--curve", "x.csv", "--errors", "x.csv"],
        "Two outputs would go to x.csv"
      ),
      (
        ["--model", "m.yaml", "--truth", "p.csv", "--relation", "a", "--relation", "b"],
        "With --model give one --relation"
      ),
    ])
  func contradictions(_ arguments: [String], _ message: String) async throws {
    let result = try await CommandProcess.run(["evaluate", "t.csv"] + arguments, in: try Folder())
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
  }
}
