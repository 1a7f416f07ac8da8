import Foundation
import TableIO
import Testing

@Suite("Rows that are left out")
struct RejectTests {
  /// Number 4111…: the test number that every payment provider knows. Line 3 holds it; line 5 lacks fields; line 6 has one
  /// too many; line 7 has text after a quote.
  private static let table = #"""
    申込番号,氏名,生年月日,住所,電話番号,カードトークン
    A1,佐藤 誠,1985-04-12,東京都港区虎ノ門1-23-1,090-3141-5926,tok_1
    A2,田中 実,1971-01-30,愛知県名古屋市中区栄3-15-33,052-241-1111,4111 1111 1111 1111
    A3,鈴木 花子,1991-06-15,大阪府大阪市北区梅田3-1-3,06-6345-1122,tok_3
    A4,中村 陽子
    A5,清水 隆,1962-09-27,静岡県静岡市葵区追手町9-6,054-221-2455,tok_5,余り
    A6,"山本"幸子,1990-10-10,新潟県新潟市中央区新光町4-1,025-285-5511,tok_6
    A7,林 正雄,1927-05-03,島根県松江市殿町1,0852-22-5111,tok_7

    """#

  private static let customers = """
    顧客番号,氏名,生年月日,住所,電話番号,カードトークン
    C1,佐藤 誠,1985-04-12,東京都港区虎ノ門1-23-1,03-3501-8822,tok_1
    C2,田中 実,1971-01-30,愛知県名古屋市中区栄3-15-33,052-241-1111,tok_2
    C7,林 正雄,1927-05-03,島根県松江市殿町1,0852-22-5111,tok_7

