import Foundation
import TableIO
import Testing

@Suite("Linking tables by a model file")
struct LinkTablesTests {
  private static let twoTables = [
    "left_id", "right_id", "relation", "band", "probability", "weight", "match_key",
  ]
  private static let several =
    ["left_source", "left_id", "right_source", "right_id"] + twoTables.dropFirst(2)

  @Test("Of three tables links say which table each side is of, and no link is within one")
  func threeTables() async throws {
    let folder = try PersonFiles.folder()
    let result = try await CommandProcess.run(
      "link", "left.csv", "middle.csv", "right.csv", "--model", "model.yaml", "-o", "l.csv", "--clusters",
      "c.csv", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let links = try folder.table("l.csv")
    #expect(links.header == Self.several)
    #expect(links.rowCount > 10)
    for link in links.records { #expect(link["left_source"] != link["right_source"]) }
    let clusters = try folder.table("c.csv")
    #expect(clusters.header == ["source", "id", "person_cluster", "household_cluster"])
    #expect(clusters.rowCount == PersonFiles.count)
    #expect(Set(clusters.records.map { $0["source"] }) == ["left", "middle", "right"])
    // A cluster is called after one of its records.
    let names = Set(clusters.records.map { "\($0["source"] ?? ""):\($0["id"] ?? "")" })
    for record in clusters.records { #expect(names.contains(record["person_cluster"] ?? "")) }
  }

  @Test("Every file that a run by a model writes is the same for any number of threads")
  func threads() async throws {
    let folder = try PersonFiles.folder()
    func files(_ threads: Int) async throws -> [[UInt8]] {
      let linked = try await CommandProcess.run(
        "link", "left.csv", "middle.csv", "right.csv", "--model", "model.yaml", "--within-source", "-o",
        "l.csv",
        "--clusters", "c.csv", "--cluster-quality", "q.csv", "--threads", "\(threads)", "-q", in: folder)
      #expect(linked.status == 0, "\(linked.errors)")
      let deduped = try await CommandProcess.run(
        "dedupe", "left.csv", "--model", "model.yaml", "-o", "o.csv", "--links", "d.csv", "--threads",
        "\(threads)", "-q", in: folder)
      #expect(deduped.status == 0, "\(deduped.errors)")
      return try ["l.csv", "c.csv", "q.csv", "o.csv", "d.csv"].map { try folder.bytes($0) }
    }
    let one = try await files(1)
    #expect(one.allSatisfy { $0.count > 100 })
    for threads in [2, 3] { #expect(try await files(threads) == one, "\(threads) threads") }
  }

  @Test("--within-source finds what dedupe of both tables in one finds")
  func withinSource() async throws {
    let folder = try PersonFiles.folder()
    let rows = try folder.text("right.csv").split(separator: "\n").dropFirst().joined(separator: "\n")
    try folder.write(try folder.text("left.csv") + rows + "\n", to: "both.csv")
    try await CommandProcess.run("train", "both.csv", "--model", "model.yaml", "-q", in: folder)
    try await CommandProcess.run(
      "dedupe", "both.csv", "--model", "model.yaml", "-o", "o.csv", "--links", "d.csv", "-q", in: folder)
    let result = try await CommandProcess.run(
      "link", "left.csv", "right.csv", "--model", "model.yaml", "--within-source", "-o", "l.csv", "-q",
      in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let links = try folder.table("l.csv")
    #expect(links.header == Self.several)
    #expect(links.records.contains { $0["left_source"] == $0["right_source"] })
    func pairs(_ name: String) throws -> Set<[String]> {
      Set(
        try folder.table(name).records.map {
          [$0["left_id"] ?? "", $0["right_id"] ?? ""].sorted() + [$0["relation"] ?? "", $0["band"] ?? ""]
        })
    }
    #expect(try pairs("l.csv") == pairs("d.csv"))
  }

  @Test("With --one-to-one a record has one match at most, and sides are tables")
  func oneToOne() async throws {
    let folder = try PersonFiles.folder()
    let result = try await CommandProcess.run(
      "link", "left.csv", "right.csv", "--model", "model.yaml", "--one-to-one", "-o", "l.csv", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let links = try folder.table("l.csv")
    #expect(links.header == Self.twoTables)
    let matches = links.records.filter { $0["band"] == "match" && $0["relation"] == "person" }
    #expect(!matches.isEmpty)
    for side in ["left_id", "right_id"] {
      #expect(Set(matches.map { $0[side] }).count == matches.count, "\(side)")
    }
  }

  @Test(
    "Options that contradict each other, or the model of applicants, are named",
    arguments: [
      (["left.csv", "right.csv", "--model", "model.yaml", "--one-to-one", "--within-source"], "contradicts"),
      (["left.csv", "middle.csv", "right.csv", "--model", "model.yaml", "--one-to-one"], "there are 3"),
      (["left.csv", "middle.csv", "right.csv"], "a third table goes with a model file"),
      (["left.csv", "right.csv", "--within-source"], "--within-source goes with a model file"),
      (["left.csv", "right.csv", "--clusters", "c.csv"], "--clusters goes with a model file"),
      (
        ["left.csv", "right.csv", "--model", "model.yaml", "--column", "name=first_name"],
        "columns: in model.yaml says what is read"
      ),
      (
        ["left.csv", "right.csv", "--model", "model.yaml", "--ignore-column", "zip"],
        "take zip out there, in model.yaml"
      ),
    ])
  func contradictions(_ arguments: [String], _ message: String) async throws {
    let folder = try PersonFiles.folder()
    let result = try await CommandProcess.run(["link"] + arguments + ["-o", "l.csv"], in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(!folder.names.contains("l.csv"))
  }

  @Test("A model that assigns partners is refused where there are no two tables to assign between")
  func assignmentWithinOne() async throws {
    let folder = try PersonFiles.folder()
    try folder.write(
      PersonFiles.model.replacingOccurrences(of: "average-link", with: "optimal-assignment"), to: "a.yaml")
    let result = try await CommandProcess.run(
      "dedupe", "people.csv", "--model", "a.yaml", "-o", "o.csv", "-q", in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains("optimal-assignment, which links two tables without duplicates"))
  }

  @Test("Rows are called by their place in the file in both paths, rejected rows counted")
  func rowNumbers() async throws {
    let folder = try Folder()
    try folder.write(
      """
      氏名,生年月日,電話番号
      佐藤 誠,1985-04-12,090-3141-5926
      "x",y,z,zz
      佐藤 誠,1985-04-12,090-3141-5926
      鈴木 花子,1991-06-15,06-6345-1122

      """, to: "t.csv")
    try folder.write(
      """
      model: m
      columns: {name: {type: japanese-name, header: 氏名}, phone: {type: japanese-phone, header: 電話番号}}
      comparisons:
        - {name: name, column: name, levels: [exact, else]}
        - {name: phone, column: phone, levels: [exact, else]}
      blocking: {rules: [[name]]}
      relations: {person: {clustering: average-link}}
      parameters:
        classes: {person: {relation: person, pairs-per-record: 0.5}}
        comparisons:
          name:
            - {level: exact, m: {person: 0.9}, u: 0.01}
            - {level: else, m: {person: 0.1}, u: 0.99}
          phone:
            - {level: exact, m: {person: 0.9}, u: 0.001}
            - {level: else, m: {person: 0.1}, u: 0.999}

      """, to: "m.yaml")
    for extra in [[], ["--model", "m.yaml"]] {
      let result = try await CommandProcess.run(
        ["dedupe", "t.csv", "-o", "o.csv", "--links", "l.csv", "-q"] + extra, in: folder)
      #expect(result.status == 3, "\(result.errors)")
      let link = try #require(try folder.table("l.csv").records.first)
      #expect([link["left_id"], link["right_id"]] == ["1", "3"], "\(extra)")
      #expect(try folder.table("o.csv").records.map { $0["person_cluster"] } == ["1", "1", "4"])
    }
  }

  @Test("A row with a card number is refused by a model file, too, and a column of other long numbers is not")
  func cardNumbers() async throws {
    let folder = try PersonFiles.folder()
    var lines = try folder.text("people.csv").split(separator: "\n").map(String.init)
    lines = lines.enumerated().map { number, line in
      // Of account numbers one in some dozens looks like a card's.
      let account = "40000000\(10_000_000 + number * 7919)"
      let card = number == 5 ? "4111 1111 1111 1111" : number == 7 ? "tok_1" : ""
      return number == 0 ? line + ",account,card no" : line + ",\(account),\(card)"
    }
    try folder.write(lines.joined(separator: "\n") + "\n", to: "cards.csv")
    try folder.write(
      PersonFiles.model.replacingOccurrences(of: "  zip: code\n", with: "  zip: code\n  account: code\n"),
      to: "c.yaml")
    let result = try await CommandProcess.run(
      "dedupe", "cards.csv", "--model", "c.yaml", "-o", "o.csv", "--rejects", "r.csv", in: folder)
    #expect(result.status == 3, "\(result.errors)")
    let rejects = try folder.table("r.csv").records
    #expect(rejects.map { $0["line"] } == ["6"])
    #expect(rejects.first?["column"] == "card no")
    #expect(try !folder.text("o.csv").contains("4111 1111"))
    #expect(try folder.table("o.csv").rowCount == PersonFiles.count - 1)
    // Declared by another name, and mostly card numbers.
    try folder.write(
      lines.joined(separator: "\n").replacingOccurrences(of: ",card no", with: ",pan") + "\n", to: "pan.csv")
    try folder.write(
      PersonFiles.model.replacingOccurrences(of: "  zip: code\n", with: "  zip: code\n  pan: code\n"),
      to: "p.yaml")
    let declared = try await CommandProcess.run(
      "dedupe", "pan.csv", "--model", "p.yaml", "-o", "o.csv", "--rejects", "r.csv", in: folder)
    #expect(declared.status == 3, "\(declared.errors)")
    #expect(try folder.table("r.csv").records.map { $0["column"] } == ["pan"])
  }
}
