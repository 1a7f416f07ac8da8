internal import CTables

/// A given name with one of its readings, who bears it, and how common the two are together.
public struct GivenName: Sendable, Equatable {
  /// Who bears a name.
  public enum Sex: UInt8, Sendable, CaseIterable {
    /// Both, or the sources do not say.
    case either = 0
    case male = 1
    case female = 2
  }

  /// The name in folded form.
  public let spelling: ScalarText
  /// The reading in katakana.
  public let reading: ScalarText
  /// Who bears the name with this reading.
  public let sex: Sex
  /// The share of people with this spelling and reading, in units of 1e-7; an even part of what is left for names of
  /// which only the existence is known.
  public let shareInTenMillion: Int

  /// The share of people with this spelling and reading, 0 to 1.
  public var share: Double { Double(shareInTenMillion) / 1e7 }
}

extension NameFrequency {
  /// Every given name of the table with each of its readings, in order of length, then of spelling.
  ///
  /// The collection holds nothing: an element is decoded from the table when it is asked for.
  public static var givenNames: GivenNames { GivenNames() }

  /// The given names of the table: see ``NameFrequency/givenNames``.
  public struct GivenNames: RandomAccessCollection, Sendable {
    init() {}

    /// Always 0.
    public var startIndex: Int { 0 }
    /// The number of pairs of a given name and a reading.
    public var endIndex: Int { Int(GivenTable.shared.row_count) }

    /// The pair at `position`.
    ///
    /// - Complexity: O(log *n*): the name is looked up from its row.
    public subscript(position: Int) -> GivenName {
      precondition(indices.contains(position), "no such given name")
      let spelling = GivenTable.spelling(ofRow: position)
      let bits = GivenTable.shared.row_reading_and_sex[position]
      let share =
        GivenTable.share(ofSpelling: spelling) == 0
        ? Int(GivenTable.shared.residual_share) : Int(GivenTable.shared.row_share[position])
      return GivenName(
        spelling: GivenTable.spellings[spelling],
        reading: GivenTable.readings[Int(bits >> 2)],
        sex: GivenName.Sex(rawValue: UInt8(bits & 3)) ?? .either,
        shareInTenMillion: share)
    }
  }
}

/// The generated table of given names, as C lays it out.
enum GivenTable {
  static var shared: idm_given_table { idm_given_names().pointee }
  static let spellings = NameList(idm_given_names().pointee.spellings)
  static let readings = NameList(idm_given_names().pointee.readings)

  /// The rows of the name at `index` of ``spellings``.
  static func rows(ofSpelling index: Int) -> Range<Int> {
    let starts = idm_given_names().pointee.starts
    return Int(starts[index])..<Int(starts[index + 1])
  }

  /// The share of the name at `index` of ``spellings``, in units of 1e-7; 0 where only its existence is known.
  static func share(ofSpelling index: Int) -> Int {
    let shares = idm_given_names().pointee.row_share
    return rows(ofSpelling: index).reduce(0) { $0 + Int(shares[$1]) }
  }

  /// The name that `row` belongs to.
  static func spelling(ofRow row: Int) -> Int {
    lastStart(notAfter: row, in: idm_given_names().pointee.starts, count: spellings.count)
  }
}
