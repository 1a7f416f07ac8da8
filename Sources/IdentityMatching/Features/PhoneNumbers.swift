internal import JapaneseNormalization

/// Numbers distinct telephone numbers in the order of their first appearance, from 0.
struct PhoneNumbers: Sendable {
  private(set) var phones: [PhoneNumber] = []
  private var slots = HashSlots()

  var count: Int { phones.count }

  /// The number of a telephone number, taking it in if it is new.
  mutating func number(of phone: PhoneNumber) -> UInt32 {
    var slot = slots.first(Self.hash(phone))
    while let known = slots[slot] {
      if phones[known] == phone { return UInt32(known) }
      slot = slots.next(slot)
    }
    phones.append(phone)
    slots.insert(phones.count - 1, at: slot) { Self.hash(phones[$0]) }
    return UInt32(phones.count - 1)
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
