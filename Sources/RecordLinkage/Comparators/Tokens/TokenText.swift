/// A run of symbols without white space.
struct Token: Sendable {
  var start: Int32
  var end: Int32

  @inline(__always)
  func symbols(in text: SymbolBuffer) -> SymbolBuffer {
    SymbolBuffer(rebasing: text[Int(start)..<Int(end)])
  }
}

/// The words of a text, which stand between white space as Python's `str.split` sees it.
enum TokenText {
  /// The tokens in the order of the text.
  ///
  /// - Complexity: O(*n*).
  static func split(_ text: SymbolBuffer, into tokens: inout [Token], limit: Int = .max) {
    tokens.removeAll(keepingCapacity: true)
    var index = 0
    while index < text.count, tokens.count < limit {
      while index < text.count, isSpace(text[index]) { index += 1 }
      let start = index
      while index < text.count, !isSpace(text[index]) { index += 1 }
      if start < index {
        tokens.append(Token(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: index)))
      }
    }
  }

  /// The tokens in the order of their scalars.
  ///
  /// - Complexity: O(*n* + *t* log *t*) compares for *t* tokens.
  static func splitSorted(_ text: SymbolBuffer, into tokens: inout [Token]) {
    split(text, into: &tokens)
    if tokens.count > 1 {
      tokens.sort { compare($0.symbols(in: text), $1.symbols(in: text)) < 0 }
    }
  }

  /// Strikes out all but one of equal neighbours.
  static func removeDuplicates(_ tokens: inout [Token], in text: SymbolBuffer) {
    var kept = 0
    for index in tokens.indices {
      if kept > 0, tokens[index].symbols(in: text).isEqual(to: tokens[kept - 1].symbols(in: text)) {
        continue
      }
      tokens[kept] = tokens[index]
      kept += 1
    }
    tokens.removeSubrange(kept...)
  }

  /// The tokens with one space between each two.
  static func join(_ tokens: [Token], of text: SymbolBuffer, into joined: inout [UInt16]) {
    joined.removeAll(keepingCapacity: true)
    for token in tokens {
      if !joined.isEmpty { joined.append(0x20) }
      joined.append(contentsOf: token.symbols(in: text))
    }
  }

  /// Negative, zero or positive as `lhs` stands before, at or behind `rhs` by scalars.
  static func compare(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer) -> Int {
    let prefix = lhs.commonPrefixCount(with: rhs)
    if prefix < lhs.count, prefix < rhs.count { return rank(lhs[prefix]) - rank(rhs[prefix]) }
    return lhs.count - rhs.count
  }

  /// Substitutes of scalars above U+FFFF stand behind all others.
  @inline(__always)
  private static func rank(_ symbol: UInt16) -> Int {
    0xD800...0xDFFF ~= symbol ? Int(symbol) + 0x10000 : Int(symbol)
  }

  @inline(__always)
  static func isSpace(_ symbol: UInt16) -> Bool {
    switch symbol {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0: true
    case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
