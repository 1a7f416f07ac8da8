internal import CTables

/// A surname with one of its readings, and how many people bear the two together.
public struct FamilyName: Sendable, Equatable {
  /// The surname in folded form: 渡辺, 佐佐木.
  public let spelling: ScalarText
  /// The reading in katakana.
  public let reading: ScalarText
  /// The estimated number of people in Japan; 0 where a dictionary lists the name and no count is known.
  public let population: Int
}

extension NameFrequency {
  /// Every surname of the table with each of its readings, the commonest first.
  ///
  /// The collection holds nothing: an element is decoded from the table when it is asked for.
  public static var families: Families { Families() }

  /// The surnames of the table: see ``NameFrequency/families``.
  public struct Families: RandomAccessCollection, Sendable {
    init() {}

    /// Always 0.
    public var startIndex: Int { 0 }
    /// The number of pairs of a surname and a reading.
    public var endIndex: Int { Int(FamilyTable.shared.row_count) }

    /// The pair at `position`.
    ///
    /// - Complexity: O(log *n*): the surname is looked up from its row.
    public subscript(position: Int) -> FamilyName {
      precondition(indices.contains(position), "no such surname")
      let row = Int(FamilyTable.shared.row_order[position])
      return FamilyName(
        spelling: FamilyTable.spellings[FamilyTable.spelling(ofRow: row)],
        reading: FamilyTable.readings[Int(FamilyTable.shared.row_reading[row])],
        population: Int(FamilyTable.shared.row_population[row]))
    }
  }
}

/// The generated table of surnames, as C lays it out.
enum FamilyTable {
  static var shared: idm_family_table { idm_families().pointee }
  static let spellings = NameList(idm_families().pointee.spellings)
  static let readings = NameList(idm_families().pointee.readings)

  /// The rows of the surname at `index` of ``spellings``.
  static func rows(ofSpelling index: Int) -> Range<Int> {
    let starts = idm_families().pointee.starts
    return Int(starts[index])..<Int(starts[index + 1])
  }

  /// The surname that `row` belongs to.
  static func spelling(ofRow row: Int) -> Int {
    lastStart(notAfter: row, in: idm_families().pointee.starts, count: spellings.count)
  }
}

/// The last index of rising `starts` whose value is at most `row`, by binary search.
func lastStart(notAfter row: Int, in starts: UnsafePointer<UInt32>, count: Int) -> Int {
  var low = 0
  var high = count
  while high - low > 1 {
    let middle = (low + high) / 2
    if Int(starts[middle]) <= row { low = middle } else { high = middle }
  }
  return low
}
