/// When a pair is of a level: a composition of comparators on columns.
///
/// Of a column with several values in a cell, the best pair of values counts.
public indirect enum LevelCondition: Sendable, Hashable {
  /// Both hold one value.
  case exact(String)
  /// A text similarity in 0…1 reaches a threshold.
  case similar(String, TextComparator, atLeast: Double)
  /// At most so many edits, by an edit distance.
  case edits(String, EditDistance, atMost: Int)
  /// The first symbols agree.
  case prefix(String, Int)
  /// One code of a phonetic encoding in common.
  case sounds(String, PhoneticEncoding)
  /// Numbers differ by at most so much.
  case difference(String, atMost: Double)
  /// Numbers differ by at most this share of the larger.
  case relativeDifference(String, atMost: Double)
  /// Dates differ by at most so many days.
  case days(String, atMost: Int)
  /// Dates differ as a slip of the pen makes them: day and month swapped, one digit, two neighbouring digits.
  case dateSlip(String)
  /// Coordinates `latitude,longitude` are at most so far apart on the great circle.
  case kilometres(String, atMost: Double)
  /// Cells with several values have at least so many in common.
  case sharedValues(String, atLeast: Int)
  /// The values are text that agrees in at least this share of its values or tokens (Jaccard).
  case overlap(String, atLeast: Double)
  /// Two columns with their values exchanged: given name and surname.
  case swapped(String, String)
  /// One record's value in the first column is the other's in the second.
  case crossed(String, String)
  /// One of the records lacks the value, or both.
  case missing(String)
  /// All of them hold.
  case all([LevelCondition])
  /// One of them holds.
  case any([LevelCondition])
  /// It does not hold.
  case not(LevelCondition)
  /// Always.
  case otherwise

  /// An edit distance.
  public enum EditDistance: String, Sendable, Hashable, CaseIterable {
    /// Insertions, deletions, substitutions.
    case levenshtein
    /// Those and exchanges of neighbours, no part edited twice.
    case osa
    /// Those and exchanges of neighbours.
    case damerau
  }

  /// An encoding of how a word sounds in English.
  public enum PhoneticEncoding: String, Sendable, Hashable, CaseIterable {
    /// American Soundex.
    case soundex
    /// Double metaphone, primary and secondary code.
    case doubleMetaphone = "double-metaphone"
  }

  /// The columns that it looks at, in the order in which they occur.
  public var columns: [String] {
    switch self {
    case .exact(let column), .similar(let column, _, _), .edits(let column, _, _), .prefix(let column, _),
      .sounds(let column, _), .difference(let column, _), .relativeDifference(let column, _),
      .days(let column, _), .dateSlip(let column), .kilometres(let column, _), .sharedValues(let column, _),
      .overlap(let column, _), .missing(let column):
      return [column]
    case .swapped(let one, let other), .crossed(let one, let other): return [one, other]
    case .all(let parts), .any(let parts):
      var columns: [String] = []
      for column in parts.flatMap(\.columns) where !columns.contains(column) { columns.append(column) }
      return columns
    case .not(let part): return part.columns
    case .otherwise: return []
    }
  }
}
