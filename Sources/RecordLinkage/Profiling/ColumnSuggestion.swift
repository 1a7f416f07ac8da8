/// Decides what a column means: by what its header says where the content agrees, otherwise by the content.
struct ColumnSuggestion {
  let header: String
  let content: ColumnContent
  /// The distinct values, the most frequent first.
  let ranked: [(value: String, count: Int)]
  /// The number of values.
  let sampled: Int

  private var distinctRatio: Double { sampled == 0 ? 0 : Double(ranked.count) / Double(sampled) }

  /// The suggestion.
  func make() -> ColumnProfile.Suggestion {
    if sampled == 0 { return suggestion(.empty, .high, "no row has a value") }
    if ranked.count == 1, sampled > 1 { return suggestion(.constant, .high, "all rows have one value") }
    let named = HeaderMeaning.read(header)
    if let named, let meaning = confirmed(named.meaning, isWhole: named.isWhole) {
      let said = named.isWhole ? "the header" : "a word of the header"
      if meaning == named.meaning {
        return suggestion(
          meaning, named.isWhole ? .high : .medium, "\(said) says so and the values agree")
      }
      return suggestion(
        meaning, .medium, "\(said) says \(named.meaning.rawValue), the values \(meaning.rawValue)")
    }
    let disagreement =
      named.map { "the header says \($0.meaning.rawValue), which the values do not bear out; " } ?? ""
    if let (meaning, share) = plain {
      return suggestion(
        meaning, named == nil ? .high : .medium,
        disagreement + "\(Self.percent(share)) of the values look like it")
    }
    let (meaning, reason) = guess
    return suggestion(meaning, .low, disagreement + reason)
  }

  // MARK: Header and content

  /// The header's meaning, made more exact by the values; `nil` where the values do not bear it out.
  private func confirmed(_ meaning: FieldMeaning, isWhole: Bool) -> FieldMeaning? {
    let share = content.share
    // By, st, via: short words in a longer header are most often something else.
    if !isWhole, Self.needWholeHeader.contains(meaning) { return nil }
    switch meaning {
    case .givenName, .surname, .middleName, .personList:
      return isWords ? meaning : nil
    case .fullName:
      if isWords { return nameKind }
      // Shops and products have numbers in their names.
      return isWhole && plain == nil && share(\.number) < 0.5 ? .organizationName : nil
    case .birthDate, .date:
      if share(\.date) >= 0.5 { return meaning }
      if share(\.year) >= 0.6 { return meaning == .date ? .year : .birthYear }
      return nil
    case .birthYear, .year:
      if share(\.date) >= 0.5 { return meaning == .year ? .date : .birthDate }
      return share(\.year) >= 0.6 ? meaning : nil
    case .birthMonth: return share(\.month) >= 0.8 ? meaning : nil
    case .birthDay: return share(\.date) >= 0.5 ? .birthDate : share(\.day) >= 0.8 ? meaning : nil
    case .sex: return share(\.sex) >= 0.5 || ranked.count <= 6 ? meaning : nil
    case .address:
      if share(\.houseNumber) >= 0.8 { return .houseNumber }
      return isOtherwisePlain ? nil : meaning
    case .houseNumber:
      return share(\.houseNumber) >= 0.6 ? meaning : share(\.streetWord) >= 0.4 ? .address : nil
    case .city: return share(\.hasDigit) <= 0.4 ? meaning : nil
    case .region: return share(\.hasDigit) <= 0.4 || ranked.count <= 100 ? meaning : nil
    case .postalCode:
      let shaped = share(\.numericPostalCode) + share(\.letterPostalCode)
      return shaped >= 0.4 || share(\.code) >= 0.7 ? meaning : nil
    case .phone: return share(\.phoneDigits) >= 0.4 ? meaning : nil
    case .email: return share(\.email) >= 0.4 ? meaning : nil
    case .website: return share(\.hasSpace) <= 0.3 && share(\.email) < 0.3 ? meaning : nil
    case .coordinate: return share(\.coordinate) >= 0.5 ? meaning : nil
    case .latitude, .longitude: return share(\.number) >= 0.8 ? meaning : nil
    case .nationalIdentifier:
      return share(\.hasDigit) >= 0.6 && share(\.hasSpace) <= 0.5 && share(\.date) < 0.5 ? meaning : nil
    case .organizationName:
      if isOtherwisePlain || share(\.number) >= 0.5 { return nil }
      return isFewValues ? .category : meaning
    case .title: return isOtherwisePlain || share(\.number) >= 0.9 ? nil : meaning
    case .category: return isOtherwisePlain || share(\.fraction) >= 0.3 ? nil : meaning
    case .number: return share(\.number) >= 0.7 ? meaning : nil
    case .code: return share(\.wordy) < 0.5 ? meaning : nil
    case .identifier:
      guard share(\.wordy) < 0.5, isWhole || share(\.code) >= 0.7 else { return nil }
      return distinctRatio >= 0.9 ? .identifier : repeatedIdentifier
    case .entityLabel:
      if isUnique, sampled >= 20 { return .identifier }
      return share(\.wordy) < 0.5 ? meaning : nil
    case .freeText: return isOtherwisePlain ? nil : meaning
    case .constant, .empty: return nil
    }
  }

