/// Every similarity of two texts that a model can name. All are symmetric and 0...1, and 1 for equal texts that
/// have a word.
public enum TextComparator: Sendable, Hashable {
  /// ``Levenshtein`` similarity.
  case levenshtein
  /// ``OptimalStringAlignment`` similarity.
  case osa
  /// ``DamerauLevenshtein`` similarity.
  case damerauLevenshtein
  /// ``Jaro`` similarity.
  case jaro
  /// ``JaroWinkler`` similarity.
  case jaroWinkler
  /// ``Indel`` similarity, RapidFuzz's `ratio`.
  case indel
  /// Jaccard similarity of ``QGrams`` of the given size, 1...8.
  case qgramJaccard(Int)
  /// Dice similarity of ``QGrams`` of the given size, 1...8.
  case qgramDice(Int)
  /// Cosine similarity of ``QGrams`` of the given size, 1...8.
  case qgramCosine(Int)
  /// ``TokenRatio`` of sets of words.
  case tokenSet
  /// ``TokenRatio`` of sorted words.
  case tokenSort
  /// ``MongeElkan`` similarity of the words.
  case mongeElkan
  /// Jaccard similarity of the sets of words, ``TokenOverlap``.
  case tokenJaccard
  /// Overlap coefficient of the sets of words, ``TokenOverlap``.
  case tokenOverlap
  /// ``CommonPrefix`` similarity.
  case commonPrefix
  /// ``Abbreviation`` similarity.
  case abbreviation

  /// The sizes of q-grams that a name may give.
  public static let gramSizes = 1...8

  private static let plain: [(name: String, comparator: TextComparator)] = [
    ("levenshtein", .levenshtein),
    ("osa", .osa),
    ("damerau-levenshtein", .damerauLevenshtein),
    ("jaro", .jaro),
    ("jaro-winkler", .jaroWinkler),
    ("indel", .indel),
    ("token-set", .tokenSet),
    ("token-sort", .tokenSort),
    ("monge-elkan", .mongeElkan),
    ("token-jaccard", .tokenJaccard),
    ("token-overlap", .tokenOverlap),
    ("common-prefix", .commonPrefix),
    ("abbreviation", .abbreviation),
  ]

  private static let sized: [(prefix: String, comparator: @Sendable (Int) -> TextComparator)] = [
    ("qgram-jaccard-", { .qgramJaccard($0) }),
    ("qgram-dice-", { .qgramDice($0) }),
    ("qgram-cosine-", { .qgramCosine($0) }),
  ]

  /// The comparator of a name such as `jaro-winkler` or `qgram-jaccard-2`; `nil` if there is none.
  public init?(name: String) {
    if let known = Self.plain.first(where: { $0.name == name }) {
      self = known.comparator
      return
    }
    for (prefix, comparator) in Self.sized where name.hasPrefix(prefix) {
      let digits = name.dropFirst(prefix.count)
      guard let size = Int(digits), String(size) == digits, Self.gramSizes.contains(size) else { return nil }
      self = comparator(size)
      return
    }
    return nil
  }

  /// The name in a model file: `jaro-winkler`, `qgram-jaccard-2`.
  public var name: String {
    switch self {
    case .qgramJaccard(let size): "qgram-jaccard-\(size)"
    case .qgramDice(let size): "qgram-dice-\(size)"
    case .qgramCosine(let size): "qgram-cosine-\(size)"
    default: Self.plain.first { $0.comparator == self }?.name ?? ""
    }
  }

  /// The names of all comparators, of those by q-grams with sizes 2 and 3: for messages and help.
  public static var commonNames: [String] {
    plain.map(\.name) + sized.flatMap { [$0.prefix + "2", $0.prefix + "3"] }
  }

  /// How alike two texts are, 0...1, or 0 below the cutoff.
  ///
  /// A cutoff lets a comparator stop as soon as it cannot be reached; a result at or above it is exact.
  ///
  /// - Parameters:
  ///   - lhs: Symbols made by the same ``SymbolAlphabet`` as those of `rhs`.
  ///   - rhs: The other text.
  ///   - cutoff: The least similarity of interest; 0 for all.
  ///   - scratch: Buffers of this thread.
  /// - Complexity: See each comparator.
  @inline(__always)
  public func similarity(
    _ lhs: UnsafeBufferPointer<UInt16>, _ rhs: UnsafeBufferPointer<UInt16>, cutoff: Double,
    scratch: inout ComparatorScratch
  ) -> Double {
    switch self {
    case .levenshtein: Levenshtein.similarity(lhs, rhs, cutoff: cutoff)
    case .osa: OptimalStringAlignment.similarity(lhs, rhs, cutoff: cutoff)
    case .damerauLevenshtein: DamerauLevenshtein.similarity(lhs, rhs, cutoff: cutoff)
    case .jaro: Jaro.similarity(lhs, rhs, cutoff: cutoff)
    case .jaroWinkler: JaroWinkler.similarity(lhs, rhs, cutoff: cutoff)
    case .indel: Indel.similarity(lhs, rhs, cutoff: cutoff)
    case .qgramJaccard(let size):
      Self.atLeast(cutoff, QGrams.jaccard(lhs, rhs, size: size, scratch: &scratch))
    case .qgramDice(let size):
      Self.atLeast(cutoff, QGrams.dice(lhs, rhs, size: size, scratch: &scratch))
    case .qgramCosine(let size):
      Self.atLeast(cutoff, QGrams.cosine(lhs, rhs, size: size, scratch: &scratch))
    case .tokenSet: TokenRatio.set(lhs, rhs, cutoff: cutoff, scratch: &scratch)
    case .tokenSort: TokenRatio.sorted(lhs, rhs, cutoff: cutoff, scratch: &scratch)
    case .mongeElkan: MongeElkan.similarity(lhs, rhs, cutoff: cutoff, scratch: &scratch)
    case .tokenJaccard: Self.atLeast(cutoff, TokenOverlap.jaccard(lhs, rhs, scratch: &scratch))
    case .tokenOverlap: Self.atLeast(cutoff, TokenOverlap.coefficient(lhs, rhs, scratch: &scratch))
    case .commonPrefix: CommonPrefix.similarity(lhs, rhs, cutoff: cutoff)
    case .abbreviation: Self.atLeast(cutoff, Abbreviation.similarity(lhs, rhs, scratch: &scratch))
    }
  }

  private static func atLeast(_ cutoff: Double, _ similarity: Double) -> Double {
    similarity >= cutoff ? similarity : 0
  }

  /// How alike two strings are by Unicode scalars, 0...1.
  public func similarity(_ lhs: String, _ rhs: String) -> Double {
    var scratch = ComparatorScratch()
    return withSymbols(of: lhs, rhs) { similarity($0, $1, cutoff: 0, scratch: &scratch) }
  }
}
