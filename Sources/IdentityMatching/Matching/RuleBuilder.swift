internal import JapaneseNormalization
internal import RecordLinkage

/// The keys of which blocking rules are made, from the columns of a table.
///
/// A key is 0 where a record lacks what it is made of, and a key made with a 0 is 0.
struct RuleBuilder {
  let table: FeatureTable

  func rule(
    _ name: String, refinements: [BlockingRule.Refinement] = [],
    keysOfRecord: (_ row: Int, _ keys: inout [UInt64]) -> Void
  ) -> BlockingRule {
    BlockingRule(
      name: name, recordCount: table.recordCount, refinements: refinements, keysOfRecord: keysOfRecord)
  }

  /// One key of several; 0 if one of them is 0. The rule's number keeps keys of different rules apart.
  func key(_ rule: UInt64, _ parts: UInt64...) -> UInt64 {
    var hash = StableHash(seed: rule)
    for part in parts {
      if part == 0 { return 0 }
      hash.combine(part)
    }
    return hash.value
  }

  func forEachName(_ row: Int, _ body: (NameFeatures) -> Void) {
    for name in table.names[row] { body(name) }
  }

  /// The spellings under which a name is met: of the whole, so that one without a separator meets one with it, and
  /// of the parts in any order.
  func nameKeys(_ name: NameFeatures) -> [UInt64] {
    [part(name.whole).foldedKey, unordered(part(name.family).foldedKey, part(name.given).foldedKey)]
  }

  /// The readings under which a name is met, as they sound.
  func readingKeys(_ name: NameFeatures) -> [UInt64] {
    [part(name.whole).readingKey, unordered(part(name.family).readingKey, part(name.given).readingKey)]
  }

  func familyKey(_ name: NameFeatures) -> UInt64 { part(name.family).foldedKey }

  func givenKey(_ name: NameFeatures) -> UInt64 { part(name.given).foldedKey }

  func birthDateKey(_ row: Int) -> UInt64 {
    guard let date = table.birthDates[row], date.precision == .day else { return 0 }
    return UInt64(date.code)
  }

  func postalCodeKey(_ row: Int) -> UInt64 { UInt64(table.postalCodes[row]?.rawValue ?? 0) }

  func premisesKey(_ row: Int) -> UInt64 {
    table.addresses[Int(table.addressOfRecord[row])].blocking
  }

  var familyRefinement: BlockingRule.Refinement {
    refinement("family name") { row in
      // The first name that has a family name: several names of one record share it, or are rare.
      for name in table.names[row] where name.family != 0 {
        let part = part(name.family)
        return part.readingKey != 0 ? part.readingKey : part.foldedKey
      }
      return 0
    }
  }

  var birthYearRefinement: BlockingRule.Refinement {
    refinement("birth year") { row in table.birthDates[row].map { UInt64($0.year) } ?? 0 }
  }

  var postalCodeRefinement: BlockingRule.Refinement {
    refinement("postal code", postalCodeKey)
  }

  var dwellingRefinement: BlockingRule.Refinement {
    refinement("dwelling") { row in
      table.addresses[Int(table.addressOfRecord[row])].dwelling
    }
  }

  private func refinement(_ name: String, _ key: (Int) -> UInt64) -> BlockingRule.Refinement {
    BlockingRule.Refinement(name: name, keys: (0..<table.recordCount).map(key))
  }

  private func part(_ number: UInt32) -> NamePartKeys {
    table.nameKeys[Int(number)]
  }

  /// A hash of two keys without their order; 0 if one is missing.
  private func unordered(_ lhs: UInt64, _ rhs: UInt64) -> UInt64 {
    lhs == 0 || rhs == 0 ? 0 : StableHash.of(min(lhs, rhs), max(lhs, rhs))
  }
}
