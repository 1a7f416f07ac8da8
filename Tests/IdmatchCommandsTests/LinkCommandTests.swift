import Foundation
import TableIO
import Testing

@Suite("idmatch link")
struct LinkCommandTests {
  @Test("The hand-written cases link as the file of expected links says")
  func golden() async throws {
    let folder = try CaseFiles.folder()
    let result = try await CommandProcess.run(
      "link", "applications.csv", "customers.csv", "--output", "links.csv", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("not used: why"))
    try expectGolden(folder.text("links.csv"), "cases/expected-links.csv")
  }

  @Test("Each pair stands once, in band match or review, with the columns in their order")
  func rows() async throws {
    let folder = try CaseFiles.folder()
    let result = try await CommandProcess.run(
      "link", "applications.csv", "customers.csv", "-o", "links.csv", in: folder)
    #expect(result.status == 0)
    let links = try folder.table("links.csv")
    #expect(
      links.header == ["left_id", "right_id", "relation", "band", "probability", "weight", "match_key"])
    let records = links.records
    #expect(Set(records.map { [$0["left_id"], $0["right_id"]] }).count == records.count)
    for record in records {
      #expect(["person", "household"].contains(record["relation"]))
      #expect(["match", "review"].contains(record["band"]))
      let probability = try #require(Double(record["probability"] ?? ""))
      #expect((0...1).contains(probability))
      #expect(Double(record["weight"] ?? "") != nil)
      #expect(record["match_key"]?.isEmpty == false)
    }
    // The applicant and the customer are one person of one flat: one row, and it says person.
    let same = records.filter { $0["left_id"] == "A03" }
    #expect(same.map { $0["relation"] } == ["person"])
  }

  /// What the cases must and must not come out as, whatever the figures.
  static let cases: [(application: String, relation: String?, customer: String?)] = [
    ("A01", "person", "C01"), ("A02", "person", "C02"), ("A03", "person", "C03"), ("A04", "person", "C04"),
    ("A06", "household", "C06"), ("A07", "person", "C07"), ("A08", "person", "C08"), ("A09", "person", "C09"),
    ("A10", "person", "C10"), ("A11", "person", "C11"), ("A12", "person", "C12"), ("A13", "person", "C13"),
    ("A14", "person", "C14"), ("A15", "person", "C15"), ("A16", "person", "C16"), ("A17", "person", "C17"),
    ("A18", "person", "C18"), ("A19", "person", "C19"), ("A20", nil, nil), ("A21", "household", "C21"),
    ("A22", "household", "C22"), ("A23", nil, nil), ("A24", nil, nil), ("A25", "household", "C25"),
    ("A26", "household", "C26"), ("A27", "household", "C27"), ("A28", nil, nil),
  ]

  @Test("Each case comes out as its reason demands")
  func reasons() async throws {
    let folder = try CaseFiles.folder()
    try await CommandProcess.run("link", "applications.csv", "customers.csv", "-o", "links.csv", in: folder)
    let links = try folder.table("links.csv").records
    for (application, relation, customer) in Self.cases {
      let found = links.filter { $0["left_id"] == application }
      #expect(found.compactMap { $0["relation"] } == [relation].compactMap { $0 }, "\(application)")
      #expect(found.compactMap { $0["right_id"] } == [customer].compactMap { $0 }, "\(application)")
    }
    // All changed but a common name: never a match.
    #expect(!links.contains { $0["left_id"] == "A05" && $0["band"] == "match" })
  }

  @Test("Without --output the links go to standard output, byte for byte as into a file")
  func standardOutput() async throws {
    let folder = try CaseFiles.folder()
    let result = try await CommandProcess.run("link", "applications.csv", "customers.csv", in: folder)
    try await CommandProcess.run("link", "applications.csv", "customers.csv", "-o", "links.csv", in: folder)
    #expect(try result.output == folder.text("links.csv"))
    #expect(folder.names == ["applications.csv", "customers.csv", "links.csv"])
  }

  @Test("One of the tables can come from standard input, both cannot")
  func standardInput() async throws {
    let folder = try CaseFiles.folder()
    let piped = try await CommandProcess.run(
      "link", "-", "customers.csv", in: folder, input: try folder.text("applications.csv"))
    #expect(piped.status == 0)
    let direct = try await CommandProcess.run("link", "applications.csv", "customers.csv", in: folder)
    #expect(piped.output == direct.output)
    let both = try await CommandProcess.run("link", "-", "-", in: folder)
    #expect(both.status == 2)
    #expect(both.errors.contains("Only one"))
  }

  @Test("A table of a header alone links to nothing")
  func noRows() async throws {
    let folder = try CaseFiles.folder()
    try folder.write("氏名,電話番号\n", to: "none.csv")
    let result = try await CommandProcess.run("link", "none.csv", "customers.csv", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == "left_id,right_id,relation,band,probability,weight,match_key\n")
  }
}