  /// Under a header like `id` or `number`, where rows share values: the entity's, or something that is counted.
  private var repeatedIdentifier: FieldMeaning {
    let words = HeaderMeaning.words(of: header)
    if ["id", "uuid", "guid", "recid", "rowid", "key"].contains(where: words.contains) {
      return .entityLabel
    }
    if isFewValues { return .category }
    return content.share(\.number) >= 0.7 ? .number : .code
  }

  private static let needWholeHeader: Set<FieldMeaning> = [.birthYear, .birthMonth, .birthDay, .houseNumber]

  /// Under a header like `name`: a person's, a part of one, or an organization's or a thing's.
  private var nameKind: FieldMeaning {
    let share = content.share
    if HeaderMeaning.words(of: header).last.map({ $0 != "name" && $0 != "names" }) ?? false {
      return .fullName
    }
    if share(\.startsWithGivenName) >= 0.1 { return .fullName }
    if share(\.oneWord) >= 0.7 {
      if share(\.givenName) >= 0.1, share(\.givenName) >= share(\.surname) { return .givenName }
      if share(\.surname) >= 0.1 { return .surname }
    }
    if share(\.legalForm) >= 0.03 || share(\.hasDigit) >= 0.05 || share(\.wordy) >= 0.1 {
      return .organizationName
    }
    // Two words that no list knows may be a person from anywhere; mixed counts of words are shops and bands.
    return share(\.oneWord) >= 0.15 ? .organizationName : .fullName
  }

  private var isWords: Bool {
    content.share(\.hasDigit) <= 0.3 && content.share(\.email) < 0.3 && content.share(\.website) < 0.3
  }

  /// Whether the values are of a form that nothing but an e-mail address, a date and so on has.
  private var isOtherwisePlain: Bool {
    let share = content.share
    return share(\.email) >= 0.6 || share(\.website) >= 0.6 || share(\.namedOrPunctuatedDate) >= 0.6
      || share(\.coordinate) >= 0.8 || share(\.punctuatedPhone) >= 0.6 || share(\.socialSecurity) >= 0.6
  }

  private var isUnique: Bool { distinctRatio >= 0.999 }
  private var isFewValues: Bool { sampled >= 100 && ranked.count <= 50 && distinctRatio < 0.05 }

  // MARK: Content alone

