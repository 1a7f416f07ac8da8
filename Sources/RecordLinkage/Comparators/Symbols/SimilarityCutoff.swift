/// What a cutoff on a similarity means for the distance behind it.
enum SimilarityCutoff {
  /// The largest distance that can still reach `cutoff` when `length` edits mean similarity 0; one too many
  /// rather than one too few, since the similarity itself is compared at the end.
  @inline(__always)
  static func distance(_ cutoff: Double, length: Int) -> Int {
    if cutoff <= 0 { return length }
    if !(cutoff <= 1) { return 0 }
    return min(length, Int((1 - cutoff) * Double(length)) + 1)
  }

  /// `1 - distance / length`, or 0 below the cutoff.
  @inline(__always)
  static func similarity(distance: Int, length: Int, cutoff: Double) -> Double {
    let similarity = length == 0 ? 1 : distance >= length ? 0 : 1 - Double(distance) / Double(length)
    return similarity >= cutoff ? similarity : 0
  }
}
