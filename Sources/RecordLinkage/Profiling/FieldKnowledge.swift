/// What somebody knows of the fields of a country or a trade: headers and forms that the engine does not know.
///
/// The engine looks at a table first; a knowledge then says of which columns it knows better. How its own value types are
/// compared it says as well, since only it knows their parts.
///
/// ```swift
/// let suggestion = ModelSuggestion([customers], name: "customers", knowledge: [JapaneseFields()])
/// ```
public protocol FieldKnowledge: Sendable {
  /// For each column what it is, or `nil` where the engine's opinion stands.
  func recognize(_ columns: [ColumnSample]) -> [FieldRecognition?]

  /// The comparisons of those fields that it wants to say itself; fields that none of them looks at are compared as the
  /// engine compares their meaning.
  func comparisons(of fields: [RecognizedField]) -> [ComparisonDeclaration]
}

/// A column that a ``FieldKnowledge`` is asked about.
public struct ColumnSample: Sendable {
  /// What the engine thinks of it.
  public let profile: ColumnProfile
  /// Distinct values without white space around them, from all of the column: at most a few hundred.
  public let values: [String]
}

/// What a column is, in the eyes of a ``FieldKnowledge``.
public struct FieldRecognition: Sendable, Hashable {
  /// What it means.
  public var meaning: FieldMeaning
  /// The value type.
  public var type: String
  /// What a model may call the column where its header cannot be a name in a model file: `birth_date` of 生年月日.
  public var name: String?
  /// How far to trust it.
  public var confidence: ColumnProfile.Suggestion.Confidence
  /// Why, in words for people, without a value of the table.
  public var reason: String
  /// Why a model should leave the column out; `nil` where it should not.
  public var reasonAgainst: String?
  /// The place of the column among those that make up one value with it, the columns of the same ``name``; `nil` where it is
  /// a value by itself.
  public var joinedAt: Int?

  /// A recognition.
  public init(
    _ meaning: FieldMeaning, type: String, name: String? = nil,
    confidence: ColumnProfile.Suggestion.Confidence, reason: String, reasonAgainst: String? = nil,
    joinedAt: Int? = nil
  ) {
    self.meaning = meaning
    self.type = type
    self.name = name
    self.confidence = confidence
    self.reason = reason
    self.reasonAgainst = reasonAgainst
    self.joinedAt = joinedAt
  }
}

/// A field of a model that is being made.
public struct RecognizedField: Sendable, Hashable {
  /// What it means.
  public let meaning: FieldMeaning
  /// Its value type.
  public let type: String
  /// What the model calls it.
  public let name: String
}
