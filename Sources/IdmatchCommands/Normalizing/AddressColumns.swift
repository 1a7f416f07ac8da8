internal import JapaneseNormalization

/// The columns of `idmatch normalize address`.
struct AddressColumns: Sendable {
  /// After `input`, in the order in which a reader asks: what is it, is it known, where is it, what was made out.
  static let names = [
    "canonical", "status", "postal_code", "prefecture", "county", "municipality", "ward", "municipality_code",
    "street", "town", "town_id", "chome", "numbers", "building", "wing", "floor", "room", "care_of",
    "inferred",
    "candidates", "premises_key", "dwelling_key",
  ]

  private var parser: AddressParser

  init(gazetteer: Gazetteer) {
    parser = AddressParser(gazetteer: gazetteer)
  }

  /// The values of the columns.
  mutating func columns(of text: String) -> [String] {
    let address = parser.parse(text)
    let room: String
    if case .room(let value) = address.unit { room = String(scalars: value) } else { room = "" }
    let floor = address.floor.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)~\($0.upperBound)"
    }
    let status = address.status
    return [
      address.canonical, status.name, String(scalars: address.postalCode), address.prefecture?.name ?? "",
      String(scalars: address.county), String(scalars: address.municipality), String(scalars: address.ward),
      address.municipalityCode.map(Self.fiveDigits) ?? "", String(scalars: address.street),
      String(scalars: address.town), address.townID ?? "",
      chome(of: address), address.numbers.map(Self.text).joined(separator: "-"),
      String(scalars: address.building), String(scalars: address.wing), floor ?? "", room,
      String(scalars: address.careOf), address.inferred.names.joined(separator: "|"),
      status == .ambiguous ? address.candidateIDs.joined(separator: "|") : "",
      address.premisesKey.map { String(scalars: $0) } ?? "",
      address.dwellingKey.map { String(scalars: $0) } ?? "",
    ]
  }

  /// The first number, where it is a 丁目, by its word or by the gazetteer.
  private func chome(of address: JapaneseAddress) -> String {
    guard let first = address.numbers.first, first.kind == .chome || address.inferred.contains(.chome) else {
      return ""
    }
    return first.value.map { "\($0)" } ?? ""
  }

  private static func text(_ number: LotNumber) -> String {
    if number.kind == .unnumbered { return "無番地" }
    return String(scalars: [number.head].compactMap { $0 }) + (number.value.map { "\($0)" } ?? "")
  }

  private static func fiveDigits(_ code: Int) -> String {
    let digits = String(code)
    return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }
}
