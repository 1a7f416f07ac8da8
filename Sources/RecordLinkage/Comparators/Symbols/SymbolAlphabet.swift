/// What the comparators read: one symbol a Unicode scalar.
///
/// A symbol of a scalar of the Basic Multilingual Plane is its code unit. A scalar above U+FFFF (𠮷, 😀) gets a
/// substitute from 0xD800...0xDFFF out of a ``SymbolAlphabet``, so that it counts as one and not as two.
public typealias SymbolBuffer = UnsafeBufferPointer<UInt16>

/// The substitutes for scalars above U+FFFF, which make every scalar one ``SymbolBuffer`` element.
///
/// No scalar of the Basic Multilingual Plane lies in 0xD800...0xDFFF, so these 2,048 values are free. They
/// are allotted in the order of first appearance; texts can be compared with one another only when one
/// alphabet made both. From the 2,049th distinct scalar on substitutes are shared, and two rare scalars may
/// then look equal: a table with so many of them has not been seen, and the error is bounded to those
/// scalars.
public struct SymbolAlphabet: Sendable {
  private var substitutes: [UInt32: UInt16] = [:]
  private var scalars: [UInt32] = []

  private static let first: UInt16 = 0xD800
  private static let capacity = 0x800

  /// An alphabet without substitutes.
  public init() {}

  /// An alphabet whose substitutes stand in the order of the scalars, whatever the order in which they
  /// appear.
  ///
  /// With it the order of two symbols is the order of their scalars; see ``TokenText``.
  init(ordering texts: String...) {
    var supplementary: Set<UInt32> = []
    for text in texts where !text.utf8.allSatisfy({ $0 < 0xF0 }) {
      for scalar in text.unicodeScalars where scalar.value > 0xFFFF { supplementary.insert(scalar.value) }
    }
    for value in supplementary.sorted() { _ = substitute(for: value) }
  }

  /// The symbol of a scalar, allotting a substitute if it is new and needs one.
  ///
  /// - Complexity: O(1).
  public mutating func symbol(for scalar: Unicode.Scalar) -> UInt16 {
    if let unit = UInt16(exactly: scalar.value) { return unit }
    return substitute(for: scalar.value)
  }

  /// The symbols of a text.
  ///
  /// - Complexity: O(*n*).
  public mutating func symbols(of text: String) -> [UInt16] {
    var symbols: [UInt16] = []
    symbols.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { symbols.append(symbol(for: scalar)) }
    return symbols
  }

  /// The scalar that a symbol stands for; `nil` for a substitute that has not been allotted.
  public func scalar(of symbol: UInt16) -> Unicode.Scalar? {
    if let scalar = Unicode.Scalar(symbol) { return scalar }
    let index = Int(symbol - Self.first)
    return index < scalars.count ? Unicode.Scalar(scalars[index]) : nil
  }

  private mutating func substitute(for value: UInt32) -> UInt16 {
    if let known = substitutes[value] { return known }
    let index = scalars.count
    guard index < Self.capacity else {
      // Full: a definite one of the known substitutes, so that equal texts stay equal.
      return Self.first + UInt16(value % UInt32(Self.capacity))
    }
    let symbol = Self.first + UInt16(index)
    substitutes[value] = symbol
    scalars.append(value)
    return symbol
  }
}

/// Calls `body` with the symbols of two texts.
func withSymbols<Result>(
  of lhs: String, _ rhs: String, _ body: (SymbolBuffer, SymbolBuffer) -> Result
) -> Result {
  var alphabet = SymbolAlphabet(ordering: lhs, rhs)
  let left = alphabet.symbols(of: lhs)
  let right = alphabet.symbols(of: rhs)
  return left.withUnsafeBufferPointer { left in right.withUnsafeBufferPointer { right in body(left, right) } }
}
