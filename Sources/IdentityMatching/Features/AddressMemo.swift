internal import RecordLinkage

/// Addresses that were parsed a moment ago, by the bytes of their fields. Its size is fixed: a newer address takes the
/// place of an older one.
///
/// Few tables repeat an address near its like, so that a look-up that finds nothing has to cost next to nothing: a pass
/// over the fields' bytes, and one number of the memo.
struct AddressMemo: Sendable {
  private struct Entry {
    var bytes: [UInt8] = []
    var features: AddressFeatures
    var hash: UInt64 = 0
  }

  /// The features of an address that says nothing.
  let empty: AddressFeatures
  private var entries: [Entry]
  /// Hashes of the entries' bytes.
  private var hashes: [UInt64]
  /// The fields that were looked up last, one after the other with their kinds and lengths, and their hash.
  private var bytes: [UInt8] = []
  private var hash: UInt64 = 0

  private static let size = 1024
  /// What is longer than any address is not worth the room.
  private static let longest = 1024

  private static let fields = FieldSet(
    .prefecture, .city, .town, .lot, .address, .building, .room, .postalCode)

  init(empty: AddressFeatures) {
    self.empty = empty
    entries = Array(repeating: Entry(features: empty), count: Self.size)
    hashes = Array(repeating: 0, count: Self.size)
  }

  /// The address of these fields with its hash, if it is known.
  mutating func find(_ fields: RecordFields) -> (AddressFeatures, UInt64)? {
    bytes.removeAll(keepingCapacity: true)
    fields.forEach(in: Self.fields) { field, value in
      bytes.append(UInt8(truncatingIfNeeded: field.slot))
      bytes.append(UInt8(truncatingIfNeeded: value.count))
      bytes.append(UInt8(truncatingIfNeeded: value.count >> 8))
      // What is cut off here makes the bytes too long to be kept.
      bytes.append(contentsOf: value.prefix(Self.longest + 1))
    }
    hash = bytes.withUnsafeBytes(ByteHash.of)
    guard hashes[place] == hash, entries[place].bytes == bytes else { return nil }
    return (entries[place].features, entries[place].hash)
  }

  /// Keeps the address of the fields that were looked up last.
  mutating func keep(_ features: AddressFeatures, _ hash: UInt64) {
    if bytes.count > Self.longest { return }
    entries[place].features = features
    entries[place].hash = hash
    entries[place].bytes.removeAll(keepingCapacity: true)
    entries[place].bytes.append(contentsOf: bytes)
    hashes[place] = self.hash
  }

  private var place: Int { Int(truncatingIfNeeded: hash) & (Self.size - 1) }
}
