internal import Glibc

/// A Fellegi–Sunter model with one or more latent classes of pairs beside "unrelated".
///
/// Fellegi and Sunter ("A theory for record linkage", JASA 64, 1969) weigh a pair by the ratio of how often matches and
/// non-matches show each comparison level. With two classes only, people of one household, who share surname, address
/// and telephone, pass for one person: all that they share speaks for a match and only a given name and a birth date
/// against. Here each class has its own m probabilities and all of them compete: the posterior of "same person"
/// is taken against "same household" and "unrelated" together.
///
/// Weights are in bits: log2(m/u). For a level that follows term frequency, u is replaced by the frequency of the very
/// value that agreed: two records named 勅使河原 say more than two named 佐藤.
public struct FellegiSunterModel: Sendable {
  /// Weights of up to four latent classes side by side, in bits.
  public typealias Weights = SIMD4<Float>

  /// The latent classes beside "unrelated", in the order of each level's `m`.
  public let classes: [String]
  /// What is compared, in the order of a vector's positions.
  public let comparisons: [Comparison]

  /// log2(m/u) of comparison *c*, level *l* at 16*c* + *l*.
  private let table: [Weights]
  /// 1 in each class whose weight follows term frequency, at the same place.
  private let termFrequencyMask: [Weights]
  /// log2 u at the same place: what a value's own frequency is held against.
  private let log2U: [Float]

  /// A model of these comparisons.
  ///
  /// - Precondition: at most 4 classes, 16 comparisons of 15 levels; every level has one m for each class; all
  ///   probabilities are in (0, 1].
  public init(classes: [String], comparisons: [Comparison]) {
    precondition(classes.count <= 4 && comparisons.count <= 16)
    self.classes = classes
    self.comparisons = comparisons
    var table = [Weights](repeating: .zero, count: 16 * comparisons.count)
    var mask = table
    var log2U = [Float](repeating: 0, count: table.count)
    for (position, comparison) in comparisons.enumerated() {
      precondition(comparison.levels.count <= 15)
      for (offset, level) in comparison.levels.enumerated() {
        precondition(level.m.count == classes.count && level.u > 0 && level.u <= 1)
        let place = 16 * position + offset + 1
        log2U[place] = Float(log2(level.u))
        for (index, m) in level.m.enumerated() {
          precondition(m > 0 && m <= 1)
          table[place][index] = Float(log2(m / level.u))
          mask[place][index] = level.followsTermFrequency[index] ? 1 : 0
        }
      }
    }
    self.table = table
    termFrequencyMask = mask
    self.log2U = log2U
  }

  /// What a level weighs for each class, in bits.
  ///
  /// - Parameter log2Frequency: log2 of the share of records that hold the value which agreed; `nil` where the level's
  ///   own u is to stand.
  @inline(__always)
  public func weights(comparison: Int, level: Int, log2Frequency: Float? = nil) -> Weights {
    let place = 16 * comparison + level
    guard let log2Frequency else { return table[place] }
    return table[place] + termFrequencyMask[place] * (log2U[place] - log2Frequency)
  }

  /// log2 of a level's u probability; 0 for "missing".
  public func log2U(comparison: Int, level: Int) -> Float {
    log2U[16 * comparison + level]
  }

  /// The posterior probability of each class, given its total weight over "unrelated" and its prior odds, all in bits.
  public func posterior(_ weights: Weights, priorLog2Odds prior: Weights) -> Weights {
    let odds = weights + prior
    // "Unrelated" stands at 0 bits. Subtracting the largest keeps the exponentials within range.
    var largest: Float = 0
    for index in 0..<classes.count { largest = max(largest, odds[index]) }
    var total = exp2(-largest)
    var result = Weights.zero
    for index in 0..<classes.count {
      result[index] = exp2(odds[index] - largest)
      total += result[index]
    }
    return result / total
  }

  /// The label of a level; `missing` for level 0.
  public func label(comparison: Int, level: Int) -> String {
    level == 0 ? "missing" : comparisons[comparison].levels[level - 1].label
  }

  /// The match key of a vector: which fields agreed, were near and spoke against, in the order of the comparisons:
  /// `+NAME+DOB~DWELLING-PHONE`.
  public func matchKey(of vector: ComparisonVector) -> String {
    var key = ""
    for (index, comparison) in comparisons.enumerated() where vector[index] > 0 {
      let evidence = comparison.levels[vector[index] - 1].evidence
      if evidence != .silent { key += evidence.rawValue + comparison.matchKeyName }
    }
    return key
  }
}
