internal import JapaneseNormalization

/// What a column of a table can be to the applicant model.
public enum ApplicantField: String, CaseIterable, Sendable, Codable {
  /// What the sender calls the record.
  case id
  /// The whole name, or the name of an organization.
  case name
  /// 姓
  case familyName
  /// 名
  case givenName
  /// A middle name.
  case middleName
  /// The reading of the whole name: フリガナ.
  case kana
  /// セイ
  case familyKana
  /// メイ
  case givenKana
  /// The whole name in Latin letters.
  case romaji
  /// The family name in Latin letters.
  case familyRomaji
  /// The given name in Latin letters.
  case givenRomaji
  /// A whole name that the person had before: 旧氏名.
  case formerName
  /// A family name that the person had before: 旧姓, 旧氏.
  case formerFamilyName
  /// 通称
  case alias
  /// The reading of the 通称.
  case aliasKana
  /// The whole date of birth.
  case birthDate
  /// The year of birth.
  case birthYear
  /// The month of birth.
  case birthMonth
  /// The day of birth within its month.
  case birthDay
  /// 性別
  case sex
  /// 郵便番号, whole or as two columns of three and four digits.
  case postalCode
  /// 都道府県
  case prefecture
  /// 市区町村
  case city
  /// 町名, 大字, 丁目
  case town
  /// 番地, 号
  case lot
  /// The whole address or a numbered line of it.
  case address
  /// 建物名
  case building
  /// 部屋番号
  case room
  /// A telephone number of whatever kind.
  case phone
  /// A mail address.
  case email
  /// What a payment service gives in place of a card number.
  case cardToken
  /// When the application came in.
  case applicationDate

  /// The field that a user calls `name`, as `birthDate`, `birth-date` or `birth_date`.
  public init?(name: String) {
    let key = HeaderKey.joined(TextFolding.fold(name))
    guard let field = Self.allCases.first(where: { $0.rawValue.lowercased() == key }) else { return nil }
    self = field
  }

  /// Whether a record may have several columns of this field.
  public var isRepeatable: Bool {
    switch self {
    case .address, .postalCode, .phone, .email: true
    default: false
    }
  }

  /// The reading of this part of a name; `nil` where a reading in a column of its own says nothing to us (住所カナ).
  var reading: ApplicantField? {
    switch self {
    case .name, .kana: .kana
    case .familyName, .familyKana: .familyKana
    case .givenName, .givenKana: .givenKana
    case .alias, .aliasKana: .aliasKana
    default: nil
    }
  }

  /// This part of a name in Latin letters.
  var latin: ApplicantField? {
    switch self {
    case .name, .romaji: .romaji
    case .familyName, .familyRomaji: .familyRomaji
    case .givenName, .givenRomaji: .givenRomaji
    default: nil
    }
  }

  /// This field narrowed to a part: 住所(都道府県), 氏名(姓), フリガナ(名). `nil` when `part` is no part of it.
  func narrowed(to part: ApplicantField) -> ApplicantField? {
    switch (self, part) {
    case (.name, .familyName), (.name, .givenName), (.name, .middleName): part
    case (.name, .familyKana), (.name, .givenKana): part
    case (.kana, _): part == .name ? .kana : part == .address ? nil : part.reading
    case (.romaji, _): part == .name ? .romaji : part.latin
    case (.formerName, .familyName): .formerFamilyName
    case (.address, .prefecture), (.address, .city), (.address, .town), (.address, .lot),
      (.address, .building),
      (.address, .room), (.address, .postalCode):
      part
    case (.birthDate, .birthYear), (.birthDate, .birthMonth), (.birthDate, .birthDay): part
    case (.phone, .phone): part
    default: nil
    }
  }
}
