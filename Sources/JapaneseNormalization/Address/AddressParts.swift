/// An address as a form holds it, in fields. Any field may be empty or missing, or hold more than it should.
public struct AddressParts: Sendable, Hashable {
  /// 都道府県.
  public var prefecture: String?
  /// 市区町村, with the county and the ward if the form has no fields for them.
  public var city: String?
  /// 町名, perhaps with 丁目.
  public var town: String?
  /// 番地・号.
  public var lot: String?
  /// Whatever else of the address comes before the building, in order.
  public var addressLines: [String]
  /// The building, perhaps with the room.
  public var building: String?
  /// The room number.
  public var room: String?
  /// The postal code.
  public var postalCode: String?
  /// The address in kana, as far as the form asks for it.
  public var kana: String?

  /// An address in fields.
  public init(
    prefecture: String? = nil, city: String? = nil, town: String? = nil, lot: String? = nil,
    addressLines: [String] = [], building: String? = nil, room: String? = nil, postalCode: String? = nil,
    kana: String? = nil
  ) {
    self.prefecture = prefecture
    self.city = city
    self.town = town
    self.lot = lot
    self.addressLines = addressLines
    self.building = building
    self.room = room
    self.postalCode = postalCode
    self.kana = kana
  }
}
