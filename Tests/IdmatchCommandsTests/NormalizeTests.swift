import Foundation
import TableIO
import Testing

@Suite("idmatch normalize and compare")
struct NormalizeTests {
  private static let kinds = ["address", "name", "kana", "phone", "email", "postal-code", "birth-date"]

  private static func values(of kind: String) throws -> String {
    try String(
      contentsOf: packageFolder.appending(path: "corpus/commands/normalize-\(kind).txt"), encoding: .utf8)
  }

  @Test(
    "Values of each kind come out as recorded, a row for each line, the value as it came", arguments: kinds)
  func golden(_ kind: String) async throws {
    let folder = try Folder()
    let values = try Self.values(of: kind)
    try folder.write(values, to: "in.txt")
    let result = try await CommandProcess.run("normalize", kind, "in.txt", "-o", "out.csv", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.isEmpty)
    try expectGolden(folder.text("out.csv"), "commands/normalize-\(kind).csv")
    let out = try folder.table("out.csv")
    let lines = values.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    #expect(out.header.first == "input")
    #expect(out.blankRowCount == 0)
    #expect(out.rowCount == lines.count)
    for (row, line) in lines.enumerated() {
      #expect(out.field(row: row, column: 0) == line)
      if line.allSatisfy(\.isWhitespace) {
        #expect(out.fields(ofRow: row).dropFirst().joined().isEmpty, "\(kind), line \(row + 1)")
      }
    }
  }

  @Test(
    "Standard input, another encoding and other line ends give the same", arguments: ["address", "phone"])
  func sources(_ kind: String) async throws {
    let folder = try Folder()
    let values = try Self.values(of: kind)
    let expected = try await CommandProcess.run("normalize", kind, in: folder, input: values)
    #expect(expected.status == 0)
    let dash = try await CommandProcess.run(
      "normalize", kind, "-", in: folder, input: values.replacing("\n", with: "\r\n"))
    #expect(dash.output == expected.output)
    let marked = try await CommandProcess.run("normalize", kind, in: folder, input: "\u{FEFF}" + values)
    #expect(marked.output == expected.output)
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in values.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    try folder.write(utf16, to: "utf16.txt")
    let wide = try await CommandProcess.run("normalize", kind, "utf16.txt", in: folder)
    #expect(wide.output == expected.output)
  }

  @Test("An empty file gives the header alone")
  func empty() async throws {
    let result = try await CommandProcess.run("normalize", "phone", in: try Folder(), input: "")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == "input,number,kind,area_code,is_evidence\n")
  }

  @Test("A line that is no text stays in its place, empty but for the value, and is listed: 3")
  func malformed() async throws {
    let folder = try Folder()
    try folder.write(
      Array("03-3501-8822\n".utf8) + [0x30, 0xFF, 0x0A] + Array("06-6345-1122\n".utf8), to: "in.txt")
    let result = try await CommandProcess.run(
      "normalize", "phone", "in.txt", "--encoding", "UTF-8", "-o", "out.csv", "--rejects", "rejects.csv",
      in: folder)
    #expect(result.status == 3)
    let out = try folder.table("out.csv")
    #expect(out.rowCount == 3)
    #expect(out.fields(ofRow: 1).dropFirst().joined().isEmpty)
    #expect(out.field(row: 2, column: 1) == "06-6345-1122")
    #expect(try folder.table("rejects.csv").fields(ofRow: 0).prefix(2) == ["in.txt", "2"])
  }

  @Test("Pairs of addresses: a and b may be anywhere, the other columns are kept")
  func compareAddress() async throws {
    let folder = try Folder()
    let pairs = packageFolder.appending(path: "corpus/commands/compare-address.csv").path
    let result = try await CommandProcess.run("compare", "address", pairs, "-o", "out.csv", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    try expectGolden(folder.text("out.csv"), "commands/compare-address-out.csv")
    let (out, input) = (try folder.table("out.csv"), try CSVTable.read(path: pairs))
    #expect(out.header == input.header + ["relation", "a_status", "b_status", "a_inferred", "b_inferred"])
    for row in 0..<input.rowCount {
      #expect(Array(out.fields(ofRow: row).dropLast(5)) == input.fields(ofRow: row))
    }
    // Which side is which does not matter.
    let swapped = try String(contentsOfFile: pairs, encoding: .utf8).replacing("memo,b,a,", with: "memo,a,b,")
    try folder.write(swapped, to: "swapped.csv")
    try await CommandProcess.run("compare", "address", "swapped.csv", "-o", "swapped-out.csv", in: folder)
    #expect(
      try folder.table("swapped-out.csv").records.map { $0["relation"] } == out.records.map { $0["relation"] }
    )
  }

  @Test("Without a header the first two columns are compared")
  func compareWithoutHeader() async throws {
    let folder = try Folder()
    let result = try await CommandProcess.run(
      "compare", "address", "-", "--no-header", in: folder,
      input: "東京都港区虎ノ門1-23-1,東京都港区虎ノ門一丁目23番1号\n")
    #expect(result.status == 0)
    #expect(result.output.contains(",same,resolved,resolved,"))
    let one = try await CommandProcess.run(
      "compare", "address", "-", "--no-header", in: folder, input: "東京都港区虎ノ門1-23-1\n")
    #expect(one.status == 2)
  }

  @Test("A row of pairs that is cut short is left out and listed: 3")
  func compareRejects() async throws {
    let folder = try Folder()
    let result = try await CommandProcess.run(
      "compare", "address", "-", "--rejects", "rejects.csv", in: folder,
      input: "a,b\n東京都港区虎ノ門1-23-1,東京都港区虎ノ門一丁目23番1号\n東京都\n")
    #expect(result.status == 3)
    #expect(result.output.split(separator: "\n").count == 2)
    #expect(try folder.table("rejects.csv").rowCount == 1)
  }
}
