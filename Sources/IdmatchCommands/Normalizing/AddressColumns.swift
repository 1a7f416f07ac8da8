internal import JapaneseNormalization
internal import Synchronization

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
  /// Shared by the copies, for each would look the same towns up.
  private let places = RegisteredPlaces()

  init(gazetteer: Gazetteer) {
    parser = AddressParser(gazetteer: gazetteer)
  }

  /// The values of the columns.
  mutating func columns(of text: String) -> [String] {
    let address = parser.parse(text)
    let premises = address.premisesKey.map { String(scalars: $0) } ?? ""
    let place = places.place(of: address, premisesKey: premises)
    let room: String
    if case .room(let value) = address.unit { room = String(scalars: value) } else { room = "" }
    let floor = address.floor.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)~\($0.upperBound)"
    }
    let status = address.status
    return [
      address.canonical, status.name, String(scalars: address.postalCode), address.prefecture?.name ?? "",
      String(scalars: address.county), String(scalars: address.municipality), String(scalars: address.ward),
      place.municipalityCode, String(scalars: address.street), String(scalars: address.town), place.townID,
      chome(of: address), address.numbers.map(Self.text).joined(separator: "-"),
      String(scalars: address.building), String(scalars: address.wing), floor ?? "", room,
      String(scalars: address.careOf), address.inferred.names.joined(separator: "|"),
      status == .ambiguous ? address.candidates.map(\.id).joined(separator: "|") : "", premises,
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
}

/// The codes of places in the gazetteer, each looked up once: the whole of a town, with its postal codes, is much more
/// than its code.
final class RegisteredPlaces: Sendable {
  /// The codes of one place.
  struct Codes: Sendable {
    var municipalityCode = ""
    var townID = ""
  }

  private let known = Mutex<[String: Codes]>([:])
  /// Lines of garbage are all different; real ones are of some tens of thousands of towns.
  private static let capacity = 1 << 16

  /// The codes of the place of an address.
  ///
  /// - Parameter premisesKey: the address's own, which names the town apart from its namesakes.
  func place(of address: JapaneseAddress, premisesKey: String) -> Codes {
    let status = address.status
    guard status != .unparsed else { return Codes() }
    // Municipality, ward and town, without the numbers; and the town as it is shown, which tells it from a 字 within it.
    let area = premisesKey.lastIndex(of: "|").map { premisesKey[..<$0] } ?? ""
    let prefecture = address.prefecture?.code ?? 0
    let key =
      "\(area)/\(prefecture)/\(address.town.count)/\(String(scalars: address.town))/\(status.rawValue)"
    if !area.isEmpty, let codes = known.withLock({ $0[key] }) { return codes }
    let town = address.registeredTown
    let municipality = town?.municipality ?? address.registeredMunicipality
    let codes = Codes(
      municipalityCode: municipality.map { Self.fiveDigits($0.code) } ?? "", townID: town?.id ?? "")
    if !area.isEmpty {
      known.withLock { known in
        if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
        known[key] = codes
      }
    }
    return codes
  }

  private static func fiveDigits(_ code: Int) -> String {
    let digits = String(code)
    return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }
}
