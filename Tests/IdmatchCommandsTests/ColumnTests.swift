import Foundation
import Testing

@Suite("Which column is what, and what is said about it")
struct ColumnTests {
  @Test("Without an id column row numbers identify, and candidates are named")
  func rowNumbers() async throws {
    let folder = try Folder()
    try folder.write("氏名,生年月日\n佐藤 誠,1985-04-12\n田中 実,1971-01-30\n", to: "a.csv")
    try folder.write("氏名,生年月日\n山本 幸子,1990-10-10\n田中 実,1971-01-30\n佐藤誠,S60.4.12\n", to: "c.csv")
    let result = try await CommandProcess.run("link", "a.csv", "c.csv", "-o", "l.csv", in: folder)
    #expect(result.status == 0)
    #expect(
      result.errors.contains("a.csv: 2 rows, UTF-8, comma\n  columns: id=(row number) name=氏名 birthDate=生年月日")
    )
    let pairs = try folder.table("l.csv").records.map { "\($0["left_id"] ?? "")-\($0["right_id"] ?? "")" }
    #expect(pairs == ["1-3", "2-2"])
  }

  @Test("--id-column takes another column for the id")
  func idColumn() async throws {
    let folder = try CaseFiles.folder()
    let result = try await CommandProcess.run(
      "link", "applications.csv", "customers.csv", "--id-column", "メールアドレス", "-o", "l.csv", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let links = try folder.table("l.csv").records
    #expect(links.contains { $0["left_id"] == "makoto.sato@example.jp" })
  }

  @Test(
    "--column says what an unknown header is, --ignore-column leaves a column out, also in files that lack them"
  )
  func override() async throws {
    let folder = try Folder()
    try folder.write("k,だれ,いつ,氏名\nA1,佐藤 誠,1985-04-12,無関係\n", to: "a.csv")
    try folder.write("id,氏名,生年月日\nC1,佐藤 誠,1985-04-12\n", to: "c.csv")
    let arguments = [
      "link", "a.csv", "c.csv", "--column", "id=k", "--column", "name=だれ", "--column", "birthDate=いつ",
    ]
    let result = try await CommandProcess.run(arguments, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("A1,C1,person,"))
    #expect(result.errors.contains("id=k name=だれ birthDate=いつ"))
    let ignoring = try await CommandProcess.run(
      arguments + ["--ignore-column", "生年月日"], in: folder)
    #expect(ignoring.status == 0, "\(ignoring.errors)")
    #expect(ignoring.errors.contains("not used: 生年月日"))
    #expect(!ignoring.output.contains("+DOB"))
  }

  @Test("Without a header the columns are numbered and taken by --column")
  func noHeader() async throws {
    let folder = try Folder()
    try folder.write("佐藤 誠,1985-04-12\n佐藤誠,S60.4.12\n", to: "a.csv")
    let result = try await CommandProcess.run(
      "dedupe", "a.csv", "--no-header", "--column", "name=1", "--column", "birthDate=2", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.split(separator: "\n").count == 3)
    let blind = try await CommandProcess.run("dedupe", "a.csv", "--no-header", in: folder)
    #expect(blind.status == 2)
    #expect(blind.errors.contains("--column"))
  }

  @Test("--quiet says nothing; in a pipe there are only notes, no progress and no control characters")
  func quiet() async throws {
    let folder = try CaseFiles.folder()
    let quiet = try await CommandProcess.run(
      "link", "applications.csv", "customers.csv", "-o", "l.csv", "--quiet", in: folder)
    #expect(quiet.status == 0)
    #expect(quiet.output.isEmpty)
    #expect(quiet.errors.isEmpty)
    let piped = try await CommandProcess.run("link", "applications.csv", "customers.csv", in: folder)
    #expect(!piped.errors.contains("\r"))
    #expect(!piped.errors.contains("\u{1B}"))
    #expect(!piped.errors.contains("normalizing"))
    #expect(piped.errors.contains("links match"))
    let asked = try await CommandProcess.run(
      "link", "applications.csv", "customers.csv", "--progress", in: folder)
    #expect(asked.errors.contains("normalizing: 55 rows"))
    #expect(!asked.errors.contains("\u{1B}"))
    let quietWithRejects = try await CommandProcess.run(
      "dedupe", "-", "-q", "-o", "o.csv", in: folder, input: "氏名,電話番号\n余,り,物\n")
    #expect(quietWithRejects.status == 3)
    #expect(quietWithRejects.errors.isEmpty)
  }

  @Test("--json writes a summary with what was read, recognized, compared and linked")
  func json() async throws {
    let folder = try CaseFiles.folder()
    let result = try await CommandProcess.run(
      "link", "applications.csv", "customers.csv", "-o", "l.csv", "--json", in: folder)
    #expect(result.status == 0)
    let summary = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(summary["command"] as? String == "link")
    #expect(summary["output"] as? String == "l.csv")
    #expect(summary["rejectedRows"] as? Int == 0)
    #expect(summary["lostCharacters"] as? Int == 0)
    #expect((summary["comparedPairs"] as? Int ?? 0) > 20)
    let links = try folder.table("l.csv").records
    for (key, relation, band) in [
      ("personMatches", "person", "match"), ("personReviews", "person", "review"),
      ("householdMatches", "household", "match"), ("householdReviews", "household", "review"),
    ] {
      #expect(
        summary[key] as? Int == links.count { $0["relation"] == relation && $0["band"] == band }, "\(key)")
    }
    let inputs = try #require(summary["inputs"] as? [[String: Any]])
    #expect(inputs.map { $0["path"] as? String } == ["applications.csv", "customers.csv"])
    #expect(inputs.map { $0["rows"] as? Int } == [28, 27])
    #expect(inputs.first?["unusedColumns"] as? [String] == ["why"])
    #expect((inputs.first?["fields"] as? [String: [String]])?["name"] == ["氏名"])
    #expect((summary["blocking"] as? [[String: Any]])?.isEmpty == false)

    // Where the result goes to standard output, the summary goes to standard error.
    let beside = try await CommandProcess.run("dedupe", "customers.csv", "--json", "--quiet", in: folder)
    let other = try #require(
      try JSONSerialization.jsonObject(with: Data(beside.errors.utf8)) as? [String: Any])
    #expect(other["persons"] as? Int == 27)
    #expect(beside.output.hasPrefix("顧客番号,"))
  }
}
