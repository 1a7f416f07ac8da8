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
    let known = slots.find(hash) { hashes[$0 - 1] == hash && equals($0 - 1, text) }
    if let known { return UInt32(known - 1) }
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    hashes.append(hash)
    slots.insert(hash, number: ends.count)
    return UInt32(ends.count - 1)
  }

  /// Asks for what is known of a hash that is looked up soon.
  @inline(__always)
  func prefetch(_ hash: UInt64) { slots.prefetch(hash) }

  /// Makes room for so many in all.
  mutating func reserve(_ count: Int) {
    LargeMemory.reserve(total: 16 * count, in: &bytes)
    slots.reserve(count)
    LargeMemory.reserve(total: count, in: &ends)
    LargeMemory.reserve(total: count, in: &hashes)
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
