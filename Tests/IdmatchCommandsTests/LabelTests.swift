import Foundation
import TableIO
import Testing

@Suite("idmatch label, and what its labels are good for")
struct LabelTests {
  private static let header = ["source_l", "id_l", "source_r", "id_r", "relation", "score", "note"]

  private static func trained() async throws -> Folder {
    let folder = try PersonFiles.folder()
    try await CommandProcess.run("train", "people.csv", "--model", "model.yaml", "-q", in: folder)
    return folder
  }

  private static func label(
    _ input: String, _ arguments: String..., in folder: Folder
  ) async throws -> CommandProcess.Result {
    try await CommandProcess.run(
      ["label", "people.csv", "--model", "model.yaml", "--labels", "labels.csv"] + arguments, in: folder,
      input: input)
  }

  private static func pairs(_ folder: Folder) throws -> [[String]] {
    try folder.table("labels.csv").records.map { [$0["id_l"] ?? "", $0["id_r"] ?? "", $0["score"] ?? ""] }
  }

  @Test("Answers become rows, with what follows the letter as a note; the end of the input ends well")
  func answers() async throws {
    let folder = try await Self.trained()
    let result = try await Self.label("y\nn twins, \"surely\"\n\nperhaps\nU\n", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let table = try folder.table("labels.csv")
    #expect(table.header == Self.header)
    #expect(table.records.map { $0["score"] } == ["1", "0", "0.5"])
    #expect(table.records.map { $0["note"] } == ["", "twins, \"surely\"", ""])
    #expect(table.records.allSatisfy { $0["relation"] == "person" && $0["source_l"] == "" })
    #expect(result.output.contains("[1/60] Are these one person?"))
    #expect(result.output.contains("[4/60] "))
    #expect(result.output.components(separatedBy: "Please answer y, n, u, b or q").count == 3)
    #expect(result.errors.contains("3 pairs judged: 1 match, 1 do not, 1 unsure; 3 labels in all"))
  }

  @Test("A card shows both records side by side, and marks what differs")
  func card() async throws {
    let folder = try await Self.trained()
    let result = try await Self.label("y\n", "--count", "1", "--show", "state", in: folder)
    let pair = try #require(try Self.pairs(folder).first)
    let records = Dictionary(grouping: try folder.table("people.csv").records) { $0["rec_id"] ?? "" }
    let (left, right) = (try #require(records[pair[0]]?.first), try #require(records[pair[1]]?.first))
    for column in ["first_name", "dob", "state"] {
      let (one, other) = (left[column] ?? "", right[column] ?? "")
      if one.isEmpty && other.isEmpty { continue }
      let line = try #require(
        result.output.split(separator: "\n").first { $0.hasPrefix(column) }.map(String.init))
      #expect(line.contains(one))
      #expect(line.contains(other))
      #expect(line.contains("=") == (one == other && !one.isEmpty), "\(line)")
      #expect(line.contains("≠") == (one != other && !one.isEmpty && !other.isEmpty), "\(line)")
    }
    #expect(!result.output.contains("probability"))
    #expect(!result.output.contains("entity_id"))
  }

  @Test("b takes the last answer back, also from the file, and no further than this run began")
  func back() async throws {
    let folder = try await Self.trained()
    _ = try await Self.label("y\nq\n", in: folder)
    let result = try await Self.label("n\ny\nb\nb\nb\nu\nq\n", in: folder)
    #expect(result.output.contains("There is no answer of this run to go back to."))
    let pairs = try Self.pairs(folder)
    #expect(pairs.map { $0[2] } == ["1", "0.5"])
    #expect(pairs[0].prefix(2) != pairs[1].prefix(2))
  }

  @Test("One who comes back goes on where he stopped: in pieces the same pairs as at a stretch")
  func resumes() async throws {
    let whole = try await Self.trained()
    _ = try await Self.label(String(repeating: "n\n", count: 12), in: whole)
    let pieces = try await Self.trained()
    for _ in 0..<4 { _ = try await Self.label(String(repeating: "n\n", count: 3) + "q\n", in: pieces) }
    #expect(try Self.pairs(pieces) == Self.pairs(whole))
    #expect(try Self.pairs(pieces).count == 12)
  }

  @Test("A file of other headers is continued in them, and a last line without an end is ended")
  func foreignFile() async throws {
    let folder = try await Self.trained()
    let begun = "extra;unique_id_l;unique_id_r;clerical_match_score\nx;1;2;0\ny;1;no such;1"
    try folder.write(begun, to: "labels.csv")
    let result = try await Self.label("y\n", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("labels.csv:3, unique_id_r: no record has this id"))
    let text = try folder.text("labels.csv")
    #expect(text.hasPrefix(begun + "\n;"))
    #expect(text.hasSuffix(";1\n"))
    #expect(try folder.table("labels.csv").rowCount == 3)
    let household = try await Self.label("y\n", "--relation", "household", in: folder)
    #expect(household.status == 2)
    #expect(household.errors.contains("labels.csv has no column relation"))
    #expect(try folder.text("labels.csv") == text)
  }

  @Test("Of two tables labels say which table a record is of")
  func twoTables() async throws {
    let folder = try await Self.trained()
    let result = try await CommandProcess.run(
      ["label", "left.csv", "right.csv", "--model", "model.yaml", "--labels", "l.csv"], in: folder,
      input: "y\nn\n")
    #expect(result.status == 0, "\(result.errors)")
    for record in try folder.table("l.csv").records {
      #expect([record["source_l"], record["source_r"]] == ["left", "right"])
    }
  }

  /// Labels by the truth: what a person who knows would say.
  private static func labelled(_ count: Int) async throws -> Folder {
    let folder = try await trained()
    _ = try await label(String(repeating: "u\n", count: count), "--count", "\(count)", in: folder)
    let entities = try PersonFiles.entities(folder)
    let rows = try pairs(folder).map { pair in
      ",\(pair[0]),,\(pair[1]),person,\(entities[pair[0]] == entities[pair[1]] ? 1 : 0),"
    }
    try folder.write(
      ([header.joined(separator: ",")] + rows).joined(separator: "\n") + "\n", to: "labels.csv")
    return folder
  }

  @Test(
    "train and evaluate use labels: precision lies in its interval, and the model says how it was trained")
  func use() async throws {
    let folder = try await Self.labelled(40)
    let trained = try await CommandProcess.run(
      "train", "people.csv", "--model", "model.yaml", "--labels", "labels.csv", "-o", "t.yaml", in: folder)
    #expect(trained.status == 0, "\(trained.errors)")
    #expect(trained.errors.contains("labels.csv: 40 pairs labelled, "))
    #expect(try folder.text("t.yaml").contains("with labels"))
    let judged = try await CommandProcess.run(
      "evaluate", "people.csv", "--model", "t.yaml", "--labels", "labels.csv", "--json", "-q", in: folder)
    #expect(judged.status == 0, "\(judged.errors)")
    let document = try JSONSerialization.jsonObject(with: Data(judged.output.utf8)) as? [String: Any]
    let relation = try #require((document?["relations"] as? [[String: Any]])?.first)
    let precision = try #require(relation["precision"] as? [String: Double])
    #expect(relation["relation"] as? String == "person")
    #expect((precision["lower"] ?? 1) <= (precision["estimate"] ?? 0))
    #expect((precision["estimate"] ?? 2) <= (precision["upper"] ?? 0))
    #expect((precision["estimate"] ?? 0) > 0.8)
    let strata = try #require(relation["strata"] as? [[String: Any]])
    #expect(strata.compactMap { $0["labelled"] as? Int }.reduce(0, +) == relation["labels"] as? Int)
    // The same by what dedupe wrote.
    try await CommandProcess.run(
      "dedupe", "people.csv", "--model", "t.yaml", "-o", "o.csv", "--links", "l.csv", "-q", in: folder)
    let links = try await CommandProcess.run(
      "evaluate", "l.csv", "--labels", "labels.csv", "--one-table", in: folder)
    #expect(links.status == 0, "\(links.errors)")
    #expect(links.output.hasPrefix("person, from "))
    #expect(!links.output.contains("household, from"))
  }

  @Test("A label that cannot be used is named with file, line and column, and the others are used")
  func wrongLabels() async throws {
    let folder = try await Self.labelled(10)
    let text = try folder.text("labels.csv")
    try folder.write(
      text
        + ",1,,99999,person,1,\n,99998,,1,person,1,\n,1,,1,person,1,\n,1,,2,flat,1,\n,1,,2,person,2,\n,,,2,person,1,\n",
      to: "labels.csv")
    let result = try await CommandProcess.run(
      "train", "people.csv", "--model", "model.yaml", "--labels", "labels.csv", "-o", "t.yaml", in: folder)
    #expect(result.status == 3)
    #expect(result.errors.contains("6 rows left out"))
    for message in [
      "labels.csv:16, score: the label is none", "labels.csv:17, id_l: an id is missing",
      "labels.csv:12, id_r: no record has this id", "labels.csv:13, id_l: no record has this id",
      "labels.csv:14, id_r: both are one record",
    ] {
      #expect(result.errors.contains(message), "\(result.errors)")
    }
    try folder.write("a,b\n1,2\n", to: "other.csv")
    let other = try await CommandProcess.run(
      "train", "people.csv", "--model", "model.yaml", "--labels", "other.csv", "-o", "t.yaml", in: folder)
    #expect(other.status == 2)
    #expect(
      other.errors.contains("other.csv has no column for the left record's id: expected a header id_l or "))
    try folder.write("id_l,id_r,score\n1,2,0.5\n", to: "unsure.csv")
    let unsure = try await CommandProcess.run(
      "train", "people.csv", "--model", "model.yaml", "--labels", "unsure.csv", "-o", "t2.yaml", in: folder)
    #expect(unsure.status == 2)
    #expect(unsure.errors.contains("no label says anything"))
    #expect(!folder.names.contains("t2.yaml"))
  }

  @Test("Records that labels could not name are refused before anything is asked")
  func sameIdentifiers() async throws {
    let folder = try PersonFiles.folder()
    let result = try await CommandProcess.run(
      ["label", "people.csv", "--model", "model.yaml", "--labels", "l.csv", "--id-column", "state"],
      in: folder,
      input: "y\n")
    #expect(result.status == 2)
    #expect(result.errors.contains("identifiers are missing or occur twice"))
    #expect(!folder.names.contains("l.csv"))
  }
}
