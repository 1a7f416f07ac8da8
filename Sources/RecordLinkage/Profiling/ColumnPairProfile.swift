/// How two columns of a table hang together, as far as a model should know.
public struct ColumnPairProfile: Sendable, Hashable {
  /// The position of the first column.
  public let first: Int
  /// The position of the second column, which is to the right of the first.
  public let second: Int
  /// How far the first determines the second: of rows whose first value occurs at least three times, the
  /// share that have its commonest second value. `nil` where there are too few such rows, or the second is
  /// nearly constant.
  public let firstDeterminesSecond: Double?
  /// The same the other way round.
  public let secondDeterminesFirst: Double?
  /// Cramér's V, 0…1, corrected for bias, among values that occur at least ten times; `nil` where there are
  /// too few.
  public let cramersV: Double?
  /// Rows of the sample in which both columns have a value.
  public let rowCount: Int
  /// Rows that hold in the first column what belongs in the second, and the other way round: surname and
  /// given name.
  public let swappedRows: Int
  /// The share of the first column's values that occur in the second too.
  public let overlap: Double

  /// Whether a value of one column as good as tells that of the other: `city` by `zip`.
  public var isDependent: Bool { max(firstDeterminesSecond ?? 0, secondDeterminesFirst ?? 0) >= 0.9 }

  /// Whether the two are so closely related that agreement on both must not count twice: they belong into one
  /// comparison.
  public var shouldShareComparison: Bool { isDependent || (cramersV ?? 0) >= 0.5 }

  /// Whether the two are exchanged often enough for a comparison to look at them crosswise.
  public var isOftenSwapped: Bool { swappedRows >= 3 && swappedRows * 500 >= rowCount }

  /// Whether there is something to say of the pair.
  var isNotable: Bool { shouldShareComparison || isOftenSwapped || overlap >= 0.2 }
}
