internal import RecordLinkage

/// Addresses that were parsed a moment ago, in the batch at hand: from the bytes of their fields to their numbers. Its size is
/// fixed: a newer address takes the place of an older one.
///
/// Few tables repeat an address near its like, so that a look-up that finds nothing has to cost next to nothing: a pass
/// over the fields' bytes, and one number of the memo.
struct AddressMemo: Sendable {
  /// By place: hashes of the bytes, the bytes, how many, and the address's number.
  private var hashes = [UInt64](repeating: 0, count: Self.size)
  private var bytes = [UInt8](repeating: 0, count: Self.size * Self.longest)
  private var lengths = [Int](repeating: 0, count: Self.size)
  private var numbers = [UInt32](repeating: 0, count: Self.size)
  /// The fields that were looked up last, one after the other with their kinds and lengths, and their hash.
  private var fields: [UInt8] = []
  private var hash: UInt64 = 0

  private static let size = 256
  /// How many bytes are kept of an address with its marks; a longer one is parsed each time.
  private static let longest = 256

  private static let kinds = FieldSet(
    .prefecture, .city, .town, .lot, .address, .building, .room, .postalCode)

  /// Forgets all addresses.
  mutating func removeAll() {
    for place in hashes.indices { hashes[place] = 0 }
  }

  /// The number of the address of these fields, if it is known.
  mutating func find(_ record: RecordFields) -> UInt32? {
    fields.removeAll(keepingCapacity: true)
    record.forEach(in: Self.kinds) { kind, value in
      fields.append(UInt8(truncatingIfNeeded: kind.slot))
      fields.append(UInt8(truncatingIfNeeded: value.count))
      // What is cut off here makes the bytes too many to be kept.
      fields.append(contentsOf: value.prefix(Self.longest))
    }
    hash = max(1, fields.withUnsafeBytes(ByteHash.of))
    guard hashes[place] == hash, lengths[place] == fields.count,
      bytes[place * Self.longest..<place * Self.longest + lengths[place]].elementsEqual(fields)
    else { return nil }
    return numbers[place]
  }

  /// Keeps the number of the address of the fields that were looked up last.
  mutating func keep(_ number: UInt32) {
    if fields.count > Self.longest { return }
    let start = place * Self.longest
    fields.withUnsafeBufferPointer { fields in
      bytes.withUnsafeMutableBufferPointer {
        _ = UnsafeMutableBufferPointer(rebasing: $0[start...]).update(fromContentsOf: fields)
      }
    }
    (hashes[place], lengths[place], numbers[place]) = (hash, fields.count, number)
  }

  private var place: Int { Int(truncatingIfNeeded: hash) & (Self.size - 1) }
}