    """

  private static func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write(table, to: "a.csv")
    try folder.write(customers, to: "c.csv")
    return folder
  }

  private static func expectRejects(_ folder: Folder) throws {
    let rejects = try folder.table("rejects.csv")
    #expect(rejects.header == ["file", "line", "column", "reason"])
    let places = rejects.records.map { "\($0["file"] ?? ""):\($0["line"] ?? "") \($0["column"] ?? "")" }
    #expect(
      Set(places) == ["a.csv:3 カードトークン", "a.csv:5 生年月日", "a.csv:6 7", "a.csv:7 氏名"])
    let reasons = Dictionary(
      uniqueKeysWithValues: rejects.records.map { ($0["line"] ?? "", $0["reason"] ?? "") })
    #expect(reasons["3"]?.contains("card number") == true)
    #expect(reasons["5"]?.contains("2 fields") == true)
    #expect(reasons["6"]?.contains("7 fields") == true)
    #expect(reasons["7"]?.contains("quote") == true)
  }

  /// Whether any of the texts holds the digits of the card, in whatever grouping.
  private static func holdsCard(_ texts: [String]) -> Bool {
    texts.contains { text in
      text.filter { $0.isNumber }.contains("4111111111111111")
        || text.contains("4111 1111") || text.contains("1111 1111")
    }
  }

  @Test("link lists them with line, column and reason, links the rest and ends with 3")
  func link() async throws {
    let folder = try Self.folder()
    let result = try await CommandProcess.run(
      "link", "a.csv", "c.csv", "-o", "links.csv", "--rejects", "rejects.csv", "--verbose", "--progress",
      in: folder)
    #expect(result.status == 3)
    try Self.expectRejects(folder)
    #expect(result.errors.contains("4 rows left out, listed in rejects.csv"))
    let links = try folder.table("links.csv").records
    #expect(links.map { $0["left_id"] } == ["A1", "A7"])
    #expect(Self.holdsCard([try folder.text("a.csv")]))
    #expect(
      !Self.holdsCard([
        try folder.text("links.csv"), try folder.text("rejects.csv"), result.output, result.errors,
      ]))
  }

  @Test("dedupe lists them, writes the rest and ends with 3; a card number is in none of its files")
  func dedupe() async throws {
    let folder = try Self.folder()
    let result = try await CommandProcess.run(
      "dedupe", "a.csv", "-o", "out.csv", "--links", "links.csv", "--rejects", "rejects.csv", "--json",
      in: folder)
    #expect(result.status == 3)
    try Self.expectRejects(folder)
    #expect(try folder.table("out.csv").records.map { $0["申込番号"] } == ["A1", "A3", "A7"])
    let written = try folder.names.filter { $0 != "a.csv" }.map { try folder.text($0) }
    #expect(!Self.holdsCard(written + [result.output, result.errors]))
  }

  @Test("explain says that a record was refused, and shows no card number")
  func explain() async throws {
    let folder = try Self.folder()
    let refused = try await CommandProcess.run("explain", "a.csv", "A2", "c.csv", "C2", in: folder)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("a.csv:3"))
    #expect(refused.errors.contains("refused"))
    let others = try await CommandProcess.run(
      "explain", "a.csv", "A1", "c.csv", "C1", "--json", "--verbose", in: folder)
    #expect(others.status == 0)
    #expect(!Self.holdsCard([refused.output, refused.errors, others.output, others.errors]))
  }

  @Test("Without --rejects the first are named, and a summary counts them")
  func withoutFile() async throws {
    let folder = try Self.folder()
    let result = try await CommandProcess.run("link", "a.csv", "c.csv", in: folder)
    #expect(result.status == 3)
    #expect(result.errors.contains("4 rows left out"))
    #expect(result.errors.contains("a.csv:3, カードトークン: "))
    #expect(!Self.holdsCard([result.output, result.errors]))
    #expect(folder.names == ["a.csv", "c.csv"])
  }

  @Test("Values that cannot be read count as missing; --verbose names their places, never the values")
  func values() async throws {
    let folder = try Folder()
    try folder.write(
      "id,name,birth date,postal code,phone\n1,佐藤 誠,秘密の日,12,090-3141-5926\n", to: "in.csv")
    let brief = try await CommandProcess.run("dedupe", "in.csv", in: folder)
    #expect(brief.status == 0)
    #expect(brief.errors.contains("2 values could not be read"))
    #expect(!brief.errors.contains("in.csv:2"))
    let verbose = try await CommandProcess.run("dedupe", "in.csv", "--verbose", in: folder)
    #expect(verbose.errors.contains("in.csv:2, birth date: "))
    #expect(verbose.errors.contains("in.csv:2, postal code: "))
    #expect(!verbose.errors.contains("秘密"))
  }

  @Test(
    "A card number is refused in a column that nothing is compared by too; what is masked or cut short passes",
    arguments: ["カード番号", "クレジットカード番号", "Card Number", "ＣＡＲＤ＿ＮＯ", "カード番号（下4桁）"])
  func unusedCardColumn(_ header: String) async throws {
    let folder = try Folder()
    try folder.write(
      """
      id,氏名,生年月日,\(header)
      1,佐藤 誠,1985-04-12,4111-1111-1111-1111
      2,田中 実,1971-01-30,4111********1111
      3,山本 幸子,1990-10-10,1111
      4,清水 隆,1962-09-27,

      """, to: "in.csv")
    let result = try await CommandProcess.run(
      "dedupe", "in.csv", "-o", "out.csv", "--rejects", "rejects.csv", in: folder)
    #expect(result.status == 3)
    #expect(try folder.table("out.csv").records.map { $0["id"] } == ["2", "3", "4"])
    let rejects = try folder.table("rejects.csv")
    #expect(rejects.fields(ofRow: 0).prefix(3) == ["in.csv", "2", header])
    #expect(!Self.holdsCard([try folder.text("out.csv"), try folder.text("rejects.csv"), result.errors]))
  }

  @Test("A card column of spaces is an empty one")
  func blankCard() async throws {
    let folder = try Folder()
    try folder.write("id,氏名,カードトークン,メール\n1,佐藤 誠,  ,　\n", to: "in.csv")
    let result = try await CommandProcess.run("dedupe", "in.csv", in: folder)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test("Row numbers count the rejected rows, so that they lead back to the file")
  func rowNumbers() async throws {
    let folder = try Folder()
    try folder.write("氏名,生年月日\n佐藤 誠,1985-04-12\n余り,1,2,3\n佐藤 誠,1985-04-12\n", to: "in.csv")
    let result = try await CommandProcess.run("dedupe", "in.csv", "--links", "links.csv", in: folder)
    #expect(result.status == 3)
    let links = try folder.table("links.csv").records
    #expect(links.map { [$0["left_id"], $0["right_id"]] } == [["1", "3"]])
  }
}
