/// Cells of one column in UTF-8, one after the other: how a table hands out many at once.
public struct CellBatch: Sendable {
  /// The bytes of all cells, and room for more.
  private var bytes: [UInt8] = []
  /// How many of the bytes are taken.
  private var byteCount = 0
  private var ends: [Int] = []

  /// No cells.
  public init() {}

  /// The number of cells.
  public var count: Int { ends.count }

  /// Takes in the next cell.
  @inlinable
  public mutating func append(_ cell: UnsafeBufferPointer<UInt8>) {
    appendPart(cell)
    endCell()
  }

  /// Takes in a part of the next cell.
  public mutating func appendPart(_ part: UnsafeBufferPointer<UInt8>) {
    let end = byteCount + part.count
    if end > bytes.count { grow(to: end) }
    bytes.withUnsafeMutableBufferPointer { bytes in
      guard let target = bytes.baseAddress, let source = part.baseAddress else { return }
      (target + byteCount).update(from: source, count: part.count)
    }
    byteCount = end
  }

  @inline(never)
  private mutating func grow(to count: Int) {
    bytes.append(contentsOf: repeatElement(0, count: max(1 << 12, 2 * count) - bytes.count))
  }

  /// Ends the cell that is being taken in.
  public mutating func endCell() { ends.append(byteCount) }

  /// Forgets all cells and keeps the room.
  public mutating func removeAll() {
    byteCount = 0
    ends.removeAll(keepingCapacity: true)
  }

  /// Whether the cell that is being taken in is empty so far.
  var isCellEmpty: Bool { byteCount == ends.last ?? 0 }

  /// Calls `body` with the bytes of a cell.
  @inline(__always)
  func withCell<R>(_ place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    let start = place == 0 ? 0 : ends[place - 1]
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<ends[place]])) }
  }
}
