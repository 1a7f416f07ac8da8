import TableIO
import Testing

@Suite("idmatch dedupe")
struct DedupeCommandTests {
  /// Sato thrice, his sister, a stranger of the flat below; C10 must come after C9.
  static let table = #"""
    顧客番号,備考,氏名,フリガナ,生年月日,住所,電話番号
    C10,"一, 二",佐藤 誠,サトウ マコト,1985-04-12,東京都港区虎ノ門1-23-1 コーポ青葉203,090-3141-5926
    C9,,佐藤誠,サトウマコト,S60.4.12,港区虎ノ門一丁目23番1号 コーポ青葉203号室,090-3141-5926
    C11,"""次""",佐藤 誠,,1985-04-12,福岡県福岡市中央区天神2-5-8,090-3141-5926
    C20,,佐藤 花子,サトウ ハナコ,1988-11-03,東京都港区虎ノ門1-23-1 コーポ青葉203,080-1122-5813
    C3,,田中 実,タナカ ミノル,1971-01-30,東京都港区虎ノ門1-23-1 コーポ青葉103,080-5555-0199

    """#

  @Test("Every input column is written, then the clusters, named after their first identifier")
  func clusters() async throws {
    let folder = try Folder()
    try folder.write(Self.table, to: "in.csv")
    let result = try await CommandProcess.run(
      "dedupe", "in.csv", "-o", "out.csv", "--links", "links.csv", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let out = try folder.table("out.csv")
    let input = try folder.table("in.csv")
    #expect(out.header == input.header + ["person_cluster", "household_cluster"])
    #expect(out.rowCount == input.rowCount)
    for row in 0..<out.rowCount {
      #expect(Array(out.fields(ofRow: row).dropLast(2)) == input.fields(ofRow: row))
    }
    #expect(out.records.map { $0["person_cluster"] } == ["C9", "C9", "C9", "C20", "C3"])
    #expect(out.records.map { $0["household_cluster"] } == ["C9", "C9", "C9", "C9", "C3"])
    let links = try folder.table("links.csv").records
    #expect(Set(links.map { [$0["left_id"], $0["right_id"]] }).count == links.count)
    // In one table the smaller identifier stands left, and the rows are in the order of identifiers.
    #expect(links.contains { $0["left_id"] == "C9" && $0["right_id"] == "C10" && $0["relation"] == "person" })
    #expect(links.first?["left_id"] == "C9")
  }

  @Test("In one table the cases fall into the same persons, and who must stay apart stays apart")
  func cases() async throws {
    let folder = try CaseFiles.folder()
    try await CommandProcess.run("link", "applications.csv", "customers.csv", "-o", "links.csv", in: folder)
    let links = try folder.table("links.csv").records
    // One table with the customers' columns, of which the applications lack the second telephone.
    let (applications, customers) = (try folder.table("applications.csv"), try folder.table("customers.csv"))
    let all = try CSVWriter(path: folder.path("all.csv"), header: customers.header)
    for row in 0..<customers.rowCount { try all.write(customers.fields(ofRow: row)) }
    for record in applications.records {
      try all.write(
        customers.header.map { column in
          switch column {
          case "顧客番号": record["申込番号"] ?? ""
          case "固定電話": record["電話番号"] ?? ""
          default: record[column] ?? ""
          }
        })
    }
    try all.commit()
    let result = try await CommandProcess.run("dedupe", "all.csv", "-o", "out.csv", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    var person: [String: String] = [:]
    var household: [String: String] = [:]
    for record in try folder.table("out.csv").records {
      person[record["顧客番号"] ?? ""] = record["person_cluster"]
      household[record["顧客番号"] ?? ""] = record["household_cluster"]
    }
    for link in links where link["band"] == "match" {
      let (left, right) = (link["left_id"] ?? "", link["right_id"] ?? "")
      if link["relation"] == "person" {
        #expect(person[left] == person[right], "\(left) \(right)")
      } else {
        #expect(person[left] != person[right], "\(left) \(right)")
      }
      #expect(household[left] == household[right], "\(left) \(right)")
    }
    for (left, right) in [("A05", "C05"), ("A20", "C20"), ("A23", "C23"), ("A24", "C24"), ("A26", "C26")] {
      #expect(person[left] != person[right], "\(left) \(right)")
    }
    #expect(person["A28"] == "A28")
    #expect(household["A28"] == "A28")
    // A household holds the people of its persons.
    for (id, cluster) in person { #expect(household[id] == household[cluster], "\(id)") }
  }

  @Test("Identifiers that occur twice or are missing never give two clusters one name")
  func ambiguousIdentifiers() async throws {
    let folder = try Folder()
    try folder.write(
      """
      id,name,birth date,phone
      7,佐藤 誠,1985-04-12,090-3141-5926
      7,田中 実,1971-01-30,080-5555-0199
      ,山本 幸子,1990-10-10,080-1010-1990

      """, to: "in.csv")
    let result = try await CommandProcess.run("dedupe", "in.csv", "-o", "out.csv", in: folder)
    #expect(result.status == 0)
    #expect(result.errors.contains("occur twice"))
    let clusters = try folder.table("out.csv").records.map { $0["person_cluster"] ?? "" }
    #expect(Set(clusters).count == 3)
    #expect(clusters.first == "7@1")
  }

  @Test("A table that was deduplicated before keeps its old columns, and that is said")
  func again() async throws {
    let folder = try Folder()
    try folder.write(Self.table, to: "in.csv")
    try await CommandProcess.run("dedupe", "in.csv", "-o", "out.csv", in: folder)
    let result = try await CommandProcess.run("dedupe", "out.csv", "-o", "again.csv", in: folder)
    #expect(result.status == 0)
    #expect(result.errors.contains("person_cluster and household_cluster already"))
    let table = try folder.table("again.csv")
    #expect(table.columnCount == 11)
    for row in 0..<table.rowCount {
      #expect(table.fields(ofRow: row)[9...] == table.fields(ofRow: row)[7...8])
    }
  }

  @Test("Two outputs in one file are refused before anything is read")
  func sameFile() async throws {
    let folder = try Folder()
    try folder.write(Self.table, to: "in.csv")
    let result = try await CommandProcess.run(
      "dedupe", "in.csv", "-o", "out.csv", "--rejects", "out.csv", in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains("out.csv"))
    #expect(folder.names == ["in.csv"])
  }
}
