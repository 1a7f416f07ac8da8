/// A record as it came: an application or a customer, every value as it was typed.
///
/// Only what is known need be set. A value that cannot be read counts as missing, it never makes the record useless.
///
/// ```swift
/// let application = ApplicantRecord(
///   id: "A-1", name: "髙橋　誠", kana: "ﾀｶﾊｼ ﾏｺﾄ", birthDate: "S60.4.1",
///   addressLines: ["東京都港区虎ノ門一丁目23番1号"], phones: ["090-1234-5678"])
/// ```
public struct ApplicantRecord: Sendable, Hashable {
  /// The identifier, which is compared with nothing.
  public var id: String
  /// The whole name in one text.
  public var name: String
  /// The family name, where it stands apart.
  public var familyName: String
  /// The given name, where it stands apart.
  public var givenName: String
  /// Middle names, where they stand apart.
  public var middleName: String
  /// The reading of the whole name.
  public var kana: String
  /// The reading of the family name.
  public var familyKana: String
  /// The reading of the given name.
  public var givenKana: String
  /// The whole name in Latin letters.
  public var romaji: String
  /// The family name in Latin letters.
  public var familyRomaji: String
  /// The given name in Latin letters.
  public var givenRomaji: String
  /// A whole former name.
  public var formerName: String
  /// A former family name (旧姓, 旧氏).
  public var formerFamilyName: String
  /// A name that the person goes by (通称).
  public var alias: String
  /// The reading of the alias.
  public var aliasKana: String
  /// The birth date in any of its forms, or year, month and day in three texts.
  public var birthDate: [String]
  /// The sex, in any of the usual codes.
  public var sex: String
  /// The postal code, in one text or two.
  public var postalCode: String
  /// The prefecture, where it stands apart.
  public var prefecture: String
  /// The municipality, where it stands apart.
  public var city: String
  /// The town, where it stands apart.
  public var town: String
  /// The lot, where it stands apart.
  public var lot: String
  /// The address, or the rest of it, in one or more lines.
  public var addressLines: [String]
  /// The building, where it stands apart.
  public var building: String
  /// The room, where it stands apart.
  public var room: String
  /// All telephone numbers.
  public var phones: [String]
  /// All e-mail addresses.
  public var emails: [String]
  /// Opaque tokens of payment cards; never card numbers.
  public var cardTokens: [String]
  /// The day of the application, for the reader: it is not compared.
  public var applicationDate: String

  /// A record with these values; all others are missing.
  public init(
    id: String = "", name: String = "", familyName: String = "", givenName: String = "",
    middleName: String = "", kana: String = "", familyKana: String = "", givenKana: String = "",
    romaji: String = "", familyRomaji: String = "", givenRomaji: String = "", formerName: String = "",
    formerFamilyName: String = "", alias: String = "", aliasKana: String = "", birthDate: String = "",
    sex: String = "", postalCode: String = "", prefecture: String = "", city: String = "", town: String = "",
    lot: String = "", addressLines: [String] = [], building: String = "", room: String = "",
    phones: [String] = [], emails: [String] = [], cardTokens: [String] = [], applicationDate: String = ""
  ) {
    self.id = id
    self.name = name
    self.familyName = familyName
    self.givenName = givenName
    self.middleName = middleName
    self.kana = kana
    self.familyKana = familyKana
    self.givenKana = givenKana
    self.romaji = romaji
    self.familyRomaji = familyRomaji
    self.givenRomaji = givenRomaji
    self.formerName = formerName
    self.formerFamilyName = formerFamilyName
    self.alias = alias
    self.aliasKana = aliasKana
    self.birthDate = birthDate.isEmpty ? [] : [birthDate]
    self.sex = sex
    self.postalCode = postalCode
    self.prefecture = prefecture
    self.city = city
    self.town = town
    self.lot = lot
    self.addressLines = addressLines
    self.building = building
    self.room = room
    self.phones = phones
    self.emails = emails
    self.cardTokens = cardTokens
    self.applicationDate = applicationDate
  }
}
