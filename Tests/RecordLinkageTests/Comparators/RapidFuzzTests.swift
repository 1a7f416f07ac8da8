import Foundation
import RecordLinkage
import Testing

/// What RapidFuzz says about a pair, and what the comparators here say: both in the order of the sample's
/// columns.
enum RapidFuzz {
  static let names = [
    "levenshtein", "osa", "damerau", "lcs", "indel", "prefix", "levenshtein_similarity", "osa_similarity",
    "damerau_similarity", "indel_similarity", "prefix_similarity", "jaro", "jaro_winkler", "token_sort",
    "token_set",
  ]

  static func values(_ lhs: String, _ rhs: String) -> [Double] {
    let scalars = lhs.unicodeScalars.count + rhs.unicodeScalars.count
    return [
      Double(Levenshtein.distance(lhs, rhs)), Double(OptimalStringAlignment.distance(lhs, rhs)),
      Double(DamerauLevenshtein.distance(lhs, rhs)), Double((scalars - Indel.distance(lhs, rhs)) / 2),
      Double(Indel.distance(lhs, rhs)), Double(CommonPrefix.length(lhs, rhs)),
      Levenshtein.similarity(lhs, rhs),
      OptimalStringAlignment.similarity(lhs, rhs), DamerauLevenshtein.similarity(lhs, rhs),
      Indel.similarity(lhs, rhs),
      CommonPrefix.similarity(lhs, rhs), Jaro.similarity(lhs, rhs), JaroWinkler.similarity(lhs, rhs),
      TokenRatio.sorted(lhs, rhs), TokenRatio.set(lhs, rhs),
    ]
  }

  /// The columns in which the values differ, whole numbers at all and others by more than 1e-9.
  static func differences(_ lhs: String, _ rhs: String, _ expected: [Double]) -> [String] {
    zip(names, zip(values(lhs, rhs), expected)).compactMap { name, pair in
      abs(pair.0 - pair.1) <= 1e-9 ? nil : "\(name) \(pair.0), not \(pair.1)"
    }
  }

  /// The interpreter that has RapidFuzz: `IDMATCH_PYTHON` or `python3`.
  static let python: String? = {
    let python = ProcessInfo.processInfo.environment["IDMATCH_PYTHON"] ?? "python3"
    return run(python, ["-c", "import rapidfuzz"]) == nil ? nil : python
  }()

  static func run(_ command: String, _ arguments: [String]) -> Data? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [command] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? data : nil
  }
}

@Suite("RapidFuzz's values")
struct RapidFuzzTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("The committed sample has the values of RapidFuzz")
  func sample() throws {
    let file = Self.root.appendingPathComponent("corpus/comparators/rapidfuzz.tsv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst(2)
    #expect(rows.count == 2_000)
    for row in rows {
      let fields = row.split(separator: "\t", omittingEmptySubsequences: false)
      let lhs = try JSONDecoder().decode(String.self, from: Data(fields[0].utf8))
      let rhs = try JSONDecoder().decode(String.self, from: Data(fields[1].utf8))
      #expect(RapidFuzz.differences(lhs, rhs, fields[2...].compactMap { Double($0) }) == [], "\(row)")
    }
  }

  @Test(
    "100,000 random pairs have the values of RapidFuzz",
    .enabled(if: RapidFuzz.python != nil, "RapidFuzz is not installed"))
  func random() throws {
    let python = try #require(RapidFuzz.python)
    var texts = RandomTexts(seed: 2026)
    let pairs = (0..<100_000).map { _ in
      let (left, right) = texts.pair()
      return (String(scalars: left), String(scalars: right))
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "rapidfuzz-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appendingPathComponent("pairs.tsv")
    let lines = pairs.map { "\(Self.quoted($0.0))\t\(Self.quoted($0.1))\n" }
    try Data(lines.joined().utf8).write(to: input)
    let script = Self.root.appendingPathComponent("Scripts/generate-comparator-samples.py")
    let output = try #require(RapidFuzz.run(python, [script.path, "--values", input.path]))
    let rows = String(decoding: output, as: UTF8.self).split(separator: "\n")
    #expect(rows.count == pairs.count)
    for (row, pair) in zip(rows, pairs) {
      let expected = row.split(separator: "\t").compactMap { Double($0) }
      let differences = RapidFuzz.differences(pair.0, pair.1, expected)
      if !differences.isEmpty {
        Issue.record("\(Self.quoted(pair.0)) \(Self.quoted(pair.1)): \(differences)")
      }
    }
  }

  /// A JSON string of ASCII alone.
  private static func quoted(_ text: String) -> String {
    let units = text.utf16.map { unit in
      let hexadecimal = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
    }
    return "\"\(units.joined())\""
  }
}
