internal import RecordLinkage

/// Addresses that were parsed a moment ago, by the bytes of their fields. Its size is fixed: a newer address takes the
/// place of an older one.
struct AddressMemo: Sendable {
  private struct Entry {
    var bytes: [UInt8] = []
    var features: AddressFeatures
    var hash: UInt64 = 0
  }

  /// The features of an address that says nothing.
  let empty: AddressFeatures
  private var entries: [Entry]
  /// The fields that were looked up last, one after the other with their kinds and lengths, and their place.
  private var bytes: [UInt8] = []
  private var place = 0

  private static let size = 1024

  private static let fields = FieldSet(
    .prefecture, .city, .town, .lot, .address, .building, .room, .postalCode)

  init(empty: AddressFeatures) {
    self.empty = empty
    // The first look-up of nothing finds what is right for it.
    entries = Array(repeating: Entry(features: empty), count: Self.size)
  }

  /// The address of these fields with its hash, if it is known.
  mutating func find(_ fields: RecordFields) -> (AddressFeatures, UInt64)? {
    bytes.removeAll(keepingCapacity: true)
    fields.forEach(in: Self.fields) { field, value in
      bytes.append(UInt8(truncatingIfNeeded: field.slot))
      withUnsafeBytes(of: value.count) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: value)
    }
    var hash = StableHash(seed: UInt64(bytes.count))
    bytes.withUnsafeBytes { bytes in
      var place = 0
      while place + 8 <= bytes.count {
        hash.combine(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        place += 8
      }
      var rest: UInt64 = 0
      for byte in bytes[place...] { rest = rest << 8 | UInt64(byte) }
      hash.combine(rest)
    }
    place = Int(truncatingIfNeeded: hash.value) & (Self.size - 1)
    guard entries[place].bytes == bytes else { return nil }
    return (entries[place].features, entries[place].hash)
  }

  /// Keeps the address of the fields that were looked up last.
  mutating func keep(_ features: AddressFeatures, _ hash: UInt64) {
    entries[place].features = features
    entries[place].hash = hash
    // What is longer than any address is not worth the room.
    entries[place].bytes.removeAll(keepingCapacity: true)
    if bytes.count <= 1024 { entries[place].bytes.append(contentsOf: bytes) }
    if entries[place].bytes.isEmpty { entries[place] = Entry(features: empty) }
  }
}
