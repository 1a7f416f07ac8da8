internal import Glibc

/// What agreement on a value says, by how frequent the value is.
///
/// Pairs of a class agree for a reason of the class (they are one person, they bear one family's name) or by chance, as
/// unrelated pairs do. With *s* the share of the first, m = *s* + (1 − *s*) u. A pair that agrees on a value of frequency *f*
/// does so in the class with probability *s f* + (1 − *s*) *f*², and by chance with *f*²: the ratio is *s*/*f* + 1 − *s*. Of a
/// class that agrees by chance only, *s* = 0, a rare value says no more than a common one: two members of a household
/// who are both called Aoi are not the likelier one household for the name's rarity.
enum FrequencyWeight {
  /// How much likelier the class shows agreement on a value than unrelated pairs do.
  ///
  /// - Parameters:
  ///   - frequency: the chance that an unrelated record holds the value.
  ///   - damping: 1 for the value's own frequency, 0 for the level's average.
  static func ratio(m: Double, u: Double, frequency: Double, damping: Double) -> Double {
    let average = m / u
    let shared = (m - u) / (1 - u)
    if shared <= 0 { return average }
    let own = shared / min(1, frequency) + 1 - shared
    return damping >= 1 ? own : exp2(damping * log2(own) + (1 - damping) * log2(average))
  }
}
