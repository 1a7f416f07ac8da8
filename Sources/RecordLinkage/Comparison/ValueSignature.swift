/// What 64 bits say of a text: which symbols it has, how many, and which is the first.
///
/// Most of the values that meet in a candidate pair are far apart, and their texts lie somewhere in memory. A symbol that
/// only one of two texts has is an edit, or a symbol without a partner; so a few bits bound the similarity from above, and
/// most pairs of values are decided without their texts being read.
struct ValueSignature: Sendable, Hashable {
  /// From the low end: 48 bits, one for each kind of symbol; 8 of the first symbol; 8 of the length, 255 for all above.
  let rawValue: UInt64

  private static let kinds = 48
  private static let longest = 255

  /// The signature of a text.
  init(_ symbols: UnsafeBufferPointer<UInt16>) {
    var mask: UInt64 = 0
    for symbol in symbols { mask |= 1 &<< UInt64(Self.kind(of: symbol)) }
    let first = UInt64((symbols.first ?? 0) & 0xFF)
    rawValue = mask | first &<< 48 | UInt64(min(Self.longest, symbols.count)) &<< 56
  }

  /// Letters and digits of ASCII are all of different kinds; other symbols share them.
  private static func kind(of symbol: UInt16) -> Int {
    switch symbol {
    case 0x60..<0x80: Int(symbol & 31)
    case 0..<0x60: 32 + Int(symbol & 15)
    default: Int(symbol) % kinds
    }
  }

  @inline(__always)
  private var mask: UInt64 { rawValue & ((1 &<< 48) &- 1) }
  @inline(__always)
  private var length: Int { Int(rawValue &>> 56) }
  @inline(__always)
  private var first: UInt64 { (rawValue &>> 48) & 0xFF }

  /// How many kinds of symbols only the one has, and how many only the other.
  @inline(__always)
  private func own(_ other: ValueSignature) -> (Int, Int) {
    ((mask & ~other.mask).nonzeroBitCount, (other.mask & ~mask).nonzeroBitCount)
  }

  /// Whether two texts may be at most so many edits apart: each edit takes one symbol away, brings one in, or both.
  @inline(__always)
  func mayBe(editsApart most: Int, from other: ValueSignature) -> Bool {
    let (left, right) = (length, other.length)
    if left == Self.longest || right == Self.longest { return true }
    let (one, two) = own(other)
    return max(one, two) <= most && abs(left - right) <= most
  }

  /// Whether two texts may begin with so many symbols that are the same.
  @inline(__always)
  func mayBegin(as other: ValueSignature, length: Int) -> Bool {
    let least = min(Self.longest, length)
    return self.length >= least && other.length >= least && (first == other.first || length < 1)
  }

  /// Whether the similarity of two texts may reach a threshold.
  @inline(__always)
  func may(_ comparator: BoundedComparator, reach threshold: Float, with other: ValueSignature) -> Bool {
    let (left, right) = (length, other.length)
    if left == Self.longest || right == Self.longest || left == 0 || right == 0 { return true }
    let (one, two) = own(other)
    let bound: Float
    switch comparator {
    case .none: return true
    case .jaroWinkler:
      let partners = Float(min(left - one, right - two))
      if partners <= 0 { return threshold <= 0 }
      let jaro = (partners / Float(left) + partners / Float(right) + 1) / 3
      // Without a common first symbol there is no common prefix, and nothing is added for it.
      bound = first == other.first ? jaro + 0.4 * (1 - jaro) : jaro
    case .jaro:
      let partners = Float(min(left - one, right - two))
      if partners <= 0 { return threshold <= 0 }
      bound = (partners / Float(left) + partners / Float(right) + 1) / 3
    case .edits:
      bound = 1 - Float(max(max(one, two), abs(left - right))) / Float(max(left, right))
    case .indel:
      bound = 1 - Float(max(one + two, abs(left - right))) / Float(left + right)
    }
    // With room for the rounding of both.
    return bound + 1e-4 >= threshold
  }
}

/// What a similarity is made of, where a ``ValueSignature`` bounds it.
enum BoundedComparator: Sendable {
  case none
  case jaro
  case jaroWinkler
  /// Edits by the length of the longer text.
  case edits
  /// Symbols taken away and brought in by both lengths.
  case indel

  init(_ comparator: TextComparator) {
    switch comparator {
    case .jaro: self = .jaro
    case .jaroWinkler: self = .jaroWinkler
    case .levenshtein, .osa, .damerauLevenshtein: self = .edits
    case .indel: self = .indel
    default: self = .none
    }
  }
}
