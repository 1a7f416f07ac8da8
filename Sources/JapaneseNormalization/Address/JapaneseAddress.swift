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

  /// The parts, behind one reference: an address is passed about and compared far more often than it is parsed.
  let storage: Storage

  init(fields: Fields, gazetteer: Gazetteer) {
    storage = Storage(fields: fields, gazetteer: gazetteer)
  }

  /// The prefecture, stated or following from a designated city or a ward that only one city has.
  public var prefecture: Prefecture? { storage.fields.prefecture }
  /// The county with 郡, where stated. It never distinguishes: a town is one with or without it.
  public var county: ScalarText { storage.fields.county }
  /// The city, town or village with its suffix; empty if not stated. A special ward of 東京 is in ``ward``.
  public var municipality: ScalarText { storage.fields.municipality }
  /// The ward with 区.
  public var ward: ScalarText { storage.fields.ward }
  /// The street directions of 京都 before the town: 室町通上立売上る.
  public var street: ScalarText { storage.fields.street }
  /// The town in one spelling for people, without 大字 and 字: 緑ケ丘 for 緑ヶ丘 and 緑が丘, 北三条西 for 北3西.
  public var town: ScalarText { storage.fields.town }
  /// The numbers, in order. Includes a last component that may be a room: see ``premisesCount``.
  public var numbers: [LotNumber] { storage.fields.numbers }
  /// How many of ``numbers`` belong to the premises; any after that are a unit written with dashes.
  public var premisesCount: Int { storage.fields.premisesCount }
  /// Further lots of one building, as written: 、15、16 of 24-5、15、16. They are not compared.
  public var otherLots: ScalarText { storage.fields.otherLots }
  /// The building as written, without wing, floor and room; its own digits stay (千代田21ビル).
  public var building: ScalarText { storage.fields.building }
  /// The wing: `a` of A棟 or A-203, `1` of 1号棟, 別館.
  public var wing: ScalarText { storage.fields.wing }
  /// The floor, even where a room is stated too.
  public var floor: ClosedRange<Int>? { storage.fields.floor }
  /// The unit.
  public var unit: DwellingUnit { storage.fields.unit }
  /// In whose household the addressee lives: 山田 of 山田様方.
  public var careOf: ScalarText { storage.fields.careOf }
  /// What belongs to no other part: a note in brackets at the end, a name after 様方. It is not compared.
  public var leftover: ScalarText { storage.fields.leftover }
  /// The postal code, seven digits; empty if not stated.
  public var postalCode: ScalarText { storage.fields.postalCode }

  /// The folded area and street, for comparison.
  var area: AreaKey { storage.fields.area }
  /// The folded building and unit, for comparison.
  var structure: BuildingKey { storage.fields.structure }

  /// How far down the address goes.
  public var precision: Precision {
    if !numbers.isEmpty { return numbers.count == 1 && numbers[0].kind == .chome ? .chome : .lot }
    if !town.isEmpty { return .town }
    return prefecture == nil && municipality.isEmpty && ward.isEmpty ? .none : .municipality
  }

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
