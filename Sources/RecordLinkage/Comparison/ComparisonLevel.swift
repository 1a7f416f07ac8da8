/// What a comparison level says of a pair, as the match key shows it.
public enum Evidence: String, Sendable, Hashable, Codable {
  /// The field agrees: `+NAME`.
  case agrees = "+"
  /// The field is near, or agrees under a weaker reading: `~NAME`.
  case near = "~"
  /// The field says nothing, most often because a side lacks it: not shown.
  case silent = ""
  /// The field speaks against: `-NAME`.
  case contradicts = "-"
}

/// One degree of agreement of a comparison, with how often it occurs in each latent class of pairs.
public struct ComparisonLevel: Sendable, Hashable {
  /// What is said of the level in an explanation, for example `exact`.
  public var label: String
  /// What the level says, as the match key shows it.
  public var evidence: Evidence
  /// For each latent class of the model, the m probability: how often pairs of the class show this level.
  public var m: [Double]
  /// The u probability: how often unrelated pairs show this level.
  public var u: Double
  /// For each class, whether the weight follows the frequency of the value that agreed (term-frequency adjustment).
  public var followsTermFrequency: [Bool]

  /// A level with its probabilities.
  ///
  /// - Parameters:
  ///   - m: one probability for each latent class of the model, each in (0, 1].
  ///   - u: a probability in (0, 1].
  ///   - followsTermFrequency: one flag for each class; none by default.
  public init(
    _ label: String, _ evidence: Evidence, m: [Double], u: Double, followsTermFrequency: [Bool]? = nil
  ) {
    self.label = label
    self.evidence = evidence
    self.m = m
    self.u = u
    self.followsTermFrequency = followsTermFrequency ?? Array(repeating: false, count: m.count)
  }
}

/// How one field, or several correlated ones together, are compared: an ordered list of levels.
///
/// Level 0 is always "missing", which weighs nothing.
public struct Comparison: Sendable, Hashable {
  /// The field in explanations, for example `birth date`.
  public var name: String
  /// The field in match keys, for example `DOB`.
  public var matchKeyName: String
  /// The levels from 1 on; level 0 is "missing" and not listed.
  public var levels: [ComparisonLevel]

  /// A comparison of a field.
  public init(name: String, matchKeyName: String, levels: [ComparisonLevel]) {
    self.name = name
    self.matchKeyName = matchKeyName
    self.levels = levels
  }
}

/// The levels that a pair showed, one for each comparison, four bits each: at most 16 comparisons of 15 levels.
public struct ComparisonVector: Sendable, Hashable {
  /// The levels, comparison *i* in bits 4*i*…4*i*+3.
  public private(set) var packed: UInt64 = 0

  /// A vector in which everything is missing.
  @inlinable
  public init() {}

  /// The level of comparison `index`; 0 is "missing".
  public subscript(index: Int) -> Int {
    get { Int(truncatingIfNeeded: packed &>> UInt64(4 * index)) & 15 }
    set {
      let shift = UInt64(4 * index)
      packed = (packed & ~(15 &<< shift)) | (UInt64(truncatingIfNeeded: newValue & 15) &<< shift)
    }
  }
}
