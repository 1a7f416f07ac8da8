internal import IdentityMatching
internal import JapaneseNormalization
internal import RecordLinkage

/// The key under which the records of one name and birth date meet, whom statistics count as one: of no blocking rule.
enum PersonKey {
  static func key(_ person: UInt64) -> UInt64 { StableHash.of(seed: 101, person) }
}

/// The key under which the records of one dwelling meet: of no blocking rule, which meet by premises.
enum DwellingKey {
  /// The key of a dwelling by its own hash; 0 for 0.
  static func key(_ dwelling: UInt64) -> UInt64 {
    dwelling == 0 ? 0 : StableHash.of(seed: 102, dwelling)
  }
}

extension Segment {
  /// A segment of the records of a builder.
  ///
  /// - Parameters:
  ///   - builder: holds nothing but these records, as they were normalized or read from bytes.
  ///   - numbers: the number of each, ascending.
  ///   - base: the records before, for who holds a value already.
  convenience init(_ builder: consuming FeatureTableBuilder, numbers: [UInt32], after base: Base) {
    let count = builder.recordCount
    var writer = PackedWriter()
    var ends: [UInt32] = []
    var counting = StatisticCounting(base: base)
    var persons: [UInt64] = []
    for record in 0..<count {
      builder.write(record: record, to: &writer)
      ends.append(UInt32(writer.bytes.count))
      let person = builder.person(ofRecord: record)
      counting.add(builder.statistics(ofRecord: record), person: person)
      persons.append(person)
    }
    let table = builder.finish()
    let keys = ApplicantKeys(table)
    var postedKeys: [UInt64] = []
    var records: [UInt32] = []
    var rows: [Row] = []
    rows.reserveCapacity(count)
    for record in 0..<count {
      keys.forEachKey(ofRecord: record) { _, key in
        postedKeys.append(key)
        records.append(UInt32(record))
      }
      postedKeys.append(PersonKey.key(persons[record]))
      records.append(UInt32(record))
      let dwelling = DwellingKey.key(keys.key(of: .dwelling, ofRecord: record))
      if dwelling != 0 {
        postedKeys.append(dwelling)
        records.append(UInt32(record))
      }
      rows.append(Row(record, of: table, keys))
    }
    self.init(
      numbers: FlatArray(numbers), features: FlatArray(writer.bytes), ends: FlatArray(ends),
      rows: FlatArray(rows),
      postings: Postings(keys: postedKeys, records: records), counters: counting.finish())
  }
}

extension Segment.Row {
  init(_ record: Int, of table: FeatureTable, _ keys: ApplicantKeys) {
    func part(_ refinement: ApplicantRefinement) -> UInt32 {
      let key = keys.key(of: refinement, ofRecord: record)
      return key == 0 ? 0 : max(1, UInt32(truncatingIfNeeded: key))
    }
    self.init(
      refinements: (part(.familyName), part(.birthYear), part(.postalCode), part(.dwelling)),
      birthDate: table.birthDateCode(ofRecord: record))
  }
}
