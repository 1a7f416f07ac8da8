/// The check of a gazetteer from outside: the checksum first, then every offset in it.
enum GazetteerCheck {
  /// Throws unless every read of ``GazetteerTables`` stays inside `bytes`.
  ///
  /// - Complexity: O(*n*) in the size of the file.
  static func check(_ bytes: UnsafeRawBufferPointer) throws(GazetteerError) {
    let directory = try GazetteerDirectory(bytes)
    let stated = directory.header.first { $0.key == "checksum" }?.value
    let rest = UnsafeRawBufferPointer(rebasing: bytes[GazetteerFormat.headerSize...])
    guard stated == String(GazetteerFormat.checksum(rest), radix: 16) else {
      throw .damaged(part: "checksum")
    }
    var check = Checker(bytes: bytes, directory: directory)
    check.run()
    if let part = check.failure { throw .damaged(part: part) }
  }

  private struct Checker {
    let bytes: UnsafeRawBufferPointer
    let directory: GazetteerDirectory
    var failure: String?

    mutating func run() {
      let towns = directory.count(.townName)
      for section: GazetteerFormat.Section in [
        .townKana, .townMunicipality, .townFeatures, .townNumber,
      ] where directory.count(section) != towns {
        failure = "\(section)"
      }
      if failure != nil { return }
      references(.townName, into: .text)
      references(.townKana, into: .kana)
      let municipalities = directory.count(.municipalities)
      require(
        directory.halfWords(.townMunicipality, in: bytes).allSatisfy { $0 < municipalities },
        "townMunicipality")
      let sets = directory.count(.chomeSets)
      let setBits = UInt16(1) << GazetteerFormat.TownFlags.shift - 1
      require(
        directory.halfWords(.townFeatures, in: bytes).allSatisfy { $0 & setBits < sets }, "townFeatures")
      postal(towns: towns, municipalities: municipalities)
      records(.namesakes, into: .streetHashes) { $0 < towns }
      let textCount = directory.count(.text)
      records(.former, into: .formerLists) { ($0 & 0xFF_FFFF) + ($0 >> 24) <= textCount }
      require(
        directory.words(.formerLists, in: bytes).allSatisfy { $0 < municipalities }, "formerLists")
      municipalityRecords(towns: towns)
      let former = directory.count(.former)
      index(.municipalityBuckets, .municipalityEntries, .municipalityLists, isHashed: false) { item in
        let isFormer = item >> 24 == UInt32(GazetteerFormat.MunicipalityRank.former.rawValue)
        return Int(item & 0xFF_FFFF) < (isFormer ? former : municipalities)
      }
      require(directory.count(.townBounds) == GazetteerFormat.boundCount, "townBounds")
      index(.townBuckets, .townEntries, .townLists, isHashed: false) { Int($0 & 0xFF_FFFF) < towns }
      index(.readingBuckets, .readingEntries, .readingLists, isHashed: true) {
        Int($0 & 0xFF_FFFF) < municipalities
      }
    }

    /// `part` is only put together where the condition fails: this is asked for every record.
    private mutating func require(_ condition: Bool, _ part: @autoclosure () -> String) {
      if !condition && failure == nil { failure = part() }
    }

    private func isReference(_ reference: UInt32, into section: GazetteerFormat.Section) -> Bool {
      Int(reference & 0xFF_FFFF) + Int(reference >> 24) <= directory.count(section)
    }

    private mutating func references(_ section: GazetteerFormat.Section, into target: GazetteerFormat.Section)
    {
      require(
        directory.words(section, in: bytes).allSatisfy { isReference($0, into: target) }, "\(section)")
    }

    private mutating func municipalityRecords(towns: Int) {
      let words = directory.words(.municipalities, in: bytes)
      let size = GazetteerFormat.municipalitySize / 4
      for record in 0..<directory.count(.municipalities) {
        let start = record * size
        let lengths = words[start + 5]
        let name = Int(words[start + 1] >> 24)
        let parts = Int(lengths & 0xFF) + Int(lengths >> 8 & 0xFF) + Int(lengths >> 16 & 0xFF)
        let prefecture = lengths >> 24
        let kana = Int(words[start + 6] & 0xFF) + Int(words[start + 6] >> 8 & 0xFF)
        require(
          isReference(words[start + 1], into: .text) && isReference(words[start + 2], into: .kana)
            && Int(words[start + 3]) + Int(words[start + 4]) <= towns && parts == name
            && (1...47).contains(prefecture) && kana <= Int(words[start + 2] >> 24),
          "municipalities")
      }
    }

    private mutating func lists(
      _ section: GazetteerFormat.Section, flag: UInt32, into target: GazetteerFormat.Section,
      _ isItem: (UInt32) -> Bool
    ) {
      let list = directory.words(target, in: bytes)
      for value in directory.words(section, in: bytes) {
        if value & flag == 0 {
          require(isItem(value), "\(section)")
          continue
        }
        let offset = Int(value & 0x7FFF_FFFF)
        guard offset < list.count, offset + 1 + Int(list[offset]) <= list.count else {
          return require(false, "\(section)")
        }
        require(list[(offset + 1)...].prefix(Int(list[offset])).allSatisfy(isItem), "\(target)")
      }
    }

    private mutating func postal(towns: Int, municipalities: Int) {
      let starts = directory.words(.postalStarts, in: bytes)
      let codes = directory.count(.postalSuffixes)
      require(
        starts.count == 1001 && directory.count(.postalValues) == codes
          && starts.allSatisfy { Int($0) <= codes }
          && zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 },
        "postalStarts")
      lists(.postalValues, flag: 0x8000_0000, into: .postalTowns) { value in
        value & 0x4000_0000 != 0 ? Int(value & 0x3FFF_FFFF) < municipalities : Int(value) < towns
      }
    }

    private mutating func records(
      _ section: GazetteerFormat.Section, into target: GazetteerFormat.Section, _ isKey: (Int) -> Bool
    ) {
      let words = directory.words(section, in: bytes)
      let size = section.elementSize / 4
      for record in 0..<directory.count(section) {
        require(
          isKey(Int(words[size * record]))
            && Int(words[size * record + 1]) + Int(words[size * record + 2]) <= directory.count(target),
          "\(section)")
      }
    }

    private mutating func index(
      _ buckets: GazetteerFormat.Section, _ entries: GazetteerFormat.Section,
      _ lists: GazetteerFormat.Section,
      isHashed: Bool, _ isItem: (UInt32) -> Bool
    ) {
      let starts = directory.words(buckets, in: bytes)
      let pairs = directory.words(entries, in: bytes)
      let list = directory.words(lists, in: bytes)
      let count = starts.count - 1
      guard count > 0, count & (count - 1) == 0, starts.allSatisfy({ Int($0) * 2 <= pairs.count }),
        zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
      else {
        return require(false, "\(buckets)")
      }
      for entry in 0..<pairs.count / 2 {
        let value = pairs[2 * entry + 1]
        require(isHashed || isReference(pairs[2 * entry], into: .text), "\(entries)")
        if value & 0x8000_0000 == 0 {
          require(isItem(value), "\(entries)")
          continue
        }
        let offset = Int(value & 0x7FFF_FFFF)
        guard offset < list.count, offset + 1 + Int(list[offset]) <= list.count else {
          return require(false, "\(entries)")
        }
        require(
          list[(offset + 1)...].prefix(Int(list[offset])).allSatisfy(isItem), "\(lists)"
        )
      }
    }
  }
}
