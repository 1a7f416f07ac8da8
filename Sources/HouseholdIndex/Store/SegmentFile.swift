internal import Foundation
internal import IdentityMatching
internal import RecordLinkage

/// Segments in a file that is mapped into memory, so that an index opens without reading its records one by one.
///
/// A header says of what the sections are, how long and with which checksum; the sections follow one another, each on a border of 64
/// bytes: for each segment numbers, features, ends, rows, postings and their directory, the counters' keys, numbers and directory. In
/// the byte order of the machine, which the header shows. A damaged file is made anew from the database.
enum SegmentFile {
  /// What a file has to be of to be of use.
  struct Origin {
    /// The index's identity.
    let identity: String
    /// The gazetteer that the features were made with.
    let gazetteer: String

    fileprivate var hash: UInt64 {
      var hash = StableHash(seed: UInt64(FeatureRecord.version))
      for text in [identity, gazetteer] {
        for byte in text.utf8 { hash.combine(UInt64(byte)) }
        hash.combine(256)
      }
      return hash.value
    }
  }

  /// Why a file is of no use: it is made anew then.
  enum Problem: Error, Equatable {
    case missing
    /// Of another index, another version of the rules, or another gazetteer.
    case otherOrigin
    case damaged
  }

  private static let magic: UInt64 = 0x3153_4745_534D_4449  // IDMSEGS1
  private static let alignment = 64
  private static let sectionCount = 9

  // MARK: Writing

  /// Writes segments to a file in place of an older one, all or nothing; they are durable when it returns.
  static func write(_ segments: [Segment], origin: Origin, to path: String) throws {
    let temporary = unfinished(path)
    do {
      try write(segments, origin: origin, toNew: temporary)
    } catch {
      // On a full disk its room is needed.
      unlink(temporary)
      throw error
    }
    guard rename(temporary, path) == 0 else { throw SystemError(number: errno) }
    // The new name is durable when the folder is.
    let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_CLOEXEC)
    if folder < 0 { throw SystemError(number: errno) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw SystemError(number: errno) }
  }

  private static func write(_ segments: [Segment], origin: Origin, toNew temporary: String) throws {
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw SystemError(number: errno) }
    defer { close(descriptor) }
    var header = [magic, origin.hash, UInt64(segments.count)]
    for segment in segments {
      segment.forEachSection { header += [UInt64($0.count), ByteHash.of($0)] }
    }
    header.append(header.withUnsafeBytes(ByteHash.of))
    try header.withUnsafeBytes { try write($0, to: descriptor) }
    for segment in segments {
      try segment.forEachSection { try write($0, to: descriptor) }
    }
    guard fsync(descriptor) == 0 else { throw SystemError(number: errno) }
  }

  private static func unfinished(_ path: String) -> String { path + ".new" }

  /// Takes away what writing that was cut short has left: it may hold records that are erased by now.
  static func removeUnfinished(_ path: String) {
    unlink(unfinished(path))
  }

  /// Writes bytes, and zeros up to the next border.
  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws {
    try writeAll(bytes, to: descriptor)
    let zeros = [UInt8](repeating: 0, count: padding(bytes.count))
    try zeros.withUnsafeBytes { try writeAll($0, to: descriptor) }
  }

  private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws {
    var place = 0
    while place < bytes.count {
      // More than 2 GiB in one call is cut short.
      let count = Glibc.write(
        descriptor, bytes.baseAddress.map { $0 + place }, min(1 << 28, bytes.count - place))
      if count < 0 {
        if errno == EINTR { continue }
        throw SystemError(number: errno)
      }
      place += count
    }
  }

  private static func padding(_ count: Int) -> Int { (alignment - count % alignment) % alignment }

  // MARK: Reading

  /// The segments of a file, whose pages are read as they are needed once all have been checked.
  ///
  /// - Throws: ``Problem``.
  /// - Complexity: O(*n*) in the bytes of the file: all are read once, some gigabytes a second.
  static func read(_ path: String, origin: Origin) throws(Problem) -> [Segment] {
    guard let file = MappedFile(path) else { throw .missing }
    let words = file.bytes.count / 8
    func word(_ place: Int) -> UInt64 {
      place < words ? file.bytes.load(fromByteOffset: 8 * place, as: UInt64.self) : 0
    }
    guard word(0) == magic else { throw .damaged }
    let segmentCount = word(2)
    guard segmentCount < 1 << 16 else { throw .damaged }
    let sections = Int(segmentCount) * sectionCount
    let headerWords = 3 + 2 * sections
    guard headerWords < words,
      ByteHash.of(UnsafeRawBufferPointer(rebasing: file.bytes[..<(8 * headerWords)])) == word(headerWords)
    else { throw .damaged }
    guard word(1) == origin.hash else { throw .otherOrigin }
    var start = 8 * (headerWords + 1)
    start += padding(start)
    var parts: [UnsafeRawBufferPointer] = []
    for section in 0..<sections {
      let length = Int(truncatingIfNeeded: word(3 + 2 * section))
      guard length >= 0, length <= file.bytes.count - start else { throw .damaged }
      let part = UnsafeRawBufferPointer(rebasing: file.bytes[start..<start + length])
      guard ByteHash.of(part) == word(4 + 2 * section) else { throw .damaged }
      parts.append(part)
      start += length + padding(length)
    }
    return (0..<Int(segmentCount)).map { number in
      Segment(sections: Array(parts[number * sectionCount..<(number + 1) * sectionCount]), owner: file)
    }
  }
}

/// A file in memory.
private final class MappedFile {
  let bytes: UnsafeRawBufferPointer

  init?(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0,
      let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { return nil }
    bytes = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
  }
}

extension Segment {
  /// Calls `body` with the bytes of each part, in the order of the file.
  fileprivate func forEachSection(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    try numbers.withBytes(body)
    try features.withBytes(body)
    try ends.withBytes(body)
    try rows.withBytes(body)
    try postings.entries.withBytes(body)
    try postings.starts.withBytes(body)
    try counters.keys.withBytes(body)
    try counters.counts.withBytes(body)
    try counters.starts.withBytes(body)
  }

  /// A segment of the parts of a file, in their order.
  fileprivate convenience init(sections: [UnsafeRawBufferPointer], owner: AnyObject) {
    func values<Element: BitwiseCopyable & Sendable>(_ section: Int) -> FlatArray<Element> {
      FlatArray(sections[section].assumingMemoryBound(to: Element.self), owner: owner)
    }
    self.init(
      numbers: values(0), features: values(1), ends: values(2), rows: values(3),
      postings: Postings(entries: values(4), starts: values(5)),
      counters: CounterTable(keys: values(6), counts: values(7), starts: values(8)))
  }
}
