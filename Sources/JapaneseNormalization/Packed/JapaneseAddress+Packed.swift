extension JapaneseAddress {
  /// Writes the address as it was taken apart, so that it need not be parsed again. It can be read with the same gazetteer only:
  /// places are numbers of it.
  package func write(to writer: inout PackedWriter) {
    storage.withView { view in
      let facts = view.facts
      for number in facts.wholeNumbers { writer.write(fromMinusOne: number) }
      for number in facts.halfNumbers { writer.write(UInt32(number)) }
      for number in facts.smallNumbers { writer.write(byte: number) }
      let words = view.allWords
      writer.write(UInt32(words.count))
      for word in words[..<AddressArena.endsSize] {
        writer.write(word & 0xFFFF)
        writer.write(word &>> 16)
      }
      for word in words[AddressArena.endsSize...] { writer.write(word) }
    }
  }

  /// Reads an address that ``write(to:)`` wrote.
  ///
  /// - Parameter words: room for the words, to be used again.
  /// - Returns: `nil`, and the reader is marked, where the bytes are damaged or of another gazetteer: what is read leads
  ///   nowhere outside its own words and the gazetteer's tables.
  package static func read(
    from reader: inout PackedReader, gazetteer: Gazetteer, words: inout [UInt32]
  ) -> JapaneseAddress? {
    var facts = AddressFacts()
    facts.readWholeNumbers(from: &reader)
    facts.readHalfNumbers(from: &reader)
    facts.readSmallNumbers(from: &reader)
    words.removeAll(keepingCapacity: true)
    let count = reader.readCount()
    guard count >= AddressArena.endsSize else {
      reader.markDamaged()
      return nil
    }
    for _ in 0..<AddressArena.endsSize {
      let (low, high) = (reader.read(), reader.read())
      words.append(low & 0xFFFF | high &<< 16)
    }
    for _ in AddressArena.endsSize..<count { words.append(reader.read()) }
    guard !reader.isDamaged, facts.fit(words, tables: gazetteer.tables) else {
      reader.markDamaged()
      return nil
    }
    return JapaneseAddress(storage: Storage(facts: facts, words: words, tables: gazetteer.tables))
  }
}

extension AddressFacts {
  /// The facts that are numbers from −1 on.
  fileprivate var wholeNumbers: [Int32] {
    [
      municipality, town, postalCode, roomNumber, wingNumber, Self.packed(lowestFloor),
      Self.packed(highestFloor),
    ]
  }

  fileprivate mutating func readWholeNumbers(from reader: inout PackedReader) {
    municipality = reader.readFromMinusOne()
    town = reader.readFromMinusOne()
    postalCode = reader.readFromMinusOne()
    roomNumber = reader.readFromMinusOne()
    wingNumber = reader.readFromMinusOne()
    lowestFloor = Self.floor(reader.readFromMinusOne())
    highestFloor = Self.floor(reader.readFromMinusOne())
  }

  /// Floors count from the basements up, and most addresses have none: that is −1 here.
  private static func packed(_ floor: Int16) -> Int32 {
    floor == noFloor ? -1 : Int32(floor) - Int32(Int16.min)
  }

  private static func floor(_ packed: Int32) -> Int16 {
    packed < 0 ? noFloor : Int16(truncatingIfNeeded: packed &+ Int32(Int16.min))
  }

  /// The facts of two bytes.
  fileprivate var halfNumbers: [UInt16] {
    [
      wardStart, townStart, azaStart, bandStart &+ 1, bandNumber, nameEnd, coreStart, coreEnd, serialEnd,
      wingEnd, textEnd,
    ]
  }

  fileprivate mutating func readHalfNumbers(from reader: inout PackedReader) {
    func read() -> UInt16 { UInt16(truncatingIfNeeded: reader.read()) }
    wardStart = read()
    townStart = read()
    azaStart = read()
    // Nowhere, as nearly always, is written as 0.
    bandStart = read() &- 1
    bandNumber = read()
    nameEnd = read()
    coreStart = read()
    coreEnd = read()
    serialEnd = read()
    wingEnd = read()
    textEnd = read()
  }

  /// The facts of one byte.
  fileprivate var smallNumbers: [UInt8] {
    [
      prefecture, inferred.rawValue, isComplete ? 1 : 0, numberCount, premisesCount, townCount,
      municipalityCount,
    ]
  }

  fileprivate mutating func readSmallNumbers(from reader: inout PackedReader) {
    prefecture = reader.readByte()
    inferred = JapaneseAddress.Elements(rawValue: reader.readByte())
    isComplete = reader.readByte() != 0
    numberCount = reader.readByte()
    premisesCount = reader.readByte()
    townCount = reader.readByte()
    municipalityCount = reader.readByte()
  }

  /// Whether all that the facts and the words say of one another, and of the gazetteer, is there: views of an address do not ask
  /// again.
  fileprivate func fit(_ words: [UInt32], tables: GazetteerTables) -> Bool {
    func end(_ part: AddressArena.Part) -> Int {
      Int(words[part.rawValue / 2] &>> (part.rawValue % 2 == 0 ? 0 : 16) & 0xFFFF)
    }
    func length(_ part: AddressArena.Part, after before: AddressArena.Part) -> Int { end(part) - end(before) }
    var last = 0
    for part in AddressArena.Part.allCases {
      guard end(part) >= last else { return false }
      last = end(part)
    }
    let numbers = AddressArena.numberSize * Int(numberCount)
    let candidates = Int(textEnd) + numbers
    guard AddressArena.endsSize + last <= Int(textEnd),
      candidates + Int(townCount) + Int(municipalityCount) == words.count, premisesCount <= numberCount,
      lowestFloor == Self.noFloor || lowestFloor <= highestFloor, prefecture <= 47,
      municipality < Int32(tables.municipalityCount), town < Int32(tables.townCount),
      municipality >= -1, town >= -1,
      words[AddressArena.endsSize..<AddressArena.endsSize + last].allSatisfy({ Unicode.Scalar($0) != nil }),
      words[candidates..<candidates + Int(townCount)].allSatisfy({ $0 < tables.townCount }),
      words[(candidates + Int(townCount))...].allSatisfy({ $0 < tables.municipalityCount })
    else { return false }
    let area = length(.area, after: .leftover)
    let key = length(.key, after: .streetNames)
    return wardStart <= townStart && Int(townStart) <= area && Int(azaStart) <= area
      && (bandStart == Self.nowhere || Int(bandStart) <= area) && coreStart <= coreEnd && coreEnd <= nameEnd
      && nameEnd <= serialEnd && serialEnd <= wingEnd && Int(wingEnd) <= key
  }
}
