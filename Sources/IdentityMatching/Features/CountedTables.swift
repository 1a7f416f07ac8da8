internal import JapaneseNormalization
internal import RecordLinkage

/// In what it is counted how many hold a value.
///
/// Of two tables that are linked, each is counted by itself and the greater number taken: applicants who are customers already
/// would count twice, and what is found for one application would depend on how many others come with it.
struct CountedTables: Sendable {
  private enum Scope: Sendable {
    case records([Range<Int>])
    case base(any BaseStatistics)
  }

  private let scope: Scope
  /// The records that one record may match.
  let baseCount: Int

  /// One table, or two.
  init(recordCount: Int, leftCount: Int?) {
    if let leftCount {
      scope = .records([0..<leftCount, leftCount..<recordCount])
      baseCount = max(leftCount, recordCount - leftCount)
    } else {
      scope = .records([0..<recordCount])
      baseCount = recordCount
    }
  }

  /// A base of which the table holds a few records.
  init(base: some BaseStatistics) {
    scope = .base(base)
    baseCount = max(1, base.recordCount)
  }

  /// The number of people that hold each value.
  ///
  /// - Parameters:
  ///   - valueCount: one more than the greatest number of a value.
  ///   - key: what the base knows a value by.
  ///   - count: counts them in the records of a table.
  func holders(
    valueCount: Int, key: (Int) -> UInt64, count: (_ records: Range<Int>) -> [Int32]
  ) -> [Int32] {
    switch scope {
    case .base(let base):
      // Who asks holds it too.
      return (0..<valueCount).map { max(1, base.count(key($0))) }
    case .records(let tables):
      var counts: [Int32] = []
      for records in tables {
        let here = count(records)
        if counts.isEmpty {
          counts = here
        } else {
          for value in counts.indices { counts[value] = max(counts[value], here[value]) }
        }
      }
      return counts
    }
  }

  /// The number of people that hold each value of a column whose rows are those of `persons`.
  func holders(
    _ column: RowColumn<UInt32>, valueCount: Int, persons: [UInt64], key: (Int) -> UInt64
  ) -> [Int32] {
    holders(valueCount: valueCount, key: key) { records in
      HolderCount.counts(valueCount: valueCount) { note in
        for record in records {
          for place in column.range(record) { note(column.values[place], persons[record]) }
        }
      }
    }
  }

  /// What is known of these places by the base; `nil` where tables are counted.
  var base: (any BaseStatistics)? {
    if case .base(let base) = scope { base } else { nil }
  }

  /// Which birth dates say less than a day of birth.
  func birthDateDefaults(_ birthDates: [BirthDate?]) -> [BirthDateDefaults] {
    switch scope {
    case .base(let base): [BirthDateDefaults(base: base)]
    case .records(let tables): tables.map { BirthDateDefaults(birthDates[$0]) }
    }
  }
}

extension [BirthDateDefaults] {
  /// Whether the date stands for "not known" in one of the tables.
  func isPlaceholder(_ date: BirthDate?) -> Bool {
    contains { $0.isPlaceholder(date) }
  }

  /// log2 of how often the date is given where it is a usual default, in the table in which that is most often; 0 for an ordinary
  /// day.
  func log2Share(of date: BirthDate?) -> Float {
    var share: Float = 0
    for table in self {
      let here = table.log2Share(of: date)
      if here != 0 { share = share == 0 ? here : Swift.max(share, here) }
    }
    return share
  }
}
