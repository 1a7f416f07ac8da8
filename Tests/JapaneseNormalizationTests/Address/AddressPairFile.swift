import Foundation
import JapaneseNormalization

/// The development pairs beside the package, where they are present.
struct AddressPairFile {
  struct Row {
    let a: String
    let b: String
    let category: String
  }

  let rows: [Row]

  static let directory = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/data/address")

  /// Where the pairs are: beside the package, or where the environment says.
  static let root =
    ProcessInfo.processInfo.environment["IDMATCH_SHARED"].map {
      URL(fileURLWithPath: $0).appendingPathComponent("data/address")
    } ?? directory

  static var isPresent: Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent("same_pairs.csv").path)
  }

  init(_ name: String) throws {
    let text = try String(contentsOf: Self.root.appendingPathComponent(name), encoding: .utf8)
    rows = text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
      let fields = Self.fields(line)
      return fields.count == 4 ? Row(a: fields[0], b: fields[1], category: fields[3]) : nil
    }
  }

  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var quoted = false
    for character in line {
      switch character {
      case "\"": quoted.toggle()
      case "," where !quoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}

/// Counts of relations by category.
struct RelationTally {
  private(set) var counts: [String: [AddressRelation: Int]] = [:]

  var categories: [String] { counts.keys.sorted() }

  func count(_ category: String) -> Int {
    (counts[category] ?? [:]).values.reduce(0, +)
  }

  mutating func add(_ relation: AddressRelation, category: String) {
    counts[category, default: [:]][relation, default: 0] += 1
  }

  func share(of relations: Set<AddressRelation>, category: String) -> Double {
    let row = counts[category] ?? [:]
    let total = row.values.reduce(0, +)
    guard total > 0 else { return 1 }
    return Double(row.filter { relations.contains($0.key) }.values.reduce(0, +)) / Double(total)
  }

  func micro(of relations: Set<AddressRelation>, except categories: Set<String> = []) -> Double {
    let kept = counts.filter { !categories.contains($0.key) }.values
    let total = kept.reduce(0) { $0 + $1.values.reduce(0, +) }
    let hits = kept.reduce(0) { $0 + $1.filter { relations.contains($0.key) }.values.reduce(0, +) }
    return total > 0 ? Double(hits) / Double(total) : 1
  }

  func macro(of relations: Set<AddressRelation>, except categories: Set<String> = []) -> Double {
    let kept = counts.keys.filter { !categories.contains($0) }
    let total = kept.reduce(0) { $0 + share(of: relations, category: $1) }
    return kept.isEmpty ? 1 : total / Double(kept.count)
  }

  /// A line a category: its size, and how many pairs got each relation.
  func table(hits: Set<AddressRelation>) -> String {
    let order: [AddressRelation] = [.same, .samePremises, .differentUnit, .different, .ambiguous]
    var lines = ["category\tpairs\tshare\t" + order.map { "\($0)" }.joined(separator: "\t")]
    let size = counts.mapValues { $0.values.reduce(0, +) }
    for category in counts.keys.sorted(by: { (-(size[$0] ?? 0), $0) < (-(size[$1] ?? 0), $1) }) {
      let row = order.map { "\(counts[category]?[$0] ?? 0)" }.joined(separator: "\t")
      let share = Self.rounded(share(of: hits, category: category))
      lines.append("\(category)\t\(size[category] ?? 0)\t\(share)\t\(row)")
    }
    lines.append(
      "micro \(Self.rounded(micro(of: hits))) macro \(Self.rounded(macro(of: hits)))")
    return lines.joined(separator: "\n")
  }

  static func rounded(_ value: Double) -> Double {
    (value * 1000).rounded() / 1000
  }
}
