/// The sections of a gazetteer in memory. Never changes, so that all threads may read it; keeps the bytes alive.
///
/// All reads are within the bounds that ``init(copying:)`` has checked: every offset in the file is looked at once when it is
/// loaded, so that a damaged file is an error then and never a wild read later.
final class GazetteerTables: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  private let isOwned: Bool

  let text: UnsafePointer<UInt16>
  let kana: UnsafePointer<UInt8>
  let municipalities: UnsafeRawPointer
  let municipalityCount: Int
  let townCount: Int
  let townName: UnsafePointer<UInt32>
  let townKana: UnsafePointer<UInt32>
  let townMunicipality: UnsafePointer<UInt16>
  let townFeatures: UnsafePointer<UInt16>
  let townNumber: UnsafePointer<UInt16>
  let chomeSets: UnsafePointer<UInt64>
  let postalStarts: UnsafePointer<UInt32>
  let postalSuffixes: UnsafePointer<UInt16>
  let postalValues: UnsafePointer<UInt32>
  let postalTowns: UnsafePointer<UInt32>
  let namesakes: UnsafePointer<UInt32>
  let namesakeCount: Int
  let postalCount: Int
  let streetHashes: UnsafePointer<UInt32>
  let former: UnsafePointer<UInt32>
  let formerCount: Int
  let formerLists: UnsafePointer<UInt32>
  let municipalityNames: NameIndex
  let townNames: NameIndex
  let readings: NameIndex
  let townBounds: UnsafePointer<UInt8>
  let header: [(key: String, value: String)]

  /// The gazetteer in static memory, as it was built; its checksum is not computed.
  convenience init(static bytes: UnsafeRawBufferPointer) throws(GazetteerError) {
    try self.init(bytes: bytes, isOwned: false)
  }

  /// A copy of `bytes`, checked to the last offset.
  convenience init(copying bytes: [UInt8]) throws(GazetteerError) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
    copy.copyBytes(from: bytes)
    let view = UnsafeRawBufferPointer(rebasing: copy[..<bytes.count])
    do {
      try GazetteerCheck.check(view)
      try self.init(bytes: view, isOwned: true)
    } catch {
      copy.deallocate()
      throw error
    }
  }

  deinit {
    if isOwned { bytes.deallocate() }
  }

  private init(bytes: UnsafeRawBufferPointer, isOwned: Bool) throws(GazetteerError) {
    let directory = try GazetteerDirectory(bytes)
    func section<T>(_ section: GazetteerFormat.Section, as type: T.Type) -> UnsafePointer<T> {
      directory.pointer(section, in: bytes).assumingMemoryBound(to: T.self)
    }
    self.bytes = bytes
    self.isOwned = isOwned
    header = directory.header
    let text = section(.text, as: UInt16.self)
    self.text = text
    kana = section(.kana, as: UInt8.self)
    municipalities = directory.pointer(.municipalities, in: bytes)
    municipalityCount = directory.count(.municipalities)
    townCount = directory.count(.townName)
    townName = section(.townName, as: UInt32.self)
    townKana = section(.townKana, as: UInt32.self)
    townMunicipality = section(.townMunicipality, as: UInt16.self)
    townFeatures = section(.townFeatures, as: UInt16.self)
    townNumber = section(.townNumber, as: UInt16.self)
    chomeSets = section(.chomeSets, as: UInt64.self)
    postalStarts = section(.postalStarts, as: UInt32.self)
    postalSuffixes = section(.postalSuffixes, as: UInt16.self)
    postalValues = section(.postalValues, as: UInt32.self)
    postalTowns = section(.postalTowns, as: UInt32.self)
    namesakes = section(.namesakes, as: UInt32.self)
    namesakeCount = directory.count(.namesakes)
    postalCount = directory.count(.postalSuffixes)
    streetHashes = section(.streetHashes, as: UInt32.self)
    former = section(.former, as: UInt32.self)
    formerCount = directory.count(.former)
    formerLists = section(.formerLists, as: UInt32.self)
    func index(
      _ buckets: GazetteerFormat.Section, _ entries: GazetteerFormat.Section, _ lists: GazetteerFormat.Section
    ) -> NameIndex {
      NameIndex(
        buckets: section(buckets, as: UInt32.self), bucketCount: directory.count(buckets) - 1,
        entries: section(entries, as: UInt32.self), lists: section(lists, as: UInt32.self), text: text)
    }
    municipalityNames = index(.municipalityBuckets, .municipalityEntries, .municipalityLists)
    townNames = index(.townBuckets, .townEntries, .townLists)
    townBounds = section(.townBounds, as: UInt8.self)
    readings = index(.readingBuckets, .readingEntries, .readingLists)
  }

  /// The units of a text reference.
  @inline(__always)
  func units(_ reference: UInt32) -> UnsafeBufferPointer<UInt16> {
    UnsafeBufferPointer(start: text + Int(reference & 0xFF_FFFF), count: Int(reference >> 24))
  }

  /// A text reference as text.
  func scalars(_ reference: UInt32) -> ScalarText {
    var result = ScalarText()
    result.reserveCapacity(Int(reference >> 24))
    append(reference, to: &result)
    return result
  }

  /// Appends a text reference to a text.
  func append(_ reference: UInt32, to text: inout ScalarText) {
    let units = units(reference)
    for (index, unit) in units.enumerated() {
      guard let scalar = Unicode.Scalar(unit) else { return appendPairs(units[index...], to: &text) }
      text.append(scalar)
    }
  }

  /// The slow way, for names with kanji beyond the basic plane.
  private func appendPairs(_ units: Slice<UnsafeBufferPointer<UInt16>>, to text: inout ScalarText) {
    var decoder = UTF16()
    var iterator = units.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { text.append(scalar) }
  }

  /// A kana reference as text.
  func reading(_ reference: UInt32) -> ScalarText {
    let start = kana + Int(reference & 0xFF_FFFF)
    return (0..<Int(reference >> 24)).map { index in
      let unit = start[index]
      let isDigit = unit >= GazetteerFormat.kanaDigit
      return Unicode.Scalar(
        isDigit ? 0x30 + UInt32(unit - GazetteerFormat.kanaDigit) : 0x30A0 + UInt32(unit)) ?? " "
    }
  }

  // MARK: Municipalities

  @inline(__always)
  private func municipality(_ index: Int, _ offset: Int) -> UInt32 {
    municipalities.load(fromByteOffset: index * GazetteerFormat.municipalitySize + offset, as: UInt32.self)
  }

  @inline(__always)
  private func municipalityByte(_ index: Int, _ offset: Int) -> Int {
    Int(
      municipalities.load(fromByteOffset: index * GazetteerFormat.municipalitySize + offset, as: UInt8.self))
  }

  func municipalityCode(_ index: Int) -> Int { Int(municipality(index, 0)) }
  func municipalityName(_ index: Int) -> UInt32 { municipality(index, 4) }
  func municipalityKana(_ index: Int) -> UInt32 { municipality(index, 8) }
  func towns(ofMunicipality index: Int) -> Range<Int> {
    let first = Int(municipality(index, 12))
    return first..<first + Int(municipality(index, 16))
  }
  func countyLength(_ index: Int) -> Int { municipalityByte(index, 20) }
  func cityLength(_ index: Int) -> Int { municipalityByte(index, 21) }
  func wardLength(_ index: Int) -> Int { municipalityByte(index, 22) }
  func prefectureCode(_ index: Int) -> Int { municipalityByte(index, 23) }
  func countyKanaLength(_ index: Int) -> Int { municipalityByte(index, 24) }
  func cityKanaLength(_ index: Int) -> Int { municipalityByte(index, 25) }

  /// How long a name of a town can be whose first `length` units have this hash; no bound but for two and three units.
  @inline(__always)
  func bound(_ hash: UInt32, length: Int) -> Int {
    guard length == 2 || length == 3 else { return .max }
    return Int(townBounds[GazetteerFormat.bucket(hash, of: GazetteerFormat.boundCount)])
  }

  // MARK: Postal codes

  /// What a postal code of seven digits belongs to, raw; 0 if nothing (there is no town 0).
  func postalValue(_ code: Int) -> UInt32? {
    guard code >= 0, code < 10_000_000 else { return nil }
    let prefix = code / 10_000
    let suffix = UInt16(code % 10_000)
    var low = Int(postalStarts[prefix])
    var high = Int(postalStarts[prefix + 1])
    while low < high {
      let middle = (low + high) / 2
      if postalSuffixes[middle] < suffix { low = middle + 1 } else { high = middle }
    }
    guard low < Int(postalStarts[prefix + 1]), postalSuffixes[low] == suffix else { return nil }
    return postalValues[low]
  }

  /// Calls `body` for each town of a postal code; a municipality alone is given as its complement.
  @inline(__always)
  func forEachPlace(ofPostalCode code: Int, _ body: (_ town: Int?, _ municipality: Int) -> Void) {
    guard let value = postalValue(code) else { return }
    func one(_ value: UInt32) {
      if value & 0x4000_0000 != 0 {
        body(nil, Int(value & 0xFF_FFFF))
      } else {
        body(Int(value), Int(townMunicipality[Int(value)]))
      }
    }
    guard value & 0x8000_0000 != 0 else { return one(value) }
    let list = postalTowns + Int(value & 0x7FFF_FFFF)
    for index in 0..<Int(list[0]) { one(list[1 + index]) }
  }

  /// The postal codes of a town, rising.
  ///
  /// - Complexity: O(*n*) in the number of all codes: for showing one town, not for a loop.
  func postalCodes(ofTown town: Int) -> [Int] {
    var codes: [Int] = []
    for prefix in 0..<1000 {
      for index in Int(postalStarts[prefix])..<Int(postalStarts[prefix + 1]) {
        let value = postalValues[index]
        var has = Int(value) == town
        if value & 0x8000_0000 != 0 {
          let list = postalTowns + Int(value & 0x7FFF_FFFF)
          has = (0..<Int(list[0])).contains { Int(list[1 + $0]) == town }
        }
        if has { codes.append(prefix * 10_000 + Int(postalSuffixes[index])) }
      }
    }
    return codes
  }

  // MARK: Towns

  func flags(ofTown town: Int) -> GazetteerFormat.TownFlags {
    GazetteerFormat.TownFlags(rawValue: townFeatures[town] >> GazetteerFormat.TownFlags.shift)
  }

  /// What identifies a town; see ``Town/id``.
  func townID(_ town: Int) -> String {
    var id = AreaFolding.decimal(100_000 + municipalityCode(Int(townMunicipality[town])))
    id.removeFirst()
    id.append("-")
    let number = Int(townNumber[town])
    if number > 0 {
      id += AreaFolding.decimal(10_000 + number).dropFirst()
    } else {
      append(townName[town], to: &id)
      if let code = distinguishingCode(ofTown: town) {
        id.append("@")
        id += AreaFolding.decimal(10_000_000 + code).dropFirst()
      }
    }
    return String(scalars: id)
  }

  /// The 丁目 of a town, a bit each.
  func chome(ofTown town: Int) -> UInt64 {
    chomeSets[Int(townFeatures[town] & (1 << GazetteerFormat.TownFlags.shift - 1))]
  }

  /// The place of a town among the namesakes; `nil` if its name is its own.
  private func namesake(_ town: Int) -> Int? {
    guard flags(ofTown: town).contains(.namesake) else { return nil }
    var low = 0
    var high = namesakeCount
    while low < high {
      let middle = (low + high) / 2
      if namesakes[4 * middle] < UInt32(town) { low = middle + 1 } else { high = middle }
    }
    return low < namesakeCount && namesakes[4 * low] == UInt32(town) ? low : nil
  }

  /// The hashes of the directions that lead to a town of 京都; empty for one that needs none.
  func streetHashes(ofTown town: Int) -> UnsafeBufferPointer<UInt32> {
    guard let index = namesake(town) else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(
      start: streetHashes + Int(namesakes[4 * index + 1]), count: Int(namesakes[4 * index + 2]))
  }

  /// The postal code that tells a namesake from the others; `nil` for a town whose name is its own.
  func distinguishingCode(ofTown town: Int) -> Int? {
    namesake(town).map { Int(namesakes[4 * $0 + 3]) }
  }
}
