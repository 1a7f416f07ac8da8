internal import CTables

/// How common Japanese names are, and how they are read.
///
/// Two people called 佐藤誠 are probably two people; two called 勅使河原誠 are probably one. The answer to "how many
/// strangers bear this name" comes from these tables:
///
/// | part | source | covers |
/// |---|---|---|
/// | surnames | japanese-personal-name-dataset 0.4.0 (MIT), estimated population | 1,999 spellings, 99.6 million people |
/// | given names | mecab-jumandic 7.0 (BSD-3), share in news text | 1,999 spellings, 53 % of people |
/// | readings | both | 2,000 of surnames, 9,200 of given names with 70,000 spellings |
///
/// Kanji keys are looked up in *folded* form, the way ``KanjiVariants/fold(_:)`` leaves them: 高橋 for 髙橋, 佐佐木 for
/// 佐々木. Readings are katakana. The tables are C data: nothing is built at the start and no look-up allocates.
///
/// ```swift
/// let sato = KanjiVariants.fold(TextFolding.fold("佐藤"))
/// NameFrequency.familyPopulation(sato)  // 1,887,000
/// NameFrequency.familyShare(sato)       // 0.0151
/// ```
public enum NameFrequency {
  /// The population that shares of surnames refer to.
  public static let population = 125_000_000
  /// The share of a surname that the table lacks: 5,000 people, a little below the rarest one listed.
  public static let familyFloor = 4e-5
  /// The share of a given name that the table lacks.
  public static let givenFloor = 1e-5

  /// The estimated number of people with the folded surname; `nil` where no count is known.
  ///
  /// - Complexity: O(log *n*).
  public static func familyPopulation(_ folded: ScalarText) -> Int? {
    guard let index = FamilyTable.spellings.index(of: folded) else { return nil }
    let populations = FamilyTable.shared.row_population
    let people = FamilyTable.rows(ofSpelling: index).reduce(0) { $0 + Int(populations[$1]) }
    return people > 0 ? people : nil
  }

  /// The share of people with the folded surname, at least ``familyFloor``; `nil` where the table does not have it.
  package static func listedFamilyShare(_ folded: NameLetters) -> Double? {
    guard let index = FamilyTable.spellings.index(of: folded) else { return nil }
    let populations = idm_families().pointee.row_population
    let people = FamilyTable.rows(ofSpelling: index).reduce(0) { $0 + Int(populations[$1]) }
    return max(familyFloor, Double(people) / Double(population))
  }

  /// The share of people whose surname has the reading; `nil` where the table does not have it.
  package static func listedFamilyShare(kana reading: NameLetters) -> Double? {
    guard let index = FamilyTable.readings.index(of: reading) else { return nil }
    return max(
      familyFloor, Double(idm_families().pointee.reading_population[index]) / Double(population))
  }

  /// The share of people with the folded given name; `nil` where the table does not have it.
  package static func listedGivenShare(_ folded: NameLetters) -> Double? {
    guard let index = GivenTable.spellings.index(of: folded) else { return nil }
    return max(givenFloor, Double(GivenTable.share(ofSpelling: index)) / 1e7)
  }

  /// The share of people whose given name has the reading; `nil` where the table does not have it.
  package static func listedGivenShare(kana reading: NameLetters) -> Double? {
    guard let index = GivenTable.readings.index(of: reading) else { return nil }
    return max(givenFloor, Double(idm_given_names().pointee.reading_share[index]) / 1e7)
  }

  /// The share of people with the folded surname, at least ``familyFloor``.
  ///
  /// - Complexity: O(log *n*).
  public static func familyShare(_ folded: ScalarText) -> Double {
    max(familyFloor, Double(familyPopulation(folded) ?? 0) / Double(population))
  }

  /// The share of people whose surname has the katakana reading, all spellings together, at least ``familyFloor``.
  ///
  /// - Complexity: O(log *n*).
  public static func familyShare(kana reading: ScalarText) -> Double {
    guard let index = FamilyTable.readings.index(of: reading) else { return familyFloor }
    return max(familyFloor, Double(FamilyTable.shared.reading_population[index]) / Double(population))
  }

  /// The share of people with the folded given name, at least ``givenFloor``.
  ///
  /// - Complexity: O(log *n*).
  public static func givenShare(_ folded: ScalarText) -> Double {
    guard let index = GivenTable.spellings.index(of: folded) else { return givenFloor }
    return max(givenFloor, Double(GivenTable.share(ofSpelling: index)) / 1e7)
  }

  /// The share of people whose given name has the katakana reading, all spellings together, at least ``givenFloor``.
  ///
  /// Includes an estimate for the spellings of which only the existence is known: タカヒロ has hundreds.
  ///
  /// - Complexity: O(log *n*).
  public static func givenShare(kana reading: ScalarText) -> Double {
    guard let index = GivenTable.readings.index(of: reading) else { return givenFloor }
    return max(givenFloor, Double(GivenTable.shared.reading_share[index]) / 1e7)
  }

  /// Whether the folded text is a surname of the table.
  ///
  /// - Complexity: O(log *n*).
  public static func isKnownFamily(_ folded: ScalarText) -> Bool {
    FamilyTable.spellings.index(of: folded) != nil
  }

  /// Whether the folded text is a given name of the table.
  ///
  /// - Complexity: O(log *n*).
  public static func isKnownGiven(_ folded: ScalarText) -> Bool {
    GivenTable.spellings.index(of: folded) != nil
  }

  /// The katakana readings of the folded surname, the commonest first; empty when it is unknown.
  ///
  /// - Complexity: O(log *n*).
  public static func familyReadings(_ folded: ScalarText) -> [ScalarText] {
    guard let index = FamilyTable.spellings.index(of: folded) else { return [] }
    return FamilyTable.rows(ofSpelling: index).map {
      FamilyTable.readings[Int(FamilyTable.shared.row_reading[$0])]
    }
  }

  /// The katakana readings of the folded given name, the commonest first; empty when it is unknown.
  ///
  /// - Complexity: O(log *n*).
  public static func givenReadings(_ folded: ScalarText) -> [ScalarText] {
    guard let index = GivenTable.spellings.index(of: folded) else { return [] }
    return GivenTable.rows(ofSpelling: index).map {
      GivenTable.readings[Int(GivenTable.shared.row_reading_and_sex[$0] >> 2)]
    }
  }
}
