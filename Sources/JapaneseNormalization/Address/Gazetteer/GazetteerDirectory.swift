/// The header of a gazetteer and where its sections are.
struct GazetteerDirectory {
  let header: [(key: String, value: String)]
  private let offsets: [Int]
  private let counts: [Int]

  /// Reads header and directory; every section lies inside `bytes`.
  init(_ bytes: UnsafeRawBufferPointer) throws(GazetteerError) {
    let sections = GazetteerFormat.Section.allCases
    let magic = Array(GazetteerFormat.magic.utf8)
    let family = Array("idmatch gazetteer ".utf8)
    guard bytes.count >= family.count, bytes.prefix(family.count).elementsEqual(family) else {
      throw .notAGazetteer
    }
    let size = GazetteerFormat.headerSize
    guard bytes.count >= size + sections.count * 8 else { throw .truncated(part: "header") }
    let text = String(decoding: bytes[..<size].prefix { $0 != 0 }, as: UTF8.self)
    let lines = text.split(separator: "\n")
    guard let first = lines.first, first.utf8.elementsEqual(magic) else {
      throw .unknownFormat(lines.first.map(String.init) ?? "")
    }
    header = lines.dropFirst().compactMap { line in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (String(line[..<colon]), String(line[line.index(after: colon)...].drop { $0 == " " }))
    }
    var offsets: [Int] = []
    var counts: [Int] = []
    for section in sections {
      let offset = Int(bytes.loadUnaligned(fromByteOffset: size + section.rawValue * 8, as: UInt32.self))
      let count = Int(bytes.loadUnaligned(fromByteOffset: size + section.rawValue * 8 + 4, as: UInt32.self))
      guard offset % 8 == 0, offset + count * section.elementSize <= bytes.count else {
        throw .truncated(part: "\(section)")
      }
      offsets.append(offset)
      counts.append(count)
    }
    self.offsets = offsets
    self.counts = counts
  }

  func count(_ section: GazetteerFormat.Section) -> Int { counts[section.rawValue] }

  func pointer(
    _ section: GazetteerFormat.Section, in bytes: UnsafeRawBufferPointer
  ) -> UnsafeRawPointer {
    // A checked offset lies inside, so there is an address.
    guard let base = bytes.baseAddress else { return UnsafeRawPointer(bitPattern: 16).unsafelyUnwrapped }
    return base + offsets[section.rawValue]
  }

  /// The elements of a section as numbers, for checking.
  func words(
    _ section: GazetteerFormat.Section, in bytes: UnsafeRawBufferPointer
  ) -> UnsafeBufferPointer<UInt32> {
    let pointer = pointer(section, in: bytes).assumingMemoryBound(to: UInt32.self)
    return UnsafeBufferPointer(start: pointer, count: count(section) * section.elementSize / 4)
  }

  func halfWords(
    _ section: GazetteerFormat.Section, in bytes: UnsafeRawBufferPointer
  ) -> UnsafeBufferPointer<UInt16> {
    let pointer = pointer(section, in: bytes).assumingMemoryBound(to: UInt16.self)
    return UnsafeBufferPointer(start: pointer, count: count(section) * section.elementSize / 2)
  }
}
