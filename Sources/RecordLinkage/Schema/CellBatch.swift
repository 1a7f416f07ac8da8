/// Cells of one column in UTF-8, one after the other: how a table hands out many at once.
public struct CellBatch: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = []

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
  public mutating func appendPart(_ part: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: part) }

  /// Ends the cell that is being taken in.
  public mutating func endCell() { ends.append(bytes.count) }

  /// Forgets all cells and keeps the room.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Whether the cell that is being taken in is empty so far.
  var isCellEmpty: Bool { bytes.count == ends.last ?? 0 }

  /// Calls `body` with the bytes of a cell.
  @inline(__always)
  func withCell<R>(_ place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    let start = place == 0 ? 0 : ends[place - 1]
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<ends[place]])) }
  }
}
