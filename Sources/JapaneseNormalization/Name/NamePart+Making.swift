extension NamePart {
  /// Makes a part of its spelling and, where the record has one, its reading.
  ///
  /// - Parameters:
  ///   - text: The spelling as typed, or already folded.
  ///   - role: Which part of the name it is.
  ///   - reading: The reading in kana; empty where unknown. A reading without a spelling becomes the spelling.
  /// - Complexity: O(*n*), and O(log *N*) in the name tables.
  public init(_ text: ScalarText, role: Role, reading: ScalarText = []) {
    if text.isEmpty && reading.isEmpty {
      self = .missing(role)
    } else if let plain = text.withUnsafeBufferPointer({ text in
      reading.withUnsafeBufferPointer { NamePart(plain: text, role: role, reading: $0) }
    }) {
      self = plain
    } else {
      self.init(text, role: role, reading: reading, foldedAs: nil)
    }
  }

  /// Makes a part of plain letters; `nil` where some letter of them needs ``init(_:role:reading:foldedAs:)``.
  init?(plain text: NameLetters, role: Role, reading: NameLetters) {
    let made: NamePart? = withUnsafeTemporaryAllocation(
      of: Unicode.Scalar.self, capacity: PlainNamePart.capacity
    ) { buffer in
      guard let base = buffer.baseAddress,
        let layout = PlainNamePart.write(text, role: role, reading: reading, into: base)
      else { return nil }
      return NamePart(
        layout: layout, letters: ScalarText(UnsafeBufferPointer(start: base, count: layout.count)))
    }
    guard let made else { return nil }
    self = made
  }

  /// Makes a part of any text by the definition of each key; `core` stands for the folded form where that is not the
  /// text's own: an organization without its corporate form.
  package init(_ text: ScalarText, role: Role, reading: ScalarText, foldedAs core: ScalarText?) {
    var literal = NameSpelling.literal(text)
    if literal.isEmpty && !reading.isEmpty { literal = NameSpelling.literal(reading) }
    // The brackets of (株) are no letters of a name.
    let script = NameScript(core ?? literal)
    let folded = NameSpelling.folded(core ?? literal)
    // An organization sounds as it is called, without its legal form: ピップ株式会社 and (株)ピップ.
    let sound = script.isKana ? core ?? literal : reading
    let (k1, k2) = KanaKey.levels(sound)
    let romaji1 =
      script == .latin
      ? RomajiKey.level1Keys(core ?? text) : sound.isEmpty ? [] : RomajiKey.level1Keys(ofKana: sound)

    var layout = NamePartLayout(role: role, script: script)
    layout.hasWildcard = literal.contains(NameWildcard.canonical)
    layout.isRomaji = script == .latin && RomajiSpelling.isSyllabic(romaji1.first ?? [])
    layout.hasLooseSpelling = script.hasKanji && NameSpelling.loose(folded, role: role) != folded
    if script.hasKanji && role != .whole && !layout.hasWildcard {
      let rows = folded.withUnsafeBufferPointer { NameReadingRows(of: $0, role: role) }
      if sound.isEmpty {
        layout.take(rows)
      } else {
        layout.isKnownReading = k1.withUnsafeBufferPointer { rows.contains(k1: $0) }
      }
    }
    var letters = ScalarText()
    letters.reserveCapacity(
      2 * literal.count + k1.count + k2.count + romaji1.reduce(0) { $0 + $1.count })
    letters += literal
    layout.literalEnd = UInt32(letters.count)
    layout.isLiteralFolded = folded == literal
    if !layout.isLiteralFolded { letters += folded }
    layout.foldedEnd = UInt32(letters.count)
    letters += k1
    layout.k1End = UInt32(letters.count)
    layout.isK1Heard = k1 == k2
    if !layout.isK1Heard { letters += k2 }
    layout.k2End = UInt32(letters.count)
    layout.romajiCount = UInt8(romaji1.count)
    letters += romaji1.first ?? []
    layout.romajiEnd = UInt32(letters.count)
    if romaji1.count > 1 { letters += romaji1[1] }
    layout.secondRomajiEnd = UInt32(letters.count)
    self.init(layout: layout, letters: letters)
  }
}

extension NamePartLayout {
  /// Some given names have 18 readings; the rarest of them prove nothing.
  private static let possibleReadingLimit = 8

  /// Notes the rows of a spelling that came without a reading.
  mutating func take(_ rows: NameReadingRows) {
    readingRowCount = UInt8(min(Int(rows.count), Self.possibleReadingLimit))
    firstReadingRow = rows.count == 0 ? 0 : rows.first
  }
}
