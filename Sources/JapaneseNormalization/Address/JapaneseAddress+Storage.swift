extension JapaneseAddress {
  /// The parts of an address, while it is parsed and after.
  struct Fields: Sendable, Hashable {
    var prefecture: Prefecture?
    var county: ScalarText = []
    var municipality: ScalarText = []
    var ward: ScalarText = []
    var street: ScalarText = []
    var town: ScalarText = []
    var numbers: [LotNumber] = []
    var premisesCount: Int = 0
    var otherLots: ScalarText = []
    var building: ScalarText = []
    var wing: ScalarText = []
    var floor: ClosedRange<Int>?
    var unit: DwellingUnit = .notStated
    var careOf: ScalarText = []
    var leftover: ScalarText = []
    var postalCode: ScalarText = []
    var area = AreaKey()
    var structure = BuildingKey()
    var place = AddressPlace()
  }

  /// Holds the parts; never changes.
  final class Storage: Sendable {
    let fields: Fields
    let gazetteer: Gazetteer

    init(fields: Fields, gazetteer: Gazetteer) {
      self.fields = fields
      self.gazetteer = gazetteer
    }
  }
}

extension JapaneseAddress: Hashable {
  /// Whether the two are written alike after folding; see ``relation(to:)`` for whether they are one place.
  public static func == (lhs: JapaneseAddress, rhs: JapaneseAddress) -> Bool {
    lhs.storage === rhs.storage || lhs.storage.fields == rhs.storage.fields
  }

  /// Hashes the parts.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(storage.fields)
  }
}
