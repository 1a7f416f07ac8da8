/// Values one after the other in memory that is its own, or a file's that is mapped.
///
/// They never change once it is made, which is why threads may share them.
struct FlatArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  private let values: UnsafeBufferPointer<Element>
  /// Keeps the memory.
  private let owner: AnyObject

  /// The values of an array, which are copied.
  init(_ array: [Element]) {
    let memory = OwnedMemory(byteCount: array.count * MemoryLayout<Element>.stride)
    let start = memory.start.bindMemory(to: Element.self, capacity: array.count)
    let values = UnsafeMutableBufferPointer(start: start, count: array.count)
    _ = values.initialize(from: array)
    self.init(UnsafeBufferPointer(values), owner: memory)
  }

  /// Values in memory that `owner` keeps.
  init(_ values: UnsafeBufferPointer<Element>, owner: AnyObject) {
    self.values = values
    self.owner = owner
  }

  @inline(__always)
  var count: Int { values.count }

  @inline(__always)
  subscript(place: Int) -> Element {
    precondition(UInt(bitPattern: place) < UInt(bitPattern: values.count))
    return values[place]
  }

  /// The bytes of a range of the values, which must not leave `body`.
  @inline(__always)
  func withBytes<Result>(
    _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try withExtendedLifetime(owner) {
      try body(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: values[range])))
    }
  }

  /// The bytes of all values.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try withBytes(0..<count, body)
  }

  var byteCount: Int { count * MemoryLayout<Element>.stride }
}

/// Memory that goes with its last owner.
private final class OwnedMemory {
  let start: UnsafeMutableRawPointer

  init(byteCount: Int) {
    start = .allocate(byteCount: max(1, byteCount), alignment: 16)
  }

  deinit { start.deallocate() }
}
