internal import JapaneseNormalization
internal import RecordLinkage

/// Numbers distinct addresses in the order of their first appearance, from 1; 0 is the empty one.
///
/// Two ways to write an address that normalization makes one of are one.
struct AddressNumbers: Sendable {
  private(set) var addresses: [JapaneseAddress]
  private(set) var keys: [AddressKeys] = [AddressKeys()]
  private var hashes: [UInt64] = [0]
  private var slots = HashSlots()

  /// - Parameter empty: the address that says nothing.
  init(empty: JapaneseAddress) {
    addresses = [empty]
  }

  /// The number of an address, taking it in if it is new.
  ///
  /// - Parameters:
  ///   - hash: a hash of the address.
  ///   - makeKeys: what its keys are, asked only for a new one.
  mutating func number(
    of address: JapaneseAddress, hash: UInt64, keys makeKeys: () -> AddressKeys
  ) -> UInt32 {
    let known = slots.find(hash) { hashes[$0] == hash && addresses[$0] == address }
    if let known { return UInt32(known) }
    addresses.append(address)
    keys.append(makeKeys())
    hashes.append(hash)
    slots.insert(hash, number: addresses.count - 1)
    return UInt32(addresses.count - 1)
  }

  /// Takes in the addresses of another table, and adds their numbers here to `numbers`.
  mutating func take(_ other: AddressNumbers, numbers: inout [UInt32]) {
    numbers.append(0)
    for index in other.addresses.indices.dropFirst() {
      if index + 12 < other.hashes.count { slots.prefetch(other.hashes[index + 12]) }
      numbers.append(number(of: other.addresses[index], hash: other.hashes[index]) { other.keys[index] })
    }
  }

  /// Makes room for so many in all.
  mutating func reserve(_ count: Int) {
    slots.reserve(count)
    LargeMemory.reserve(total: count, in: &addresses)
    LargeMemory.reserve(total: count, in: &keys)
    LargeMemory.reserve(total: count, in: &hashes)
  }

  /// Takes all addresses out and keeps the storage.
  mutating func removeAll() {
    addresses.removeSubrange(1...)
    keys.removeSubrange(1...)
    hashes.removeSubrange(1...)
    slots.removeAll()
  }
}
