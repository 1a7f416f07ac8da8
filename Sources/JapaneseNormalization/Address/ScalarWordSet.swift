/// A set of words that is asked for the one that a text begins or ends with, by one look at the scalar there.
struct ScalarWordSet: Sendable {
  /// The words, one after the other: those of a bucket together, the longest first.
  private let text: ScalarText
  /// Where each word begins, and the end.
  private let starts: [Int]
  /// The first word of each bucket, and the number of words; a bucket is the low bits of the deciding scalar.
  private let bounds: [Int]

  private static let mask: UInt32 = 127

  /// `atEnd` says that a word's last scalar decides, else the first.
  init(_ words: [ScalarText], atEnd: Bool) {
    var buckets = [[ScalarText]](repeating: [], count: Int(Self.mask) + 1)
    for word in words {
      guard let scalar = atEnd ? word.last : word.first else { continue }
      buckets[Int(scalar.value & Self.mask)].append(word)
    }
    let sorted = buckets.flatMap { $0.sorted { $0.count > $1.count } }
    text = sorted.flatMap { $0 }
    starts = sorted.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    bounds = buckets.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }

  /// The length of the longest word at the end of `tail`; 0 if none is there.
  func suffix(of tail: ArraySlice<Unicode.Scalar>) -> Int {
    guard let last = tail.last else { return 0 }
    for word in bucket(last) {
      let length = starts[word + 1] - starts[word]
      if length <= tail.count, matches(word, tail, at: tail.endIndex - length) { return length }
    }
    return 0
  }

  /// The length of the longest word at the start of `head`; 0 if none is there.
  func prefix(of head: ArraySlice<Unicode.Scalar>) -> Int {
    guard let first = head.first else { return 0 }
    for word in bucket(first) {
      let length = starts[word + 1] - starts[word]
      if length <= head.count, matches(word, head, at: head.startIndex) { return length }
    }
    return 0
  }

  private func bucket(_ scalar: Unicode.Scalar) -> Range<Int> {
    let index = Int(scalar.value & Self.mask)
    return bounds[index]..<bounds[index + 1]
  }

  private func matches(_ word: Int, _ other: ArraySlice<Unicode.Scalar>, at start: Int) -> Bool {
    var index = start
    for position in starts[word]..<starts[word + 1] {
      if text[position] != other[index] { return false }
      index += 1
    }
    return true
  }
}
