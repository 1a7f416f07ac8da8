/// What a column of a table holds, and what a model should make of it.
public struct ColumnProfile: Sendable, Hashable {
  /// A value and how often it occurs.
  public struct Frequency: Sendable, Hashable {
    /// The value as it stands in the table, without white space around it; at most 512 bytes of it.
    public let value: String
    /// How many rows of the sample hold it.
    public let count: Int
    /// The same as a share of the rows of the sample that hold a value.
    public let share: Double
  }

  /// How long values are, in UTF-8 bytes.
  public struct Lengths: Sendable, Hashable {
    /// The shortest value.
    public let shortest: Int
    /// Half of the values are no longer.
    public let median: Int
    /// Nineteen of twenty values are no longer.
    public let percentile95: Int
    /// The longest value.
    public let longest: Int
  }

  /// Of what characters values consist: shares of all characters of the sample, which add up to 1 where there
  /// are any.
  public struct Characters: Sendable, Hashable {
    /// ASCII letters.
    public let letters: Double
    /// ASCII digits.
    public let digits: Double
    /// White space.
    public let spaces: Double
    /// ASCII punctuation and symbols, and controls.
    public let punctuation: Double
    /// Everything beyond ASCII.
    public let beyondASCII: Double
  }

  /// What the column most likely means.
  public struct Suggestion: Sendable, Hashable {
    /// How far the suggestion is to be trusted.
    public enum Confidence: Int, Sendable, Hashable, Comparable {
      /// A guess: ask.
      case low
      /// Header or content says so.
      case medium
      /// Header and content say so, or the content admits nothing else.
      case high

      /// By trust.
      public static func < (lhs: Confidence, rhs: Confidence) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// The meaning.
    public let meaning: FieldMeaning
    /// The value type, one of ``ValueTypes``.
    public let type: String
    /// What divides several values in a cell; `nil` where a cell is one value.
    public let separator: String?
    /// How far to trust it.
    public let confidence: Confidence
    /// Why, in words for people; holds no value of the table.
    public let reason: String
    /// Values, as they are after normalization by the type, that seem to stand for nothing.
    public let missing: [String]
  }

  /// The header.
  public let name: String
  /// Rows of the table.
  public let rowCount: Int
  /// Rows of the table with a value, exactly. White space is no value.
  public let filledCount: Int
  /// Rows of the sample with a value; all that follows is of these.
  public let sampledCount: Int
  /// Distinct values of the sample.
  public let distinctCount: Int
  /// The most frequent values, at most ten, the most frequent first.
  public let frequent: [Frequency]
  /// How long values are.
  public let lengths: Lengths
  /// Of what values consist.
  public let characters: Characters
  /// What to make of the column.
  public let suggestion: Suggestion

  /// The share of rows with a value; 0 of no rows.
  public var fillRate: Double { rowCount == 0 ? 0 : Double(filledCount) / Double(rowCount) }

  /// Distinct values to values; 0 of none.
  public var distinctRatio: Double {
    sampledCount == 0 ? 0 : Double(distinctCount) / Double(sampledCount)
  }

  /// A declaration of the column for a model, under a name that a model may use.
  public var declaration: ColumnDeclaration {
    var name = ""
    for byte in NormalizationStep.fold.apply(to: self.name).utf8 {
      name.unicodeScalars.append(ASCII.isLetter(byte) || ASCII.isDigit(byte) ? Unicode.Scalar(byte) : "_")
    }
    if name.utf8.first.map(ASCII.isDigit) ?? true { name = "column_" + name }
    return ColumnDeclaration(
      name, type: suggestion.type, headers: name == self.name ? [] : [self.name],
      separator: suggestion.separator, missing: suggestion.missing)
  }
}
