public import JapaneseNormalization
public import RecordLinkage

/// What a Japanese table holds, by headers such as 氏名, 生年月日 and 所在地 and by how the values are written.
///
/// It speaks of tables only that are Japanese: where some column has kana, or addresses that are found in the gazetteer.
/// What it finds gets the value types of ``RecordLinkage/ValueTypes/japanese(gazetteer:adding:)``.
///
/// ```swift
/// let suggestion = ModelSuggestion([customers], name: "customers", knowledge: [JapaneseFields()])
/// ```
public struct JapaneseFields: FieldKnowledge {
  private let parsers: AddressParserPool

  /// Knowledge that looks addresses up in a gazetteer.
  public init(gazetteer: Gazetteer = .embedded) {
    parsers = AddressParserPool(gazetteer: gazetteer)
  }

  /// Columns of a Japanese table by header and values; none of any other table.
  public func recognize(_ columns: [ColumnSample]) -> [FieldRecognition?] {
    let traits = columns.map { JapaneseTraits($0.values, parsers: parsers) }
    guard traits.contains(where: \.isJapanese) else { return columns.map { _ in nil } }
    let mapping = try? ColumnRecognition.recognize(header: columns.map(\.profile.name))
    let addresses = addressParts(mapping, traits: traits)
    return columns.indices.map { column in
      let profile = columns[column].profile
      // A part of an address may be one in all rows: the prefecture of a town hall's register.
      if let address = addresses[column], profile.sampledCount > 0 { return address }
      // What no model compares stays so, but for a header that only Japanese knows.
      if profile.suggestion.meaning.isLeftOut, profile.suggestion.confidence > .low { return nil }
      if profile.sampledCount == 0 || profile.distinctCount == 1 { return nil }
      if let field = mapping?.fields[column],
        let found = recognition(of: field, traits: traits[column], profile: profile)
      {
        return found
      }
      return byValues(traits[column], profile: profile)
    }
  }

  // MARK: By the header

  /// What a header names, where the values bear it out.
  private func recognition(
    of field: ApplicantField, traits: JapaneseTraits, profile: ColumnProfile
  ) -> FieldRecognition? {
    func made(_ meaning: FieldMeaning, _ type: String, _ name: String) -> FieldRecognition {
      FieldRecognition(
        meaning, type: type, name: name, confidence: .high,
        reason: "the header says so and the values agree")
    }
    let isKana = traits.share(\.kana) >= 0.6
    switch field {
    case .id:
      guard profile.distinctRatio >= 0.9 else { return nil }
      return FieldRecognition(
        .identifier, type: "code", name: "id", confidence: .high,
        reason: "the header says so, and values differ")
    case .applicationDate:
      return FieldRecognition(
        .date, type: "japanese-date", name: "application_date", confidence: .high,
        reason: "the header says so",
        reasonAgainst: "when the row came in: nothing to compare")
    case .name:
      if traits.isOfOrganizations {
        return made(.organizationName, "japanese-organization", "name")
      }
      return made(.fullName, isKana ? "japanese-kana" : "japanese-name", isKana ? "name_kana" : "name")
    case .familyName: return made(.surname, isKana ? "japanese-kana" : "japanese-text", "family_name")
    case .givenName: return made(.givenName, isKana ? "japanese-kana" : "japanese-text", "given_name")
    case .kana: return made(.fullName, "japanese-kana", "name_kana")
    case .familyKana: return made(.surname, "japanese-kana", "family_kana")
    case .givenKana: return made(.givenName, "japanese-kana", "given_kana")
    case .birthDate:
      return traits.share(\.date) >= 0.6 ? made(.birthDate, "japanese-date", "birth_date") : nil
    case .sex: return traits.share(\.sex) >= 0.6 ? made(.sex, "japanese-sex", "sex") : nil
    case .postalCode:
      return traits.share(\.postalCode) >= 0.6 ? made(.postalCode, "postal-code", "postal_code") : nil
    case .prefecture: return made(.region, "japanese-text", "prefecture")
    case .city: return made(.city, "japanese-text", "city")
    case .town, .lot, .address, .building, .room: return made(.address, "japanese-text", field.rawValue)
    case .phone: return traits.share(\.phone) >= 0.4 ? made(.phone, "japanese-phone", "phone") : nil
    case .email: return profile.suggestion.meaning == .email ? made(.email, "mailbox", "email") : nil
    case .cardToken: return made(.code, "code", "card_token")
    case .middleName, .romaji, .familyRomaji, .givenRomaji, .formerName, .formerFamilyName, .alias,
      .aliasKana,
      .birthYear, .birthMonth, .birthDay:
      return nil
    }
  }

