extension JapaneseAddress {
  /// Parts of an address, as sets of them are named.
  public struct Elements: OptionSet, Sendable, Hashable {
    /// The bits of the set.
    public let rawValue: UInt8

    /// A set of these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The prefecture.
    public static let prefecture = Elements(rawValue: 1)
    /// The county.
    public static let county = Elements(rawValue: 2)
    /// The city, of a ward.
    public static let city = Elements(rawValue: 4)
    /// The ward, of a city.
    public static let ward = Elements(rawValue: 8)
    /// The municipality as it is now, where a former one is written, or none.
    public static let municipality = Elements(rawValue: 16)
    /// The town, from the postal code, or by a name that is not the registered one (三崎町 for 神田三崎町).
    public static let town = Elements(rawValue: 32)
    /// That the first number is a 丁目.
    public static let chome = Elements(rawValue: 64)
  }

  /// How well the gazetteer knows the place.
  public enum Status: UInt8, Sendable, Hashable {
    /// Municipality and town are registered, and it is one place; or the municipality is, and has no towns.
    case resolved
    /// The municipality is known, and the town is not; or names are written that the gazetteer does not have.
    case partial
    /// The text can be several places; see ``JapaneseAddress/candidates``.
    case ambiguous
    /// No place was found in it.
    case unparsed
  }

  /// How well the gazetteer knows the place.
  public var status: Status {
    storage.withView { view in
      if view.facts.town >= 0 { return .resolved }
      if view.facts.townCount > 1 || view.facts.municipalityCount > 1 { return .ambiguous }
      if view.facts.municipality >= 0 {
        // 青ヶ島村無番地: a village without towns.
        let hasTowns = !view.tables.towns(ofMunicipality: Int(view.facts.municipality)).isEmpty
        return hasTowns || view.numberCount == 0 ? .partial : .resolved
      }
      let isNamed = !view.text(.municipality).isEmpty || !view.text(.ward).isEmpty
      return isNamed || view.hasTown && view.numberCount > 0 ? .partial : .unparsed
    }
  }

  /// What is not written in the address but follows from the rest of it.
  public var inferred: Elements { storage.withView { $0.facts.inferred } }

  /// The code of the municipality, five digits; `nil` if it is not known or not certain.
  public var municipalityCode: Int? {
    storage.withView { view in
      view.facts.municipality < 0 ? nil : view.tables.municipalityCode(Int(view.facts.municipality))
    }
  }

  /// The ``Town/id`` of the town; `nil` if it is not known or not certain. Cheaper than ``registeredTown``.
  public var townID: String? {
    storage.withView { $0.facts.town < 0 ? nil : $0.tables.townID(Int($0.facts.town)) }
  }

  /// The ``Town/id``s of ``candidates``.
  public var candidateIDs: [String] {
    storage.withView { view in view.towns.map { view.tables.townID(Int($0)) } }
  }

  /// The municipality in the gazetteer; `nil` if it is not known or not certain.
  public var registeredMunicipality: Municipality? {
    let index = storage.withView { $0.facts.municipality }
    return index < 0 ? nil : gazetteer.municipality(at: Int(index))
  }

  /// The town in the gazetteer; `nil` if it is not known or not certain.
  public var registeredTown: Town? {
    let index = storage.withView { $0.facts.town }
    return index < 0 ? nil : gazetteer.town(at: Int(index))
  }

  /// The towns that an ``Status/ambiguous`` address may be in, at most 32 of them; empty for any other.
  public var candidates: [Town] {
    storage.withView { $0.towns.map { Int($0) } }.map { gazetteer.town(at: $0) }
  }

  private var gazetteer: Gazetteer { Gazetteer(tables: storage.withView { $0.tables }) }
}
