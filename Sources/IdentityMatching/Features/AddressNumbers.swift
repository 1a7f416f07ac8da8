internal import JapaneseNormalization

/// Numbers distinct addresses in the order of their first appearance, from 1; 0 is the empty one.
///
/// Two ways to write an address that normalization makes one of are one.
struct AddressNumbers: Sendable {
  private(set) var addresses: [AddressFeatures]
  private var hashes: [UInt64] = [0]
  private var slots = HashSlots()

  /// - Parameter empty: the address that says nothing.
  init(empty: JapaneseAddress) {
    addresses = [AddressFeatures(address: empty)]
  }

  /// The number of an address, taking it in if it is new.
  ///
  /// - Parameter hash: a hash of the address.
  mutating func number(of features: AddressFeatures, hash: UInt64) -> UInt32 {
    var slot = slots.first(hash)
    while let known = slots[slot] {
      // Slots number from 0, addresses from 1.
      if hashes[known + 1] == hash, addresses[known + 1].address == features.address {
        return UInt32(known + 1)
      }
      slot = slots.next(slot)
    }
    addresses.append(features)
    hashes.append(hash)
    slots.insert(addresses.count - 2, at: slot) { hashes[$0 + 1] }
    return UInt32(addresses.count - 1)
  }

  /// Takes in the address that another table has under a number.
  mutating func number(of number: Int, in other: AddressNumbers) -> UInt32 {
    number == 0 ? 0 : self.number(of: other.addresses[number], hash: other.hashes[number])
  }

  /// Takes all addresses out and keeps the storage.
  mutating func removeAll() {
    addresses.removeSubrange(1...)
    hashes.removeSubrange(1...)
    slots.removeAll()
  }
}
