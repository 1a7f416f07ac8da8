internal import ArgumentParser
internal import JapaneseNormalization

/// A kind of value that `idmatch normalize` understands: the columns that it yields, and how.
enum NormalizedValue: String, CaseIterable, ExpressibleByArgument {
  case address
  case name
  case kana
  case phone
  case email
  case postalCode = "postal-code"
  case birthDate = "birth-date"

  /// The columns after `input`.
  var columns: [String] {
    switch self {
    case .address: AddressColumns.names
    case .name: ["kind", "family", "given", "middle", "folded", "divisions"]
    case .kana: ["katakana", "key1", "key2", "romaji"]
    case .phone: ["number", "kind", "area_code", "is_evidence"]
    case .email: ["canonical", "similarity_key", "is_generic"]
    case .postalCode: ["postal_code", "is_partial"]
    case .birthDate: ["date", "precision", "is_placeholder", "problem"]
    }
  }

  /// Whether a line is nothing but space.
  static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  /// The values of the columns; as many empty texts where the value cannot be read.
  ///
  /// - Parameter addresses: reads the addresses.
  func normalize(_ text: String, addresses: inout AddressColumns) -> [String] {
    if Self.isBlank(text) { return unread }
    let values: [String]? =
      switch self {
      case .address: addresses.columns(of: text)
      case .name: Self.name(text)
      case .kana: Self.kana(text)
      case .phone:
        PhoneNumber.parse(text).map { [$0.formatted, "\($0.kind)", $0.areaCode ?? "", flag($0.isEvidence)] }
      case .email: EmailAddress.parse(text).map { [$0.canonical, $0.similarityKey, flag($0.isGeneric)] }
      case .postalCode: PostalCode.parse(text).map { [$0.formatted, flag($0.isLegacy)] }
      case .birthDate: birthDate(text)
      }
    return values ?? unread
  }

  /// The columns of a value that cannot be read.
  var unread: [String] { columns.map { _ in "" } }

  private func flag(_ value: Bool) -> String { value ? "true" : "false" }

  private func birthDate(_ text: String) -> [String] {
    do {
      let date = try BirthDate.parse(text)
      return [date.description, "\(date.precision)", flag(date.isPlaceholder), ""]
    } catch {
      return ["", "", "", error.description]
    }
  }

  private static func kana(_ text: String) -> [String] {
    let folded = TextFolding.fold(text)
    return [
      Kana.katakana(folded), KanaKey.k1(folded), KanaKey.k2(folded), Romaji.transcribe(kana: folded),
    ].map { String(scalars: $0) }
  }

  private static func name(_ text: String) -> [String] {
    let name = PersonName.parse(text)
    let divisions = name.splits.map {
      "\(String(scalars: $0.family.folded))|\(String(scalars: $0.given.folded))"
    }
    return [
      "\(name.kind)", String(scalars: name.family.folded), String(scalars: name.given.folded),
      String(scalars: name.middle.folded), String(scalars: name.whole.folded),
      divisions.joined(separator: " / "),
    ]
  }
}
