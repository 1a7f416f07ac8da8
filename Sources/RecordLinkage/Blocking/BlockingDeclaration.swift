/// Which pairs are looked at: those that agree on all parts of at least one rule.
public struct BlockingDeclaration: Sendable, Hashable {
  /// The rules; empty: found by the engine itself.
  public var rules: [BlockingRuleDeclaration]
  /// The most records of a block that are all compared with one another; a larger one is split by a finer key.
  public var largestBlock: Int
  /// How many pairs per record the engine's own choice of rules may offer.
  public var pairsPerRecord: Double

  /// The rules to find pairs by; none: the engine chooses.
  public init(
    rules: [BlockingRuleDeclaration] = [], largestBlock: Int = 400, pairsPerRecord: Double = 60
  ) {
    self.rules = rules
    self.largestBlock = largestBlock
    self.pairsPerRecord = pairsPerRecord
  }
}

/// A conjunction of transformed columns: records that agree on all of them are compared.
public struct BlockingRuleDeclaration: Sendable, Hashable {
  /// What both must agree on.
  public var parts: [KeyPart]
  /// Finer keys by which a block that is too large is split, in this order; empty: the engine chooses.
  public var refinements: [KeyPart]
  /// Into how many units of work a block of the rule is divided at least; 1: as its size asks for.
  ///
  /// For balance between threads only: the pairs, and the results, are the same for any salt. Blocks of more than some 30,000
  /// pairs are divided anyway, so that a salt is of use only where comparing one pair is very costly.
  public var salt: Int

  /// A rule.
  public init(_ parts: [KeyPart], refinements: [KeyPart] = [], salt: Int = 1) {
    self.parts = parts
    self.refinements = refinements
    self.salt = salt
  }
}

/// A column and what of it must agree.
public struct KeyPart: Sendable, Hashable {
  /// The column.
  public var column: String
  /// What of its value.
  public var transform: KeyTransform

  /// Part of a key.
  public init(_ column: String, _ transform: KeyTransform = .whole) {
    self.column = column
    self.transform = transform
  }
}

/// What of a value a blocking key is made of. Those that yield several keys of one value meet on any of them.
public enum KeyTransform: Sendable, Hashable {
  /// The whole value.
  case whole
  /// The first symbols; of a shorter value all.
  case prefix(Int)
  /// The last symbols; of a shorter value all.
  case suffix(Int)
  /// American Soundex.
  case soundex
  /// Double metaphone, one key for each code.
  case doubleMetaphone
  /// The words in alphabetical order.
  case sortedTokens
  /// One key for each word.
  case tokens
  /// One key for each sequence of so many symbols.
  case qgrams(Int)
  /// One key for the value and for the value without each of its symbols: finds all pairs one edit apart.
  case deletions
  /// A date's year.
  case year
  /// A date's year and month.
  case yearMonth
  /// A date's month and day.
  case monthDay
}

extension KeyTransform {
  /// The name that model files and reports give it, and for those that take so many symbols how many; `nil` for the whole value.
  package var notation: (name: String, length: Int?)? {
    switch self {
    case .whole: nil
    case .prefix(let length): ("prefix", length)
    case .suffix(let length): ("suffix", length)
    case .soundex: ("soundex", nil)
    case .doubleMetaphone: ("double-metaphone", nil)
    case .sortedTokens: ("sorted-tokens", nil)
    case .tokens: ("tokens", nil)
    case .qgrams(let length): ("qgrams", length)
    case .deletions: ("deletions", nil)
    case .year: ("year", nil)
    case .yearMonth: ("year-month", nil)
    case .monthDay: ("month-day", nil)
    }
  }
}
