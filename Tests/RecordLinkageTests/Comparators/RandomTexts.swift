import RecordLinkage

/// Random pairs of texts of the kinds that break comparators: unrelated, slightly changed, with scalars above
/// U+FFFF, empty, and as long as the words of the bit vectors.
struct RandomTexts {
  private var random: SeededGenerator
  private static let criticalLengths = [
    0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 66, 127, 128, 129, 200,
  ]
  private static let alphabets: [[Unicode.Scalar]] = [
    Array("ab".unicodeScalars), Array("abcd ".unicodeScalars), Array("aeinrst é".unicodeScalars),
    Array("山川田中𠮷𡈽ヴ ".unicodeScalars), Array("😀😁👍🏽a𝒜 ".unicodeScalars),
    // Without U+0085 and U+00A0: they part words for Python and here, but RapidFuzz takes them for letters in
    // a text of Latin-1 alone.
    (0x20...0x17F).filter { $0 != 0x85 && $0 != 0xA0 }.compactMap { Unicode.Scalar(UInt32($0)) },
    (0x4E00...0x9FFF).compactMap { Unicode.Scalar(UInt32($0)) },
  ]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  mutating func number(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func scalars(upTo limit: Int = 200) -> [Unicode.Scalar] {
    let alphabet = Self.alphabets[number(in: 0...(Self.alphabets.count - 1))]
    let length =
      number(in: 0...2) == 0
      ? min(limit, Self.criticalLengths[number(in: 0...(Self.criticalLengths.count - 1))])
      : number(in: 0...min(limit, 20))
    return (0..<length).map { _ in alphabet[number(in: 0...(alphabet.count - 1))] }
  }

  mutating func pair(upTo limit: Int = 200) -> ([Unicode.Scalar], [Unicode.Scalar]) {
    let left = scalars(upTo: limit)
    if number(in: 0...1) == 0 { return (left, scalars(upTo: limit)) }
    var right = left
    for _ in 0...number(in: 0...4) {
      let place = right.isEmpty ? 0 : number(in: 0...(right.count - 1))
      switch number(in: 0...3) {
      case 0: right.insert(left.first ?? "x", at: place)
      case 1 where !right.isEmpty: right.remove(at: place)
      case 2 where !right.isEmpty: right[place] = "z"
      case 3 where place + 1 < right.count: right.swapAt(place, place + 1)
      default: break
      }
    }
    return (left, right)
  }
}

extension String {
  init(scalars: [Unicode.Scalar]) {
    self.init(String.UnicodeScalarView(scalars))
  }
}
