internal import JapaneseNormalization
internal import RecordLinkage

extension RecordNormalizer {
  /// Takes in the address and postal code and returns a hash of the place.
  mutating func appendAddress(of fields: RecordFields, to columns: inout FeatureColumns) -> UInt64 {
    let (features, hash) = address(of: fields)
    let isEmpty = hash == 0
    columns.addressOfRecord.append(isEmpty ? 0 : columns.addresses.number(of: features, hash: hash))

    var postalCode = FieldValues.postalCode(fields[.postalCode])
    if postalCode == nil {
      if fields.has(.postalCode) {
        note(.unreadable, .postalCode, "expected seven digits, for example 105-0001")
      }
      if !isEmpty { postalCode = PostalCode.parse(String(scalars: features.address.postalCode)) }
    }
    if let code = postalCode, code.isLegacy || code.isFiller { postalCode = nil }
    columns.postalCodes.append(postalCode)
    return StableHash.of(features.dwelling, UInt64(postalCode?.rawValue ?? 0))
  }

  /// The address with a hash of it; 0 for one that says nothing.
  private mutating func address(of fields: RecordFields) -> (AddressFeatures, UInt64) {
    // Members of a household stand near each other and share one spelling more often than not.
    if let known = addressMemo.find(fields) { return known }
    let address = addressParser.parse(Self.parts(fields))
    var features = addressMemo.empty
    var hash: UInt64 = 0
    if address.precision != .none || !address.building.isEmpty {
      features = AddressFeatures(
        address: address, premises: address.precision == .lot ? Self.key(address.premisesKey) : 0,
        dwelling: Self.key(address.dwellingKey), blocking: Self.key(address.blockingKey))
      var hasher = Hasher()
      hasher.combine(address)
      hash = max(1, UInt64(bitPattern: Int64(hasher.finalize())))
    }
    addressMemo.keep(features, hash)
    return (features, hash)
  }

  private static func parts(_ fields: RecordFields) -> AddressParts {
    AddressParts(
      prefecture: fields.text(.prefecture), city: fields.text(.city), town: fields.text(.town),
      lot: fields.text(.lot), addressLines: fields.texts(.address), building: fields.text(.building),
      room: fields.text(.room), postalCode: fields.text(.postalCode))
  }

  private static func key(_ text: ScalarText?) -> UInt64 {
    guard let text, !text.isEmpty else { return 0 }
    var hash = StableHash()
    for scalar in text { hash.combine(UInt64(scalar.value)) }
    return hash.value
  }
}
