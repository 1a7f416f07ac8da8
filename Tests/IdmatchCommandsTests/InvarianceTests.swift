import Foundation
import TableIO
import Testing

/// A generator of random numbers with a seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite("The same answer whatever the encoding, the order of rows and the number of threads")
struct InvarianceTests {
  private static let variants: [(encoding: TextEncoding, mark: Bool)] = [
    (.utf8, false), (.utf8, true), (.cp932, false), (.utf16LE, true), (.utf16BE, true), (.utf16BE, false),
    (.utf16LE, false), (.eucJP, false), (.iso2022JP, false),
  ]

  @Test("A file links alike in every encoding")
  func encodings() async throws {
    let folder = try Folder()
    try folder.write(PlainTable.applications, to: "a.csv")
    try folder.write(PlainTable.customers, to: "c.csv")
    let expected = try await CommandProcess.run("link", "a.csv", "c.csv", in: folder)
    #expect(expected.status == 0)
    #expect(expected.output.split(separator: "\n").count == 5)
    for (encoding, mark) in Self.variants {
      try folder.write(PlainTable.applications, to: "a2.csv", encoding: encoding, byteOrderMark: mark)
      try folder.write(PlainTable.customers, to: "c2.csv", encoding: encoding, byteOrderMark: mark)
      let result = try await CommandProcess.run("link", "a2.csv", "c2.csv", in: folder)
      #expect(result.output == expected.output, "\(encoding), mark \(mark): \(result.errors)")
      #expect(result.errors.contains("5 rows, \(encoding.rawValue), comma"))
      // One side in the encoding, the other in UTF-8.
      let mixed = try await CommandProcess.run("link", "a2.csv", "c.csv", in: folder)
      #expect(mixed.output == expected.output, "\(encoding) against UTF-8")
      let given = try await CommandProcess.run(
        "link", "a2.csv", "c2.csv", "--encoding", encoding.rawValue, in: folder)
      #expect(given.output == expected.output, "\(encoding), named")
    }
  }

  @Test("The characters of NEC and IBM (①㈱髙﨑) link alike in the encodings that have them")
  func extendedCharacters() async throws {
    let applications = """
      申込番号,氏名,生年月日,住所,電話番号
      A①,髙﨑 誠,1985-04-12,東京都港区虎ノ門1-23-1 ㈱青葉寮①203,090-3141-5926
      A②,山﨑 彩,1995-03-17,三重県津市栄町1-954,090-1995-0317

      """
    let customers = """
      顧客番号,氏名,生年月日,住所,電話番号
      C1,高崎 誠,1985-04-12,東京都港区虎ノ門1-23-1 ㈱青葉寮①203,03-3501-8822
      C2,山崎 彩,1995-03-17,三重県津市栄町1-954,

      """
    let folder = try Folder()
    try folder.write(customers, to: "c.csv")
    try folder.write(applications, to: "a.csv")
    let expected = try await CommandProcess.run("link", "a.csv", "c.csv", in: folder).output
    #expect(expected.contains("A①,C1,person"))
    #expect(expected.contains("A②,C2,person"))
    for (encoding, mark) in [(TextEncoding.utf8, true), (.cp932, false), (.utf16LE, true), (.utf16BE, false)]
    {
      try folder.write(applications, to: "a2.csv", encoding: encoding, byteOrderMark: mark)
      let result = try await CommandProcess.run("link", "a2.csv", "c.csv", in: folder)
      #expect(result.output == expected, "\(encoding): \(result.errors)")
    }
  }

  /// A CSV text with its rows in another order.
  private static func shuffled(_ csv: String, seed: UInt64) throws -> String {
    let table = try CSVTable(contents: Array(csv.utf8), path: "shuffled")
    var rows = csv.split(separator: "\n").map(String.init)
    try #require(rows.count == table.rowCount + 1, "a field holds a line end")
    let header = rows.removeFirst()
    var generator = SeededGenerator(state: seed)
    rows.shuffle(using: &generator)
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  private static func synthesized() async throws -> Folder {
    let folder = try Folder()
    let result = try await CommandProcess.run(
      "synthesize", "--customers", "400", "--applications", "150", "--seed", "11", "--output", "s", "-q",
      in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return folder
  }

  @Test("The order of rows and the number of threads do not change the links")
  func linkOrder() async throws {
    let folder = try await Self.synthesized()
    try await CommandProcess.run("link", "s/applications.csv", "s/customers.csv", "-o", "l.csv", in: folder)
    let expected = try folder.text("l.csv")
    #expect(expected.split(separator: "\n").count > 50)
    for threads in [1, 2, 3, 8] {
      for name in ["applications", "customers"] {
        try folder.write(
          Self.shuffled(folder.text("s/\(name).csv"), seed: UInt64(threads)), to: "\(name).csv")
      }
      let result = try await CommandProcess.run(
        "link", "applications.csv", "customers.csv", "-o", "l2.csv", "--threads", "\(threads)", in: folder)
      #expect(result.status == 0)
      #expect(try folder.text("l2.csv") == expected, "\(threads) threads")
    }
  }

  @Test("Swapping the two files finds the same pairs in the same bands")
  func swappedFiles() async throws {
    let folder = try await Self.synthesized()
    func pairs(_ left: String, _ right: String, ids: (String, String)) async throws -> Set<[String]> {
      try await CommandProcess.run("link", "s/\(left).csv", "s/\(right).csv", "-o", "l.csv", in: folder)
      let columns = [ids.0, ids.1, "relation", "band"]
      return Set(try folder.table("l.csv").records.map { record in columns.map { record[$0] ?? "" } })
    }
    let forth = try await pairs("applications", "customers", ids: ("left_id", "right_id"))
    let back = try await pairs("customers", "applications", ids: ("right_id", "left_id"))
    #expect(forth.count > 50)
    #expect(forth == back)
  }

  @Test("The order of rows and the number of threads do not change the clusters or their names")
  func dedupeOrder() async throws {
    let folder = try await Self.synthesized()
    func clusters(_ file: String, threads: Int) async throws -> [String: [String?]] {
      let result = try await CommandProcess.run(
        "dedupe", file, "-o", "out.csv", "--links", "links.csv", "--threads", "\(threads)", in: folder)
      #expect(result.status == 0)
      var clusters: [String: [String?]] = [:]
      for record in try folder.table("out.csv").records {
        clusters[record["受付番号"] ?? ""] = [record["person_cluster"], record["household_cluster"]]
      }
      return clusters
    }
    let expected = try await clusters("s/applications.csv", threads: 1)
    let links = try folder.text("links.csv")
    #expect(expected.count == 150)
    for threads in [1, 2, 3, 8] {
      try folder.write(
        Self.shuffled(folder.text("s/applications.csv"), seed: UInt64(90 + threads)), to: "in.csv")
      #expect(try await clusters("in.csv", threads: threads) == expected, "\(threads) threads")
      #expect(try folder.text("links.csv") == links, "\(threads) threads")
    }
  }
}
