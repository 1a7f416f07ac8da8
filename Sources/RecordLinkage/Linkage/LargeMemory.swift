internal import Glibc

/// Memory of many megabytes that is about to be filled, and to be looked at anywhere.
package enum LargeMemory {
  /// Memory for some values, which are to be written before they are read.
  package static func allocate<Value: BitwiseCopyable>(_ count: Int) -> UnsafeMutablePointer<Value> {
    let memory = UnsafeMutablePointer<Value>.allocate(capacity: max(1, count))
    prepare(UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(start: memory, count: count)))
    return memory
  }

  /// An array of one value many times.
  package static func array<Value: BitwiseCopyable>(repeating value: Value, count: Int) -> [Value] {
    // An array of no room is the empty one that all threads share, whose count would be written, if only as it was.
    if count == 0 { return [] }
    return [Value](unsafeUninitializedCapacity: count) { memory, initialized in
      prepare(UnsafeMutableRawBufferPointer(memory))
      memory.initialize(repeating: value)
      initialized = count
    }
  }

  /// Makes room in an array for so many values in all, and prepares it.
  package static func reserve<Value>(total count: Int, in array: inout [Value]) {
    if array.capacity >= count { return }
    array.reserveCapacity(count)
    let (size, capacity) = (MemoryLayout<Value>.stride, array.capacity)
    array.withUnsafeMutableBytes { values in
      guard let base = values.baseAddress else { return }
      // Behind the values that are there the memory goes on for as many as there is room for.
      prepare(UnsafeMutableRawBufferPointer(start: base, count: size * capacity))
    }
  }

  /// Makes room for more at the end of an array that grows to many values.
  @inline(__always)
  static func reserve<Value: BitwiseCopyable>(_ count: Int, in values: inout [Value]) {
    if values.capacity - values.count < count { grow(&values, by: count) }
  }

  @inline(never)
  private static func grow<Value: BitwiseCopyable>(_ values: inout [Value], by count: Int) {
    let capacity = max(2 * values.count, values.count + count)
    values = [Value](unsafeUninitializedCapacity: capacity) { memory, initialized in
      prepare(UnsafeMutableRawBufferPointer(memory))
      initialized = memory.initialize(fromContentsOf: values)
    }
  }

  /// Asks the system for pages of 2 MiB where it has them. A page costs an interruption when it is first written, and the
  /// processor remembers where some thousand pages are: 4 KiB at a time both are slow beyond some megabytes. Without
  /// effect where the system declines.
  package static func prepare(_ memory: UnsafeMutableRawBufferPointer) {
    #if os(Linux)
    let page = 1 << 21
    guard let base = memory.baseAddress, memory.count >= 2 * page else { return }
    let start = (Int(bitPattern: base) + page - 1) & ~(page - 1)
    let end = (Int(bitPattern: base) + memory.count) & ~(page - 1)
    guard end > start, let first = UnsafeMutableRawPointer(bitPattern: start) else { return }
    madvise(first, end - start, MADV_HUGEPAGE)
    #endif
  }
}
