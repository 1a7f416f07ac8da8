internal import RecordLinkage

/// Numbers distinct texts in the order of their first appearance, from 0: an open-addressed table over one arena of bytes.
struct TextNumbers: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private(set) var hashes: [UInt64] = []
  private var slots = HashSlots()

  var count: Int { ends.count }

  /// The number of a text, taking it in if it is new.
  ///
  /// - Parameter hash: a hash of the text's content.
  mutating func number(of text: UnsafeBufferPointer<UInt8>, hash: UInt64) -> UInt32 {
    var slot = slots.first(hash)
    while let known = slots[slot] {
      if hashes[known] == hash, equals(known, text) { return UInt32(known) }
      slot = slots.next(slot)
    }
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    hashes.append(hash)
    slots.insert(ends.count - 1, at: slot) { hashes[$0] }
    return UInt32(ends.count - 1)
  }

  /// Calls `body` with the bytes of a text.
  @inline(__always)
  func withText<Result>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range(number)])) }
  }

  /// Takes all texts out and keeps the storage.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    slots.removeAll()
  }

  private func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : ends[number - 1])..<ends[number]
  }

  private func equals(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = range(number)
    guard range.count == text.count else { return false }
    for place in 0..<text.count where bytes[range.lowerBound + place] != text[place] { return false }
    return true
  }
}
