/// A set of words that is asked for the one that a text begins or ends with, by one look at the scalar there.
struct ScalarWordSet: Sendable {
  /// The words, longest first within a bucket.
  private let words: [ScalarText]
  /// Where the words of each bucket begin; a bucket is the low bits of the deciding scalar.
  private let bounds: [Int]

  private static let mask: UInt32 = 127

  /// `atEnd` says that a word's last scalar decides, else the first.
  init(_ words: [ScalarText], atEnd: Bool) {
    var buckets = [[ScalarText]](repeating: [], count: Int(Self.mask) + 1)
    for word in words {
      guard let scalar = atEnd ? word.last : word.first else { continue }
      buckets[Int(scalar.value & Self.mask)].append(word)
    }
    self.words = buckets.flatMap { $0.sorted { $0.count > $1.count } }
    bounds = buckets.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }

  /// The length of the longest word at the end of `text`; 0 if none is there.
  func suffix(of text: ArraySlice<Unicode.Scalar>) -> Int {
    guard let last = text.last else { return 0 }
    for index in bucket(last) where words[index].count <= text.count {
      let start = text.endIndex - words[index].count
      if matches(words[index], text, at: start) { return words[index].count }
    }
    return 0
  }

  /// The length of the longest word at the start of `text`; 0 if none is there.
  func prefix(of text: ArraySlice<Unicode.Scalar>) -> Int {
    guard let first = text.first else { return 0 }
    for index in bucket(first) where words[index].count <= text.count {
      if matches(words[index], text, at: text.startIndex) { return words[index].count }
    }
    return 0
  }

  private func bucket(_ scalar: Unicode.Scalar) -> Range<Int> {
    let index = Int(scalar.value & Self.mask)
    return bounds[index]..<bounds[index + 1]
  }

  private func matches(_ word: ScalarText, _ text: ArraySlice<Unicode.Scalar>, at start: Int) -> Bool {
    for offset in word.indices where word[offset] != text[start + offset] { return false }
    return true
  }
}
