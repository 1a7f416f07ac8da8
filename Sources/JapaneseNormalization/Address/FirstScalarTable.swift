/// Words that are looked for at a place in a text, found by their first scalar: a text that begins with none of them is
/// passed with one look.
struct FirstScalarTable: Sendable {
  /// The words by their place in the list.
  let words: [ScalarText]
  /// The places, those of one bucket together and rising; a bucket is the low bits of the first scalar.
  private let places: [Int]
  private let bounds: [Int]

  private static let mask: UInt32 = 255

  init(_ words: [ScalarText]) {
    self.words = words
    var buckets = [[Int]](repeating: [], count: Int(Self.mask) + 1)
    for (place, word) in words.enumerated() {
      if let first = word.first { buckets[Int(first.value & Self.mask)].append(place) }
    }
    places = buckets.flatMap { $0 }
    bounds = buckets.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }

  /// The first place at or after `place` of a word that `isIncluded`, among those that can stand where `scalar` does.
  @inline(__always)
  func first(beginningLike scalar: Unicode.Scalar, where isIncluded: (_ place: Int) -> Bool) -> Int? {
    let bucket = Int(scalar.value & Self.mask)
    for index in bounds[bucket]..<bounds[bucket + 1] where isIncluded(places[index]) { return places[index] }
    return nil
  }

  /// The length of the longest word that stands at `start`; `nil` if none does.
  func longestPrefix(of text: ScalarText, at start: Int) -> Int? {
    guard let first = text.scalar(at: start) else { return nil }
    var length: Int?
    _ = self.first(beginningLike: first) { place in
      let word = words[place]
      if word.count > length ?? 0, text.hasPrefix(word, at: start) { length = word.count }
      return false
    }
    return length
  }
}
