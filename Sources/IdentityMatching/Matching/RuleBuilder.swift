internal import JapaneseNormalization
internal import RecordLinkage

/// The keys of which blocking rules are made, from the columns of a table.
///
/// A key is 0 where a record lacks what it is made of, and a key made with a 0 is 0.
struct RuleBuilder: Sendable {
  let table: FeatureTable
  /// The keys of every name of every record, in the order of the table's names.
  private let names: [NameRuleKeys]

  /// A builder over a table.
  init(table: FeatureTable) {
    self.table = table
    names = table.names.values.map { NameRuleKeys($0, table.nameKeys) }
  }

  /// A builder over a table whose keys of names are made by several tasks.
  init(table: FeatureTable, workers: Int) async {
    self.table = table
    let size = 32_768
    let count = table.names.values.count
    let parts = await ParallelMap.map((count + size - 1) / size, workers: workers) { piece in
      table.names.values[piece * size..<min(count, (piece + 1) * size)].map {
        NameRuleKeys($0, table.nameKeys)
      }
    }
    var names: [NameRuleKeys] = []
    names.reserveCapacity(count)
    for part in parts { names += part }
    self.names = names
  }

  func rule(
    _ name: String, refinements: [BlockingRule.Refinement] = [],
    keysOfRecord: (_ row: Int, _ keys: inout [UInt64]) -> Void
  ) -> BlockingRule {
    BlockingRule(
      name: name, recordCount: table.recordCount, refinements: refinements, keysOfRecord: keysOfRecord)
  }

  /// A key that keeps those of different rules apart; 0 for 0.
  @inline(__always)
  func key(_ rule: UInt64, _ part: UInt64) -> UInt64 {
    if part == 0 { return 0 }
    var hash = StableHash(seed: rule)
    hash.combine(part)
    return hash.value
  }

  /// One key of two; 0 if one of them is 0.
  @inline(__always)
  func key(_ rule: UInt64, _ first: UInt64, _ second: UInt64) -> UInt64 {
    if first == 0 || second == 0 { return 0 }
    var hash = StableHash(seed: rule)
    hash.combine(first)
    hash.combine(second)
    return hash.value
  }

  @inline(__always)
  func forEachName(_ row: Int, _ body: (NameRuleKeys) -> Void) {
    for place in table.names.range(row) { body(names[place]) }
  }

  func birthDateKey(_ row: Int) -> UInt64 {
    guard let date = table.birthDates[row], date.code % 100 != 0 else { return 0 }
    return UInt64(date.code)
  }

  func postalCodeKey(_ row: Int) -> UInt64 { UInt64(table.postalCodes[row]?.rawValue ?? 0) }

  func premisesKey(_ row: Int) -> UInt64 {
    table.addressKeys[Int(table.addressOfRecord[row])].blocking
  }

  var familyRefinement: BlockingRule.Refinement {
    BlockingRule.Refinement(name: ApplicantRefinement.familyName.name) { [table] row in
      // The first name that has a family name: several names of one record share it, or are rare.
      for name in table.names[row] where name.family != 0 {
        let part = table.nameKeys[Int(name.family)]
        return part.readingKey != 0 ? part.readingKey : part.foldedKey
      }
      return 0
    }
  }

  var birthYearRefinement: BlockingRule.Refinement {
    BlockingRule.Refinement(name: ApplicantRefinement.birthYear.name) { [table] row in
      table.birthDates[row].map { UInt64($0.year) } ?? 0
    }
  }

  var postalCodeRefinement: BlockingRule.Refinement {
    BlockingRule.Refinement(name: ApplicantRefinement.postalCode.name) { [table] row in
      UInt64(table.postalCodes[row]?.rawValue ?? 0)
    }
  }

  var dwellingRefinement: BlockingRule.Refinement {
    BlockingRule.Refinement(name: ApplicantRefinement.dwelling.name) { [table] row in
      table.addressKeys[Int(table.addressOfRecord[row])].dwelling
    }
  }
}

/// The keys of one name of a record for all rules; 0 for what it lacks.
struct NameRuleKeys: BitwiseCopyable, Sendable {
  /// The folded spelling of the whole, so that one without a separator meets one with it.
  let spelling: UInt64
  /// The folded spellings of the parts in any order.
  let spellings: UInt64
  /// The reading of the whole as it sounds.
  let reading: UInt64
  /// The readings of the parts in any order.
  let readings: UInt64
  /// The folded spelling of the family name.
  let family: UInt64
  /// The folded spelling of the given name.
  let given: UInt64

  init(_ name: NameFeatures, _ keys: [NamePartKeys]) {
    let (whole, familyPart, givenPart) = (
      keys[Int(name.whole)], keys[Int(name.family)], keys[Int(name.given)]
    )
    spelling = whole.foldedKey
    reading = whole.readingKey
    family = familyPart.foldedKey
    given = givenPart.foldedKey
    spellings = Self.unordered(family, given)
    readings = Self.unordered(familyPart.readingKey, givenPart.readingKey)
  }

  /// A hash of two keys without their order; 0 if one is missing.
  @inline(__always)
  private static func unordered(_ lhs: UInt64, _ rhs: UInt64) -> UInt64 {
    if lhs == 0 || rhs == 0 { return 0 }
    var hash = StableHash()
    hash.combine(min(lhs, rhs))
    hash.combine(max(lhs, rhs))
    return hash.value
  }
}
