import JapaneseNormalization

/// Collects the sections of a gazetteer and writes them in the order of the format.
struct SectionWriter {
  private var sections: [GazetteerFormat.Section: (bytes: [UInt8], count: Int)] = [:]
  private var text = SharedPool<UInt16>()
  private var kana = SharedPool<UInt8>()

  init() {}

  /// A writer whose texts are laid out for what `draft` was asked for: short ones lie inside longer ones.
  init(laidOutFor draft: SectionWriter) {
    text = draft.text.laidOut()
    kana = draft.kana.laidOut()
  }

  /// A reference to `units` in the text, where equal texts stand once.
  mutating func reference(_ units: [UInt16]) throws -> UInt32 {
    try text.reference(units)
  }

  mutating func reference(_ name: String) throws -> UInt32 {
    try reference(Array(name.utf16))
  }

  /// A reference to a reading, which is katakana and, in キタ3ジョウニシ, digits.
  mutating func reading(_ reading: String) throws -> UInt32 {
    let bytes = reading.unicodeScalars.compactMap { scalar -> UInt8? in
      switch scalar.value {
      case 0x30A0...0x30FF: UInt8(scalar.value - 0x30A0)
      case 0x30...0x39: GazetteerFormat.kanaDigit + UInt8(scalar.value - 0x30)
      default: nil
      }
    }
    return try kana.reference(bytes)
  }

  /// Sets a section of integers.
  mutating func set<T: FixedWidthInteger>(_ section: GazetteerFormat.Section, _ values: [T]) {
    let bytes = values.flatMap { value in withUnsafeBytes(of: value.littleEndian, Array.init) }
    sections[section] = (bytes, bytes.count / section.elementSize)
  }

  /// Writes header, directory and sections; `lines` go into the header.
  mutating func file(lines: [(String, String)]) throws -> [UInt8] {
    set(.text, text.units)
    set(.kana, kana.units)
    let all = GazetteerFormat.Section.allCases
    let size = GazetteerFormat.headerSize
    var directory: [UInt32] = []
    var body: [UInt8] = []
    let start = size + all.count * 8
    for section in all {
      while (start + body.count) % 8 != 0 { body.append(0) }
      let (bytes, count) = sections[section] ?? ([], 0)
      directory += [UInt32(start + body.count), UInt32(count)]
      body += bytes
    }
    let rest = directory.flatMap { withUnsafeBytes(of: $0.littleEndian, Array.init) } + body
    let checksum = rest.withUnsafeBytes(GazetteerFormat.checksum)
    var header = GazetteerFormat.magic + "\n"
    for (key, value) in lines + [("checksum", String(checksum, radix: 16))] { header += "\(key): \(value)\n" }
    var bytes = Array(header.utf8)
    guard bytes.count < size else { throw BuildError(description: "the header does not fit") }
    bytes += [UInt8](repeating: 0, count: size - bytes.count)
    return bytes + rest
  }

  /// How many bytes each section takes.
  var sizes: [(section: GazetteerFormat.Section, bytes: Int)] {
    GazetteerFormat.Section.allCases.map { ($0, sections[$0]?.bytes.count ?? 0) }
  }
}
