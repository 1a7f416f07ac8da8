internal import Glibc

/// Memory of many megabytes that is about to be filled.
enum LargeMemory {
  /// Asks the system for pages of 2 MiB where it has them: each page costs an interruption when it is first written, and
  /// 4 KiB at a time these take longer than reading the table. Without effect where the system declines.
  static func prepare(_ memory: UnsafeMutableRawBufferPointer) {
    #if os(Linux)
    let page = 1 << 21
    guard let base = memory.baseAddress, memory.count >= 4 * page else { return }
    let start = (Int(bitPattern: base) + page - 1) & ~(page - 1)
    let end = (Int(bitPattern: base) + memory.count) & ~(page - 1)
    guard end > start, let first = UnsafeMutableRawPointer(bitPattern: start) else { return }
    madvise(first, end - start, MADV_HUGEPAGE)
    #endif
  }
}
