/// A Japanese address taken apart: area, lot numbers, building and unit.
///
/// ```swift
/// let a = JapaneseAddress.parse("〒105-6390 東京都港区虎ノ門一丁目23番1号")
/// let b = JapaneseAddress.parse("港区虎ノ門１－２３－１")
/// a.relation(to: b)     // .same
/// a.canonical           // "東京都港区虎ノ門1-23-1"
/// ```
///
/// Parsing is by rules over the text; it never fails, and what it cannot place it leaves in ``building``.
/// Two keys come out of it. The *premises* are the lot, down to 番地 and 号; the *dwelling* is the unit on it.
/// The numbers are a tuple of typed components (see ``LotNumber``), because 二丁目1番 and 21番 are different
/// places. Where the text alone cannot tell a room from a lot number (5-10-27-516, 1-23-203) both readings are kept
/// and ``relation(to:)`` lets the other address decide.
public struct JapaneseAddress: Sendable {
  /// How far down the address goes.
  public enum Precision: UInt8, Sendable, Hashable {
    /// Nothing was recognised.
    case none
    /// A prefecture, municipality or ward.
    case municipality
    /// A town, without numbers.
    case town
    /// A 丁目, without a lot.
    case chome
    /// Numbers of a lot.
    case lot
  }

  /// The whole address in one object: an address is passed about and compared far more often than it is parsed.
  let storage: Storage

  /// How far down the address goes.
  public var precision: Precision { storage.withView { $0.precision } }

  /// Takes an address in one string apart. A postal code in front is taken out and kept.
  ///
  /// For many addresses an ``AddressParser`` of one's own is faster: it keeps its buffers.
  ///
  /// - Complexity: O(*n*), and bounded: of a longer text ``AddressParser/limit`` scalars are read.
  public static func parse(_ text: String, gazetteer: Gazetteer = .embedded) -> JapaneseAddress {
    var parser = AddressParser(gazetteer: gazetteer)
    return parser.parse(text)
  }

  /// Takes an address in fields apart. A field's border is believed where a number would otherwise run into the
  /// next: town 虎ノ門1 and lot 23-1 are 1-23-1. Postal code and kana break ties and repair what is left out.
  ///
  /// - Complexity: O(*n*).
  public static func parse(parts: AddressParts, gazetteer: Gazetteer = .embedded) -> JapaneseAddress {
    var parser = AddressParser(gazetteer: gazetteer)
    return parser.parse(parts)
  }
}
