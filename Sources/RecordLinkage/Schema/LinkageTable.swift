/// The records of one or several tables as columns of interned integers: all that matching sees.
///
/// Columns that a model compares with one another (given name and surname, where they may be swapped) share a dictionary,
/// so that equal text is an equal number across them. Everything later compares these numbers; text is looked at only
/// for pairs of distinct values.
public struct LinkageTable: Sendable {
  /// The numbers of records before which the tables end: `[3, 5]` for tables of three and two records.
  public let sourceEnds: [Int]
  /// The number of records of all tables.
  public let recordCount: Int

  /// A column, or a part of one.
  struct Column: Sendable {
    /// As the model refers to it: `dob`, `address.premises`.
    let name: String
    /// The dictionary of its values, by position.
    let dictionary: Int
    /// The first value of each record; 0 where it has none.
    var ids: [UInt32] = []
    /// Where cells have several values: where each record's values end in `values`. Empty for one value a cell.
    var ends: [UInt32] = []
    /// The values of all records, where cells have several.
    var values: [UInt32] = []

    var hasSeveralValues: Bool { !ends.isEmpty }
  }

  var columns: [Column]
  var dictionaries: [ValueDictionary]

  /// The position of a column.
  func column(named name: String) -> Int? { columns.firstIndex { $0.name == name } }

  /// The value of a record, as it is compared; several joined by `; `, empty where there is none.
  public func text(ofRecord record: Int, column name: String) -> String {
    guard let column = column(named: name) else { return "" }
    var texts: [String] = []
    forEachValue(record, column) {
      texts.append(dictionaries[columns[column].dictionary].pool.text(of: ValueID(rawValue: $0)))
    }
    return texts.joined(separator: "; ")
  }

  /// The table that a record is of, by position.
  public func source(ofRecord record: Int) -> Int {
    sourceEnds.firstIndex { record < $0 } ?? 0
  }

  /// The record's number within its table.
  public func row(ofRecord record: Int) -> Int {
    let source = source(ofRecord: record)
    return source == 0 ? record : record - sourceEnds[source - 1]
  }

  @inline(__always)
  func id(_ record: Int, _ column: Int) -> UInt32 { columns[column].ids[record] }

  @inline(__always)
  func values(_ record: Int, _ column: Int) -> ArraySlice<UInt32> {
    let ends = columns[column].ends
    return columns[column].values[Int(record == 0 ? 0 : ends[record - 1])..<Int(ends[record])]
  }

  func forEachValue(_ record: Int, _ column: Int, _ body: (UInt32) -> Void) {
    if columns[column].hasSeveralValues {
      for value in values(record, column) { body(value) }
    } else {
      let value = id(record, column)
      if value != 0 { body(value) }
    }
  }

  /// A hash of each record's content, equal for records that are equal in everything that the model sees.
  func contentHashes() -> [UInt64] {
    var hashes = [StableHash](repeating: StableHash(), count: recordCount)
    for (number, column) in columns.enumerated() {
      let pool = dictionaries[column.dictionary].pool
      if column.hasSeveralValues {
        for record in 0..<recordCount {
          hashes[record].combine(UInt64(number))
          forEachValue(record, number) { hashes[record].combine(pool.contentHash(of: ValueID(rawValue: $0))) }
        }
        continue
      }
      let ids = column.ids
      for record in 0..<recordCount {
        hashes[record].combine(UInt64(number))
        let value = ids[record]
        if value != 0 { hashes[record].combine(pool.contentHash(of: ValueID(rawValue: value))) }
      }
    }
    return hashes.map(\.value)
  }
}

extension LinkageTable {
  /// The names of all columns and of the parts that types make of them: `dob`, `dob.year`.
  package var columnNames: [String] { columns.map(\.name) }
}
