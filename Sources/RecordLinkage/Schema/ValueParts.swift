/// The parts of one value, as UTF-8 in one buffer that is used for value after value.
///
/// A ``ValueType`` writes the bytes of a part and ends it; then the next. A buffer that has held as much
/// before does not allocate.
public struct ValueParts: Sendable {
  /// The bytes of all parts, one after the other, and of the one that is being written.
  var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Room for a type's intermediate results.
  var scratch: [UInt8] = []
  /// Room for the positions of words.
  var words: [Range<Int>] = []

  /// No parts.
  public init() {}

  /// The number of parts that were ended.
  public var count: Int { ends.count }

  /// The UTF-8 of a part, empty where there is none.
  public subscript(part: Int) -> ArraySlice<UInt8> { bytes[range(of: part)] }

  /// The text of a part.
  public func text(of part: Int) -> String { String(decoding: self[part], as: UTF8.self) }

  /// Forgets all parts and keeps the room.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Adds a byte of UTF-8 to the part that is being written.
  public mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Adds UTF-8 to the part that is being written.
  public mutating func append(contentsOf utf8: some Sequence<UInt8>) { bytes.append(contentsOf: utf8) }

  /// Ends the part that is being written: what comes next is the next part's.
  public mutating func endPart() { ends.append(bytes.count) }

  /// Adds a whole part.
  public mutating func appendPart(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    endPart()
  }

  /// Ends parts, empty ones, until there are so many.
  mutating func fill(to count: Int) {
    while ends.count < count { endPart() }
  }

  /// Adds a part that is a copy of bytes written before.
  mutating func appendPart(copyOf range: Range<Int>) {
    for position in range { bytes.append(bytes[position]) }
    endPart()
  }

  /// Where the bytes of a part are.
  func range(of part: Int) -> Range<Int> { (part == 0 ? 0 : ends[part - 1])..<ends[part] }
}