  /// What the form of the values admits only.
  private var plain: (FieldMeaning, Double)? {
    let share = content.share
    if share(\.email) >= 0.6 { return (.email, share(\.email)) }
    if share(\.website) >= 0.6 { return (.website, share(\.website)) }
    if share(\.coordinate) >= 0.8 { return (.coordinate, share(\.coordinate)) }
    if share(\.socialSecurity) >= 0.6 { return (.nationalIdentifier, share(\.socialSecurity)) }
    if share(\.date) >= 0.7 {
      // Births spread over generations; of other dates few tables do.
      let isBirth = content.latestYear - content.earliestYear >= 40 && content.latestYear <= 2035
      return (isBirth ? .birthDate : .date, share(\.date))
    }
    if share(\.punctuatedPhone) >= 0.6 { return (.phone, share(\.punctuatedPhone)) }
    if share(\.letterPostalCode) >= 0.7 { return (.postalCode, share(\.letterPostalCode)) }
    if share(\.streetWord) >= 0.4, share(\.numberThenWords) >= 0.3 { return (.address, share(\.streetWord)) }
    if share(\.nameList) >= 0.4 { return (.personList, share(\.nameList)) }
    if share(\.sex) >= 0.9, ranked.count <= 8 { return (.sex, share(\.sex)) }
    if share(\.region) >= 0.9, ranked.count <= 70, sampled >= 20 { return (.region, share(\.region)) }
    return nil
  }

  /// The likeliest meaning where nothing is plain.
  private var guess: (FieldMeaning, String) {
    let share = content.share
    if sampled >= 20, isUnique, share(\.code) >= 0.9, share(\.hasDigit) >= 0.9, share(\.fraction) < 0.1 {
      return (.identifier, "each row has a code of its own")
    }
    if share(\.year) >= 0.95 { return (.year, "the values are years") }
    if share(\.phoneDigits) >= 0.9, distinctRatio >= 0.3 {
      return (.phone, "the values have as many digits as telephone numbers")
    }
    if share(\.number) >= 0.9 {
      if share(\.numericPostalCode) >= 0.95, ranked.count > 20, share(\.integer) >= 0.95 {
        return (.postalCode, "the values are numbers of four or five digits")
      }
      return isFewValues && ranked.count <= 10
        ? (.category, "the values are a few numbers") : (.number, "the values are numbers")
    }
    if share(\.startsWithGivenName) >= 0.15 {
      return (.fullName, "many values begin or end with a common given name")
    }
    if share(\.oneWord) >= 0.6 {
      if share(\.givenName) >= 0.15, share(\.givenName) >= share(\.surname) {
        return (.givenName, "many values are common given names")
      }
      if share(\.surname) >= 0.08 { return (.surname, "many values are common surnames") }
    }
    if share(\.legalForm) >= 0.15 { return (.organizationName, "many values end with a legal form") }
    if share(\.streetWord) >= 0.4 { return (.address, "many values have a word for a street") }
    if isFewValues { return (.category, "there are few values") }
    if share(\.code) >= 0.8 { return (.code, "the values are codes") }
    return (.freeText, "the values are words")
  }

  // MARK: The suggestion

  private func suggestion(
    _ meaning: FieldMeaning, _ confidence: ColumnProfile.Suggestion.Confidence, _ reason: String
  ) -> ColumnProfile.Suggestion {
    var type = meaning.valueType
    switch meaning {
    case .birthDate, .date:
      if content.tallies.monthFirst > content.tallies.dayFirst { type = "date-mdy" }
    case .nationalIdentifier:
      // A letter in it counts: AB123456C.
      if content.share(\.integer) + content.share(\.socialSecurity) < 0.5 { type = "code" }
    case .category, .region:
      if !isFewValues, distinctRatio > 0.3, content.share(\.hasSpace) > 0.5 { type = "text" }
    default: break
    }
    let separator = separator(for: meaning)
    return .init(
      meaning: meaning, type: type, separator: separator, confidence: confidence, reason: reason,
      missing: meaning.isLeftOut
        ? [] : MissingValues(ranked: ranked, sampled: sampled, meaning: meaning, type: type).find())
  }

  private func separator(for meaning: FieldMeaning) -> String? {
    switch meaning {
    case .freeText, .title, .address, .coordinate, .constant, .empty, .identifier, .entityLabel, .date,
      .birthDate, .website:
      return nil
    default: break
    }
    if content.share(\.semicolonList) >= 0.1 { return ";" }
    if content.share(\.pipeList) >= 0.1 { return "|" }
    return meaning == .personList ? "," : nil
  }

  private static func percent(_ share: Double) -> String { "\(Int(share * 100 + 0.5)) %" }
}
