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
    /// What a model may call the column where its header cannot be a name.
    public var name: String?
    /// Why a model should leave the column out, where a ``FieldKnowledge`` says so.
    public var reasonAgainst: String?
    /// The place of the column among those of the same name that make up one value with it.
    public var joinedAt: Int?
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
  public internal(set) var suggestion: Suggestion

  /// The share of rows with a value; 0 of no rows.
  public var fillRate: Double { rowCount == 0 ? 0 : Double(filledCount) / Double(rowCount) }

  /// Distinct values to values; 0 of none.
  public var distinctRatio: Double {
    sampledCount == 0 ? 0 : Double(distinctCount) / Double(sampledCount)
  }

  /// A declaration of the column for a model, under a name that a model may use.
  public var declaration: ColumnDeclaration {
    var name = ""
    if let suggested = suggestion.name, !self.name.utf8.allSatisfy({ $0 < 0x80 }) {
      return ColumnDeclaration(
        suggested, type: suggestion.type, headers: [self.name], separator: suggestion.separator,
        missing: suggestion.missing)
    }
    for scalar in NormalizationStep.fold.apply(to: self.name).unicodeScalars {
      let isKept = scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
      name.unicodeScalars.append(isKept ? scalar : "_")
    }
    if !(name.unicodeScalars.first.map { $0 == "_" || $0.properties.isAlphabetic } ?? false) {
      name = "column_" + name
    }
    return ColumnDeclaration(
      name, type: suggestion.type, headers: name == self.name ? [] : [self.name],
      separator: suggestion.separator, missing: suggestion.missing)
  }
}

extension ColumnProfile.Suggestion {
  /// Whether two columns are parts of one value, in one table or each in its own.
  func isJoined(with other: Self) -> Bool {
    joinedAt != nil && other.joinedAt != nil && name == other.name
  }

  /// The suggestion as somebody has it who knows the field better.
  func corrected(by recognition: FieldRecognition) -> Self {
    // What stands for nothing was found as the old type normalizes it; the new one has its own ways.
    let isSameType = recognition.type == type
    return Self(
      meaning: recognition.meaning, type: recognition.type, separator: isSameType ? separator : nil,
      confidence: recognition.confidence, reason: recognition.reason,
      missing: isSameType ? missing : [], name: recognition.name, reasonAgainst: recognition.reasonAgainst,
      joinedAt: recognition.joinedAt)
  }
}
