internal import JapaneseNormalization
internal import RecordLinkage

/// Numbers distinct telephone numbers in the order of their first appearance, from 0.
struct PhoneNumbers: Sendable {
  private(set) var phones: [PhoneNumber] = []
  private var slots = HashSlots()

  var count: Int { phones.count }

  /// The number of a telephone number, taking it in if it is new.
  mutating func number(of phone: PhoneNumber) -> UInt32 {
    let hash = Self.hash(phone)
    if let known = slots.find(hash, { phones[$0 - 1] == phone }) { return UInt32(known - 1) }
    phones.append(phone)
    slots.insert(hash, number: phones.count)
    return UInt32(phones.count - 1)
  }

  /// Takes in the numbers of another table, and adds their numbers here to `numbers`.
  mutating func take(_ other: PhoneNumbers, numbers: inout [UInt32]) {
    for index in other.phones.indices {
      // What is looked up soon is asked for, as in NamePartNumbers.
      if index + 12 < other.count { slots.prefetch(Self.hash(other.phones[index + 12])) }
      numbers.append(number(of: other.phones[index]))
    }
  }

  /// Makes room for so many in all.
  mutating func reserve(_ count: Int) {
    slots.reserve(count)
    LargeMemory.reserve(total: count, in: &phones)
  }

  /// Takes all numbers out and keeps the storage.
  mutating func removeAll() {
    phones.removeAll(keepingCapacity: true)
    slots.removeAll()
  }

  /// A multiplication whose high half is folded into the low one.
  @inline(__always)
  private static func hash(_ phone: PhoneNumber) -> UInt64 {
    let product = phone.rawValue.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}
