/// A code of at most eight characters for how a word sounds. Words that sound alike have equal codes.
public struct PhoneticCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The characters in ASCII, the first in the highest byte, filled up with 0: a number to block by.
  public let rawValue: UInt64

  /// The greatest number of characters.
  public static let maximumLength = 8

  /// The characters of a code; those after the eighth are left out.
  init(_ characters: some Sequence<UInt8>) {
    var value: UInt64 = 0
    var shift: UInt64 = 64
    for character in characters {
      if shift == 0 { break }
      shift -= 8
      value |= UInt64(character) &<< shift
    }
    rawValue = value
  }

  /// The characters, such as `R163`.
  public var description: String {
    var text = ""
    var rest = rawValue
    while rest != 0 {
      text.unicodeScalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: rest &>> 56)))
      rest &<<= 8
    }
    return text
  }

  /// In the order of the characters.
  public static func < (lhs: PhoneticCode, rhs: PhoneticCode) -> Bool { lhs.rawValue < rhs.rawValue }
}
