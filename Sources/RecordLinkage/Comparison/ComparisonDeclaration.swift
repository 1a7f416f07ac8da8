/// How one field, or several correlated ones together, are compared: an ordered list of levels.
///
/// The first level whose condition holds is the pair's. A condition on a value that one of the records lacks is neither true
/// nor false: if no level before the last holds and some condition could not be decided, the comparison is missing, which
/// weighs nothing.
public struct ComparisonDeclaration: Sendable, Hashable {
  /// Whom a field speaks for.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// Members of one household have their own: given name, birth date, sex, a number of the person.
    case identity
    /// Members of one household share it, and a person mostly keeps it: surname.
    case family
    /// Members of one household share it, and a person who moves changes it: address, telephone.
    case contact
  }

  /// What is compared, for example `birth date`.
  public var name: String
  /// Its short name in match keys, for example `DOB`; made of `name` where `nil`.
  public var matchKeyName: String?
  /// Whom it speaks for. Matters where a household relation is declared, and for where training begins.
  public var role: Role
  /// The levels, from full agreement to none; at most 15.
  public var levels: [LevelDeclaration]

  /// A comparison.
  public init(_ name: String, matchKeyName: String? = nil, role: Role = .identity, levels: [LevelDeclaration])
  {
    self.name = name
    self.matchKeyName = matchKeyName
    self.role = role
    self.levels = levels
  }
}

/// One degree of agreement.
public struct LevelDeclaration: Sendable, Hashable {
  /// What an explanation calls it; made of the condition where `nil`.
  public var label: String?
  /// When a pair is of this level.
  public var condition: LevelCondition
  /// Term-frequency adjustment of the level; `nil` for none.
  public var termFrequency: TermFrequency?

  /// A level.
  public init(_ condition: LevelCondition, label: String? = nil, termFrequency: TermFrequency? = nil) {
    self.condition = condition
    self.label = label
    self.termFrequency = termFrequency
  }

  /// Both records hold one value; by default rare values weigh more.
  public static func exact(_ column: String, termFrequency: TermFrequency? = .init()) -> LevelDeclaration {
    .init(.exact(column), termFrequency: termFrequency)
  }

  /// The values are near by a text comparator.
  public static func similar(
    _ column: String, _ comparator: TextComparator, atLeast: Double
  ) -> LevelDeclaration {
    .init(.similar(column, comparator, atLeast: atLeast))
  }

  /// Everything else.
  public static var otherwise: LevelDeclaration { .init(.otherwise) }
}

/// How a level's weight follows the frequency of the values that agreed.
public struct TermFrequency: Sendable, Hashable {
  /// The columns whose values are counted, together where there are several; empty: those of the level's condition.
  public var columns: [String]
  /// 1 takes the value's own frequency, 0 the level's average, between them a mixture of the logarithms (Splink's
  /// `tf_adjustment_weight`).
  public var damping: Double
  /// A value is held to be at least this frequent.
  public var minimum: Double

  /// An adjustment.
  public init(columns: [String] = [], damping: Double = 1, minimum: Double = 0) {
    self.columns = columns
    self.damping = damping
    self.minimum = minimum
  }
}
