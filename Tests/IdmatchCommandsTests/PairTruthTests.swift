import Foundation
import Testing

@Suite("idmatch evaluate with a list of true pairs, or labels")
struct PairTruthTests {
  private static let links = """
    left_id,right_id,relation,band,probability,weight,match_key
    A1,C1,firm,match,0.9990,9.00,+NAME
    A2,C2,firm,match,0.9900,6.00,+NAME
    A3,C3,firm,review,0.6000,1.00,~NAME
    A4,C4,group,match,0.9990,9.00,+TOWN
    A5,C5,group,match,0.9000,3.00,+TOWN

    """

  private struct Document: Decodable {
    struct Relation: Decodable {
      var relation: String
      var truePositives: Int
      var falsePositives: Int
      var falseNegatives: Int
    }
    var relations: [Relation]
  }

  private static func evaluate(_ arguments: String..., in folder: Folder) async throws -> [[String]] {
    let result = try await CommandProcess.run(["evaluate", "l.csv", "--json", "-q"] + arguments, in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(Document.self, from: Data(result.output.utf8)).relations.map {
      [$0.relation, "\($0.truePositives)", "\($0.falsePositives)", "\($0.falseNegatives)"]
    }
  }

  @Test("Relations are those of the file, whatever they are called; --relation takes some of them together")
  func relations() async throws {
    let folder = try Folder()
    try folder.write(Self.links, to: "l.csv")
    try folder.write("one,other\nA1,C1\nA3,C3\nA4,C4\n", to: "t.csv")
    #expect(
      try await Self.evaluate("--truth", "t.csv", in: folder) == [
        ["firm", "1", "1", "2"], ["group", "1", "1", "2"],
      ])
    #expect(
      try await Self.evaluate("--truth", "t.csv", "--relation", "group", in: folder) == [
        ["group", "1", "1", "2"]
      ])
    #expect(
      try await Self.evaluate("--truth", "t.csv", "--relation", "firm", "--relation", "group", in: folder)
        == [["firm and group", "2", "2", "1"]])
    let wrong = try await CommandProcess.run(
      "evaluate", "l.csv", "--truth", "t.csv", "--relation", "person", in: folder)
    #expect(wrong.status == 2)
    #expect(
      wrong.errors.contains("l.csv has no links of the relation person; there are those of firm, group."))
  }

  @Test(
    "Sides tell tables apart; within one table a pair is the same in either order; names tell several tables apart"
  )
  func sides() async throws {
    let folder = try Folder()
    let rows = "left_id,right_id,relation,band,probability,weight,match_key\n1,2,x,match,1,9,+A\n"
    try folder.write(rows, to: "l.csv")
    try folder.write("a,b\n2,1\n", to: "t.csv")
    #expect(try await Self.evaluate("--truth", "t.csv", in: folder) == [["x", "0", "1", "1"]])
    #expect(try await Self.evaluate("--truth", "t.csv", "--one-table", in: folder) == [["x", "1", "0", "0"]])
    try folder.write(
      """
      left_source,left_id,right_source,right_id,relation,band,probability,weight,match_key
      a,1,b,1,x,match,1,9,+A
      a,1,c,1,x,match,1,9,+A

      """, to: "l.csv")
    try folder.write("left_source,left_id,right_source,right_id\nc,1,a,1\nb,1,c,1\n", to: "t.csv")
    #expect(try await Self.evaluate("--truth", "t.csv", in: folder) == [["x", "1", "1", "1"]])
  }

  @Test("Labels of links give precision with an interval, and say how many are of other pairs")
  func labels() async throws {
    let folder = try Folder()
    try folder.write(Self.links, to: "l.csv")
    try folder.write(
      "id_l,id_r,relation,score\nA1,C1,firm,1\nA2,C2,firm,0\nA3,C3,firm,1\nA9,C9,firm,0\n", to: "b.csv")
    let result = try await CommandProcess.run("evaluate", "l.csv", "--labels", "b.csv", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("firm, from 3 labels"))
    #expect(result.output.contains("precision  0.5000  (0.5000 – 0.5000)"))
    #expect(result.output.contains("1 labels are of other pairs, 0 of them match"))
    #expect(!result.output.contains("group, from"))
    try folder.write("id_l,id_r,score\nB1,C1,1\n", to: "b.csv")
    let none = try await CommandProcess.run(
      "evaluate", "l.csv", "--labels", "b.csv", "--relation", "group", in: folder)
    #expect(none.status == 2)
    #expect(none.errors.contains("no label is of one of the pairs that are judged"))
  }

  @Test("The links of a file say from which probability a precision is reached, as far as they go")
  func thresholds() async throws {
    let folder = try Folder()
    try folder.write(Self.links, to: "l.csv")
    try folder.write("one,other\nA1,C1\nA3,C3\nA4,C4\nA7,C7\n", to: "t.csv")
    let arguments = ["evaluate", "l.csv", "--truth", "t.csv", "--precision", "0.6", "--recall", "0.5"]
    let result = try await CommandProcess.run(
      arguments + ["--relation", "firm", "--curve", "c.csv"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output == """
        firm: precision 0.5000, recall 0.2500, F1 0.3333
        1 right, 1 wrong, 3 missed
        with labels the best threshold would have been 0.6000: precision 0.6667, recall 0.5000
        precision 0.6: threshold 0.6, with precision 0.6667, recall 0.5000, F1 0.5714 (2 right, 1 wrong)
          in the model file:  relations: {firm: {match: 0.59995, review: …}}, with a review of at most that
        recall 0.5: threshold 0.6, with precision 0.6667, recall 0.5000, F1 0.5714 (2 right, 1 wrong)
          in the model file:  relations: {firm: {match: 0.59995, review: …}}, with a review of at most that

        """)
    #expect(
      try folder.text("c.csv") == """
        threshold,precision,recall,f1,true_links,false_links
        0.999,1.000000,0.250000,0.400000,1,0
        0.99,0.500000,0.250000,0.333333,1,1
        0.6,0.666667,0.500000,0.571429,2,1

        """)
    let high = try await CommandProcess.run(
      "evaluate", "l.csv", "--truth", "t.csv", "--relation", "firm", "--recall", "0.9", in: folder)
    #expect(
      high.output.contains("recall 0.9: no threshold reaches it; the highest recall is 0.5000, from 0.6 on"))
    let two = try await CommandProcess.run(arguments + ["--curve", "c.csv"], in: folder)
    #expect(two.status == 2)
    #expect(two.errors.contains("a curve is of one: say which with --relation"))
    try folder.write("left_id,right_id,relation\nA1,C1,person\n", to: "t.csv")
    let named = try await CommandProcess.run(arguments, in: folder)
    #expect(named.status == 2)
    #expect(named.errors.contains("t.csv names relations. --precision, --recall and --curve need a list"))
  }

  private static let check = "check that the tables were linked by the column that the truth has"

  @Test(
    "A truth that shares no identifier with the links is no result but a mistake, and it is said which",
    arguments: [
      ("1,1\n2,2\n", [], "note: none of the identifiers of l.csv is in t.csv; \(Self.check)"),
      ("A1,1\nA2,2\n", [], "note: none of the right identifiers of l.csv is in t.csv; \(Self.check)"),
      ("9,C1\n", [], "note: none of the left identifiers of l.csv is in t.csv; \(Self.check)"),
      ("C1,A1\n", [], "note: the identifiers of l.csv are in t.csv on the other side only"),
      ("C1,A1\n", ["--one-table"], ""),
      ("1,2\n", ["--one-table"], "note: none of the identifiers of l.csv is in t.csv; \(Self.check)"),
      ("A1,C9\nA9,C1\n", [], ""),
    ])
  func strangeIdentifiers(_ rows: String, _ arguments: [String], _ note: String) async throws {
    let folder = try Folder()
    let body = Self.links.replacingOccurrences(of: "firm", with: "person")
      .replacingOccurrences(of: "group", with: "household")
    try folder.write(body, to: "l.csv")
    let withRelation = rows.split(separator: "\n").map { "\($0),person\n" }.joined()
    for truth in ["left_id,right_id\n" + rows, "left_id,right_id,relation\n" + withRelation] {
      try folder.write(truth, to: "t.csv")
      let result = try await CommandProcess.run(
        ["evaluate", "l.csv", "--truth", "t.csv"] + arguments, in: folder)
      #expect(result.status == 0)
      #expect(note.isEmpty ? result.errors.isEmpty : result.errors.hasPrefix(note), "\(result.errors)")
      let quiet = try await CommandProcess.run(
        ["evaluate", "l.csv", "--truth", "t.csv", "-q"] + arguments, in: folder)
      #expect(quiet.errors.isEmpty)
    }
  }

  @Test(
    "What is asked has to go together",
    arguments: [
      (["l.csv"], "Give one of --truth"),
      (["l.csv", "--truth", "t.csv", "--labels", "b.csv"], "Give one of --truth"),
      (["l.csv", "k.csv", "--truth", "t.csv"], "Expected one file of links; there are 2"),
      (["l.csv", "--truth", "t.csv", "--id-column", "x"], "--id-column goes with --model"),
    ])
  func contradictions(_ arguments: [String], _ message: String) async throws {
    let result = try await CommandProcess.run(["evaluate"] + arguments, in: try Folder())
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
  }
}