  /// The columns that make up an address, from the prefecture to the room: one value, for the parts of an address are only
  /// together those of a place, and senders divide them each in a way of their own.
  private func addressParts(_ mapping: ColumnMapping?, traits: [JapaneseTraits]) -> [Int: FieldRecognition] {
    guard let mapping else { return [:] }
    let parts = traits.indices.compactMap { column in
      mapping.fields[column].flatMap { field in
        Self.addressOrder.firstIndex(of: field).map { (column: column, field: field, place: $0) }
      }
    }
    let fields = Set(parts.map(\.field))
    let isWhole = parts.contains { traits[$0.column].share(\.place) >= 0.3 }
    guard isWhole || fields.isSuperset(of: [.prefecture, .city]) else { return [:] }
    var recognitions: [Int: FieldRecognition] = [:]
    for part in parts {
      recognitions[part.column] = FieldRecognition(
        .address, type: "japanese-address", name: "address", confidence: .high,
        reason: parts.count == 1
          ? "the header says so and the values agree"
          : "the header says so; joined with the other columns of the address",
        joinedAt: part.place)
    }
    return recognitions
  }

  private static let addressOrder: [ApplicantField] = [
    .prefecture, .city, .address, .town, .lot, .building, .room,
  ]

  // MARK: By the values

  /// What values admit, whatever the header.
  private func byValues(_ traits: JapaneseTraits, profile: ColumnProfile) -> FieldRecognition? {
    func made(_ meaning: FieldMeaning, _ type: String, _ reason: String) -> FieldRecognition {
      FieldRecognition(meaning, type: type, confidence: .medium, reason: reason)
    }
    switch profile.suggestion.meaning {
    case .birthDate, .date:
      return traits.share(\.date) >= 0.6
        ? made(profile.suggestion.meaning, "japanese-date", profile.suggestion.reason) : nil
    case .phone:
      return traits.share(\.phone) >= 0.6 ? made(.phone, "japanese-phone", profile.suggestion.reason) : nil
    case .email: return made(.email, "mailbox", profile.suggestion.reason)
    default: break
    }
    if traits.share(\.place) >= 0.6 {
      return made(.address, "japanese-address", "the values are places of the gazetteer with numbers")
    }
    if traits.share(\.date) >= 0.8, traits.share(\.japanese) >= 0.5 {
      return made(.date, "japanese-date", "the values are dates with 年, or with an era")
    }
    if traits.share(\.organization) >= 0.3 {
      return made(
        .organizationName, "japanese-organization", "many values have the legal form of an organization")
    }
    if traits.share(\.person) >= 0.6 {
      return made(.fullName, "japanese-name", "most values begin with a known family name")
    }
    // Japanese has no spaces: what the engine compares by words is compared by its characters.
    if traits.share(\.japanese) >= 0.5, Self.wordy.contains(profile.suggestion.meaning) {
      return made(profile.suggestion.meaning, "japanese-text", profile.suggestion.reason)
    }
    return nil
  }

  private static let wordy: Set<FieldMeaning> = [
    .givenName, .middleName, .surname, .fullName, .organizationName, .address, .city, .title, .personList,
    .freeText,
  ]
}
