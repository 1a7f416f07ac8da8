/// What a column of a table means, as far as record linkage cares.
public enum FieldMeaning: String, Sendable, Hashable, CaseIterable {
  case givenName = "given-name"
  case middleName = "middle-name"
  case surname
  case fullName = "full-name"
  case birthDate = "birth-date"
  case birthYear = "birth-year"
  case birthMonth = "birth-month"
  case birthDay = "birth-day"
  case sex
  /// A street address, or the street of one.
  case address
  case houseNumber = "house-number"
  case city
  /// A state, province, county or country.
  case region
  case postalCode = "postal-code"
  case phone
  case email
  /// A number that a state or an insurer gives a person.
  case nationalIdentifier = "national-identifier"
  case organizationName = "organization-name"
  /// The title of a work or the name of a product.
  case title
  /// Several persons in one cell: authors.
  case personList = "person-list"
  case category
  case number
  /// A latitude and a longitude in one cell.
  case coordinate
  case latitude
  case longitude
  /// A date that is not of birth.
  case date
  /// A year that is not of birth.
  case year
  case website
  /// A number or code of a thing that several rows may share: of a product, a policy, a provider.
  case code
  /// Words that fit nothing else.
  case freeText = "free-text"
  /// A number of the row: says nothing about the entity.
  case identifier
  /// Which entity a row belongs to: the truth to evaluate with, never a thing to compare.
  case entityLabel = "entity-label"
  /// All rows have one value.
  case constant
  /// No row has a value.
  case empty

  /// Whether a model should leave the column out.
  public var isLeftOut: Bool {
    switch self {
    case .identifier, .entityLabel, .constant, .empty: true
    default: false
    }
  }

  /// The value type that fits, by name; some columns need another by what is in them (`date-mdy`).
  public var valueType: String {
    switch self {
    case .givenName, .middleName, .surname, .fullName, .personList: "name"
    case .birthDate, .date: "date"
    case .birthYear, .birthMonth, .birthDay, .number, .latitude, .longitude, .year: "number"
    case .sex, .category, .region: "category"
    case .address: "address"
    case .houseNumber, .postalCode, .code, .identifier, .entityLabel: "code"
    case .phone: "phone"
    case .email: "email"
    case .nationalIdentifier: "digits"
    case .organizationName: "organization"
    case .coordinate: "coordinate"
    case .website: "website"
    case .city, .title, .freeText, .constant, .empty: "text"
    }
  }
}

extension FieldMeaning {
  /// The meaning that a header names, where it names one.
  public init?(header: String) {
    guard let meaning = HeaderMeaning.read(header)?.meaning else { return nil }
    self = meaning
  }
}
