import Foundation
import Testing

@testable import JapaneseNormalization

@Suite("Readings of every kind of town")
struct AddressReadingPropertyTests {
  /// The ways in which an address is made of a town's readings.
  private enum Form: String, CaseIterable {
    case smallToBig = "12-3 Town, Muni, Pref"
    case upperCase = "PREF MUNI TOWN 12-3"
    case passport = "passport spelling, small to big"
    case english = "Ward, City, Town, Village, Prefecture"
    case hyphenated = "12-3, Hon-cho, Muni without prefecture"
    case kunrei = "Kunrei"
    case kana = "kana run together"
  }

  private static let sampleCount = 3_000
  private let tables = Gazetteer.embedded.tables

  /// Every town's turn comes in an order that is the same on every machine.
  private func sample() -> [Int] {
    var generator = SeededGenerator(seed: 20_261_122)
    let towns = (0..<tables.townCount).filter { tables.townKana[$0] >> 24 > 0 }
    return (0..<Self.sampleCount).compactMap { _ in towns.randomElement(using: &generator) }
  }

  private func latin(_ kana: ArraySlice<Unicode.Scalar>, _ style: Romaji.Style = .hepburn) -> String {
    String(scalars: Romaji.transcribe(kana: ScalarText(kana), style: style)).capitalized
  }

  /// Suffix and its English word, by kana.
  private static let suffixes = [
    ("チョウ", "Town"), ("マチ", "Town"), ("ムラ", "Village"), ("ソン", "Village"), ("グン", "County"), ("シ", "City"),
    ("ク", "Ward"), ("ケン", "Prefecture"), ("フ", "Prefecture"), ("ト", ""),
  ]

  private func parted(
    _ kana: ArraySlice<Unicode.Scalar>, _ style: Romaji.Style = .hepburn, english: Bool = false
  ) -> String {
    for (suffix, word) in Self.suffixes where kana.count > suffix.unicodeScalars.count + 1 {
      let scalars = ScalarText(suffix.unicodeScalars)
      guard kana.suffix(scalars.count).elementsEqual(scalars) else { continue }
      let stem = latin(kana.dropLast(scalars.count), style)
      if english { return word.isEmpty ? stem : "\(stem) \(word)" }
      return "\(stem)-\(latin(scalars[...], style).lowercased())"
    }
    return latin(kana, style)
  }

  private static let kunrei = [
    ("shi", "si"), ("sh", "sy"), ("chi", "ti"), ("ch", "ty"), ("tsu", "tu"), ("fu", "hu"), ("ji", "zi"),
    ("j", "zy"),
  ]

  private func text(of town: Int, _ form: Form) -> String {
    let index = Int(tables.townMunicipality[town])
    let reading = MunicipalityReading(index, tables)
    let kana = tables.reading(tables.townKana[town])
    let prefecture = Prefecture(clamping: tables.prefectureCode(index)).kana[...]
    let levels = [prefecture, reading.county, reading.city, reading.ward]
      .filter { !$0.isEmpty }
    switch form {
    case .smallToBig:
      return (["12-3 " + latin(kana[...])] + levels.reversed().map { parted($0) }).joined(separator: ", ")
    case .upperCase:
      return (levels.map { latin($0) } + [latin(kana[...]), "12-3"]).joined(separator: " ").uppercased()
    case .passport:
      return (["12-3 " + latin(kana[...], .passport)] + levels.reversed().map { parted($0, .passport) })
        .joined(separator: ", ")
    case .english:
      return (["12-3 " + latin(kana[...])] + levels.reversed().map { parted($0, english: true) })
        .joined(separator: ", ")
    case .hyphenated:
      return (["12-3", parted(kana[...])] + levels.dropFirst().reversed().map { parted($0) })
        .joined(separator: ", ")
    case .kunrei:
      var text = (levels.map { parted($0) } + [latin(kana[...]), "12-3"]).joined(separator: ", ").lowercased()
      for (hepburn, kunrei) in Self.kunrei { text = text.replacingOccurrences(of: hepburn, with: kunrei) }
      return text
    case .kana:
      return String(scalars: levels.flatMap { $0 } + kana) + "12-3"
    }
  }

  @Test("A town's address by its readings is in the town, or the town is a candidate")
  func readingsLeadToTowns() {
    let listing = ProcessInfo.processInfo.environment["IDMATCH_LIST_FAILURES"] != nil
    // Every form for every town takes minutes unoptimized; by default each town has one form.
    let isThorough = ProcessInfo.processInfo.environment["IDMATCH_ALL_FORMS"] != nil
    let towns = sample()
    var parser = AddressParser()
    for (number, form) in Form.allCases.enumerated() {
      let sample =
        isThorough
        ? towns : towns.indices.filter { $0 % Form.allCases.count == number }.map { towns[$0] }
      var (hits, candidates) = (0, 0)
      for town in sample {
        // A number would run into that of the lot.
        let kana = tables.reading(tables.townKana[town])
        if form == .kana, let last = kana.last, AddressScalars.isDigit(last) {
          hits += 1
          continue
        }
        let text = text(of: town, form)
        let address = parser.parse(text)
        let (best, isCandidate) = address.storage.withView {
          (Int($0.facts.town), $0.towns.contains(UInt32(town)))
        }
        if best == town {
          hits += 1
        } else if isCandidate {
          candidates += 1
        } else if listing {
          let expected = Gazetteer.embedded.town(at: town)
          print(
            "\(form)\t\(text)\t\(expected.municipality.name)\(expected.name)\t\(address.canonical)",
            address.candidates.map(\.name))
        }
        #expect(address.relation(to: address) != .different, "\(text)")
      }
      let share = Double(hits + candidates) / Double(sample.count)
      print("\(form.rawValue): \(hits) of \(sample.count) the town, \(candidates) among candidates")
      #expect(share >= 0.97, "\(form.rawValue): \(share)")
    }
  }

  @Test("Any letters and kana parse")
  func total() {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "Tokyo", "Minato", "ku", "-", " ", ",", "1", "23", "105-0001", "chome", "ban", "go", "F", "B", "Room",
      "#", "Japan",
      "Oaza", "ō", "'", "・", "カ", "トウキョウト", "ミナトク", "ー", "ちょうめ", "Kita", "jo", "港区", "〒", "(", ")", "oh",
      "A-203",
    ]
    for _ in 0..<3_000 {
      let count = Int.random(in: 1...14, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let address = JapaneseAddress.parse(text)
      _ = address.canonical
      #expect(address.relation(to: address) != .different, "\(text)")
    }
  }
}
