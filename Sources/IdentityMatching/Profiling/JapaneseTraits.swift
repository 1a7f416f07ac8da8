internal import JapaneseNormalization

/// Of how many values of a column something is true that only Japanese tables show.
struct JapaneseTraits {
  /// Values with kana or kanji.
  private(set) var japanese = 0
  /// Values with some kana.
  private(set) var someKana = 0
  /// Names in nothing but kana: a reading.
  private(set) var kana = 0
  /// Names of persons in kanji, of a family name that exists.
  private(set) var person = 0
  /// Names with a legal form, or of a kind that only organizations have.
  private(set) var organization = 0
  /// Names in kanji too long for a person.
  private(set) var long = 0
  /// Addresses down to a town that exists.
  private(set) var place = 0
  private(set) var date = 0
  private(set) var phone = 0
  private(set) var postalCode = 0
  private(set) var sex = 0
  private let count: Int

  /// Looks at values, of which each is read up to its 200th character.
  init(_ values: [String], parsers: AddressParserPool) {
    count = values.count
    for value in values { add(String(value.prefix(200)), parsers: parsers) }
  }

  /// The share of values with a trait; 0 of none.
  func share(_ trait: KeyPath<JapaneseTraits, Int>) -> Double {
    count == 0 ? 0 : Double(self[keyPath: trait]) / Double(count)
  }

  /// Whether the column shows that the table is Japanese. Kanji alone do not: they are Chinese as well.
  var isJapanese: Bool { count > 0 && (share(\.someKana) >= 0.05 || share(\.place) >= 0.5) }

  /// Whether names are of organizations: some have a legal form, or most are longer than names of persons are.
  var isOfOrganizations: Bool {
    share(\.organization) >= 0.2 || share(\.long) >= 0.5 && share(\.person) < 0.5
  }

  private mutating func add(_ value: String, parsers: AddressParserPool) {
    let text = TextFolding.fold(value)
    let isJapanese = text.contains { Kana.isKana($0) || KanjiVariants.isKanji($0) }
    if isJapanese {
      japanese += 1
      if text.contains(where: { Kana.isKana($0) && $0 != "ー" }) { someKana += 1 }
      addNames(value, folded: text)
      // Without a municipality any word may be the name of a town.
      let address = parsers.parse(value)
      if address.precision.rawValue >= JapaneseAddress.Precision.town.rawValue,
        address.registeredMunicipality != nil, !address.inferred.contains(.municipality)
      {
        place += 1
      }
    } else {
      if let number = PhoneNumber.parse(value), number.strength != .none { phone += 1 }
      if let code = PostalCode.parse(value), code.digits.utf8.count == 7 { postalCode += 1 }
    }
    if value.unicodeScalars.contains(where: { $0.properties.numericType != nil }),
      (try? BirthDate.parse(value)) != nil
    {
      date += 1
    }
    if Sex.parse(value) != .unknown { sex += 1 }
  }

  private mutating func addNames(_ value: String, folded: ScalarText) {
    if NameScript(folded).isKana { kana += 1 }
    let name = PersonName.parse(value)
    if name.kind == .organization {
      organization += 1
    } else if folded.count > 8, folded.contains(where: KanjiVariants.isKanji) {
      long += 1
    } else if !name.given.isEmpty, NameFrequency.isKnownFamily(name.family.folded) {
      person += 1
    }
  }
}
