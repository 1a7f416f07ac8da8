/// A city, ward, town or village of the gazetteer.
public struct Municipality: Sendable, Hashable {
  /// The code of JIS X 0402 with its prefecture: five digits, 13103 for 港区.
  public let code: Int
  /// The prefecture.
  public let prefecture: Prefecture
  /// The county with 郡, or the island that is written before a village; empty if there is none.
  public let county: String
  /// The city, town or village; empty for the special wards of 東京.
  public let city: String
  /// The ward of a designated city, or the special ward; empty if there is none.
  public let ward: String
  /// The reading of county, city and ward in katakana; empty if no source has it.
  public let kana: String

  /// County, city and ward in one: 虻田郡ニセコ町, 横浜市青葉区.
  public var name: String { county + city + ward }

  /// The name in Hepburn romanization, as the reading has it: `Minato-ku`, `Abuta-gun Niseko-cho`.
  public let romaji: String
}

/// A town of the gazetteer: what stands between the municipality and the lot numbers.
public struct Town: Sendable, Hashable {
  /// The municipality it lies in.
  public let municipality: Municipality
  /// The registered name, without 大字 and 字.
  public let name: String
  /// The reading in katakana; empty if no source has it.
  public let kana: String
  /// The number of the town in the Address Base Registry, four digits; `nil` if the registry lacks it.
  public let number: Int?
  /// Its 丁目, rising; empty where it has none, or where no source says which.
  public let chome: [Int]
  /// The reading in Hepburn romanization: `Toranomon`.
  public let romaji: String

  /// Its place in the gazetteer it is from.
  let index: Int

  /// What identifies the town across spellings: the municipality's code and the number in the registry
  /// (`13103-0010`); for a town that it lacks the name (`12203-市川`); for one that shares its name with another of the
  /// municipality the name and a postal code (`26102-一町目@6028064`).
  public let id: String
}
