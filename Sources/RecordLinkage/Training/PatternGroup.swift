/// Pairs of which training knows alike: those that nobody has looked at, which may be of any class, and those that somebody
/// has labelled, which may be of some classes only.
///
/// Labelled pairs of known class and unlabelled ones of unknown class together are the semi-supervised mixture of Nigam,
/// McCallum, Thrun and Mitchell ("Text classification from labeled and unlabeled documents using EM", Machine Learning 39,
/// 2000). A label names a relation, and a relation may have several latent classes (one person, one person who moved):
/// which of them a labelled pair is of stays latent, as with their mixture components.
struct PatternGroup: Sendable {
  /// The pairs.
  let patterns: PatternCounts
  /// How many pairs each counted one stands for.
  let scale: Double
  /// How many times a pair counts for m. It is one pair for the prior and for u, whatever its weight.
  var weight = 1.0
  /// 0 for each class that the pairs may be of, far below for the others: what is added to the log2 odds.
  var allowed = SIMD4<Double>.zero
  /// Whether the pairs may be unrelated.
  var mayBeUnrelated = true
  /// 1 for each class whose m is learned from these pairs, 0 for those that are not.
  var teaches = SIMD4<Double>(repeating: 1)

  /// The candidate pairs, of which any may be of any class.
  init(_ patterns: PatternCounts, share: Double) {
    self.patterns = patterns
    scale = 1 / share
  }

  /// Takes away the classes of which this does not hold, by the relation that they are of.
  mutating func allow(_ relations: [Int?], where isAllowed: (Int?) -> Bool) {
    for index in 0..<4 {
      allowed[index] = index < relations.count && isAllowed(relations[index]) ? 0 : Self.impossible
    }
  }

  /// log2 odds that no evidence makes up for.
  static let impossible = -100_000.0
}

extension PatternCounts {
  /// Weighted pairs by pattern.
  init(weighted tally: [PairPattern: Double]) {
    patterns = tally.keys.sorted()
    counts = patterns.map { tally[$0] ?? 0 }
    pairs = Int(counts.reduce(0, +).rounded())
  }
}
