internal import JapaneseNormalization
internal import RecordLinkage

extension RecordNormalizer {
  /// Takes in the address and postal code and returns a hash of the place.
  mutating func appendAddress(of fields: RecordFields, to columns: inout FeatureColumns) -> UInt64 {
    let number = number(ofAddressIn: fields, in: &columns.addresses)
    columns.addressOfRecord.append(number)
    let isEmpty = number == 0

    var postalCode = FieldValues.postalCode(fields[.postalCode])
    if postalCode == nil {
      if fields.has(.postalCode) {
        note(.unreadable, .postalCode, "expected seven digits, for example 105-0001")
      }
      if !isEmpty {
        postalCode = PostalCode.parse(
          String(scalars: columns.addresses.addresses[Int(number)].postalCode))
      }
    }
    if let code = postalCode, code.isLegacy || code.isFiller { postalCode = nil }
    columns.postalCodes.append(postalCode)
    return StableHash.of(columns.addresses.keys[Int(number)].dwelling, UInt64(postalCode?.rawValue ?? 0))
  }

  /// The number of the address; 0 for one that says nothing.
  private mutating func number(ofAddressIn fields: RecordFields, in addresses: inout AddressNumbers) -> UInt32
  {
    // Members of a household often stand near each other in a table and share one spelling.
    if let known = addressMemo.find(fields) { return known }
    let address = parseAddress(of: fields)
    var number: UInt32 = 0
    if address.precision != .none || !address.building.isEmpty {
      number = addresses.number(of: address, hash: address.contentHash) {
        let hashes = address.keyHashes(&addressKeys)
        return AddressKeys(
          premises: address.precision == .lot ? hashes.premises : 0, dwelling: hashes.dwelling,
          blocking: hashes.blocking, statesUnit: address.isUnitStated)
      }
    }
    addressMemo.keep(number)
    return number
  }

  private mutating func parseAddress(of fields: RecordFields) -> JapaneseAddress {
    addressParser.beginFields()
    addressParser.append(area: fields[.prefecture])
    addressParser.append(area: fields[.city])
    addressParser.append(area: fields[.town])
    addressParser.append(area: fields[.lot])
    fields.forEach(.address) { addressParser.append(area: $0) }
    let written = addressParser.parseFields(
      building: fields[.building], room: fields[.room], postalCode: fields[.postalCode])
    return written ?? addressParser.parse(Self.parts(fields))
  }

  private static func parts(_ fields: RecordFields) -> AddressParts {
    AddressParts(
      prefecture: fields.text(.prefecture), city: fields.text(.city), town: fields.text(.town),
      lot: fields.text(.lot), addressLines: fields.texts(.address), building: fields.text(.building),
      room: fields.text(.room), postalCode: fields.text(.postalCode))
  }
}
