internal import JapaneseNormalization

/// Makes names of a record's fields and numbers their parts.
///
/// It remembers family and given names by the letters of their fields, so that a name that a thousand people bear is
/// normalized once, and for each batch of records how they are numbered in it.
struct NameFeatureBuilder: Sendable {
  /// Where parts are found by the letters of a field, without making their keys: numbers in ``known``.
  private var memo = NamePartMemo()
  private var known = NamePartNumbers()
  /// How common each of the known parts is.
  private var shares: [NameShare] = []
  /// Where each of the known parts stands among the parts of the columns that are being filled, and since when.
  private var places: [(visit: Int, number: UInt32)] = []
  private var visit = 0
  /// Room to write one name and its parts to.
  private var room = [Unicode.Scalar](
    repeating: " ", count: PlainName.capacity + 3 * PlainNamePart.capacity)

  /// What is remembered beyond this number of names is forgotten with the next batch.
  private static let knownLimit = 1 << 16

  /// Begins with columns whose parts may be numbered otherwise than those of the columns before.
  mutating func begin() {
    visit += 1
    guard known.count > Self.knownLimit else { return }
    memo = NamePartMemo()
    known.removeAll()
    shares.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  /// The names of a record: every kind, and every likely way to divide one that is written without a separator.
  ///
  /// - Parameters:
  ///   - parts: the distinct parts of names, to which those of the record are added.
  ///   - names: the column that gets the names as its next row.
  /// - Returns: whether one of them is an organization's.
  mutating func addNames(
    of fields: RecordFields, to names: inout RowColumn<NameFeatures>, parts: inout NamePartNumbers
  ) -> Bool {
    if addPlainNames(of: fields, to: &names, parts: &parts) {
      names.endRow()
      return false
    }
    var isOrganization = false
    for name in NameSet(NameFields(fields)).names {
      if name.kind == .organization { isOrganization = true }
      for feature in Self.features(of: name, parts: &parts) where !names.openRow.contains(feature) {
        names.append(feature)
      }
    }
    names.endRow()
    return isOrganization
  }

  // MARK: Names in general

  private static func features(of name: PersonName, parts: inout NamePartNumbers) -> [NameFeatures] {
    if name.isEmpty { return [] }
    let whole = parts.number(of: name.whole) { _ in NameShare(whole: name) }
    // An organization's name is not divided: the whole of it tells it from others, as a given name does in a family.
    let splits = name.splits.prefix(splitLimit).filter { $0.score >= leastScore }
    if splits.isEmpty { return [NameFeatures(family: 0, given: 0, middle: 0, whole: whole)] }
    return splits.map { split in
      NameFeatures(
        family: parts.number(of: split.family, share: NameShare.init(_:)),
        given: parts.number(of: split.given, share: NameShare.init(_:)),
        middle: parts.number(of: split.middle, share: NameShare.init(_:)), whole: whole)
    }
  }

  private static let splitLimit = 3
  private static let leastScore = 0.1

  // MARK: Plain names

  /// The fields that a record with one plain name does not have.
  private static let otherFields = FieldSet(
    .familyName, .givenName, .middleName, .familyKana, .givenKana, .romaji, .familyRomaji, .givenRomaji,
    .formerName, .formerFamilyName, .alias, .aliasKana)

  /// Adds the names of a record that has nothing but a plain name in one field, and perhaps its reading; `false`, and
  /// nothing added, for others.
  private mutating func addPlainNames(
    of fields: RecordFields, to names: inout RowColumn<NameFeatures>, parts: inout NamePartNumbers
  ) -> Bool {
    guard fields.has(.name), !fields.hasAny(of: Self.otherFields) else { return false }
    let (text, reading) = (fields[.name], fields[.kana])
    // Taken out while it is written to, for the parts are remembered meanwhile.
    var taken: [Unicode.Scalar] = []
    swap(&taken, &room)
    defer { swap(&taken, &room) }
    return taken.withUnsafeMutableBufferPointer { buffer in
      guard let room = buffer.baseAddress else { return false }
      let partRoom = room + PlainName.capacity
      if let name = PlainName.read(text, reading: reading, into: room) {
        guard let features = features(of: name, room: partRoom, parts: &parts) else { return false }
        names.append(features)
        return true
      }
      guard let name = PlainUndividedName.read(text, reading: reading, into: room) else { return false }
      return addFeatures(of: name, room: partRoom, to: &names, parts: &parts)
    }
  }

  private mutating func features(
    of name: PlainName, room: UnsafeMutablePointer<Unicode.Scalar>, parts: inout NamePartNumbers
  ) -> NameFeatures? {
    // All parts are made before one is numbered, as a name that turns out not to be plain leaves no trace.
    let (familyRoom, givenRoom) = (room + PlainNamePart.capacity, room + 2 * PlainNamePart.capacity)
    guard let family = part(name.family, .family, name.familyReading, familyRoom),
      let given = part(name.given, .given, name.givenReading, givenRoom),
      let layout = PlainNamePart.write(name.spelling, role: .whole, reading: name.reading, into: room)
    else { return nil }
    let whole = parts.number(of: NamePartText(layout: layout, at: room)) { _ in
      NameShare(family: share(of: family), given: share(of: given))
    }
    return NameFeatures(
      family: number(of: family, parts: &parts), given: number(of: given, parts: &parts), middle: 0,
      whole: whole)
  }

  private mutating func addFeatures(
    of name: PlainUndividedName, room: UnsafeMutablePointer<Unicode.Scalar>,
    to names: inout RowColumn<NameFeatures>, parts: inout NamePartNumbers
  ) -> Bool {
    guard
      let layout = PlainNamePart.write(name.spelling, role: .whole, reading: name.reading, into: room)
    else { return false }
    let splits = name.splits.prefix(Self.splitLimit).filter { $0.score >= Self.leastScore }
    let partRoom = room + PlainNamePart.capacity
    let whole = parts.number(of: NamePartText(layout: layout, at: room)) { _ in
      guard let split = name.splits.first else { return .leastWhole }
      let family = share(of: split.family, .family, split.familyReading, partRoom)
      let given = share(of: split.given, .given, split.givenReading, partRoom)
      guard let family, let given else { return .leastWhole }
      return NameShare(family: family, given: given)
    }
    for split in splits {
      let family = number(of: split.family, .family, split.familyReading, partRoom, parts: &parts)
      let given = number(of: split.given, .given, split.givenReading, partRoom, parts: &parts)
      names.append(NameFeatures(family: family, given: given, middle: 0, whole: whole))
    }
    if splits.isEmpty { names.append(NameFeatures(family: 0, given: 0, middle: 0, whole: whole)) }
    return true
  }

  private mutating func number(
    of text: NameLetters, _ role: NamePart.Role, _ reading: NameLetters,
    _ room: UnsafeMutablePointer<Unicode.Scalar>, parts: inout NamePartNumbers
  ) -> UInt32 {
    if text.isEmpty {
      // A reading without a spelling is its own spelling: 佐藤 with サトウ タロウ.
      if reading.isEmpty { return 0 }
      return number(of: reading, role, NameLetters(start: nil, count: 0), room, parts: &parts)
    }
    if let part = part(text, role, reading, room) { return number(of: part, parts: &parts) }
    return parts.number(
      of: NamePart(ScalarText(text), role: role, reading: ScalarText(reading)), share: NameShare.init(_:))
  }

  /// How common a part is; `nil` where there is none.
  private func share(
    of text: NameLetters, _ role: NamePart.Role, _ reading: NameLetters,
    _ room: UnsafeMutablePointer<Unicode.Scalar>
  ) -> NameShare? {
    if text.isEmpty {
      return reading.isEmpty ? nil : share(of: reading, role, NameLetters(start: nil, count: 0), room)
    }
    if let part = part(text, role, reading, room) { return share(of: part) }
    return NameShare(NamePart(ScalarText(text), role: role, reading: ScalarText(reading)))
  }

  /// A part that is known already, or its texts.
  private enum PlainPart {
    case known(Int)
    case made(NamePartText, NamePartMemo.Key?)
  }

  private func part(
    _ text: NameLetters, _ role: NamePart.Role, _ reading: NameLetters,
    _ room: UnsafeMutablePointer<Unicode.Scalar>
  ) -> PlainPart? {
    let key = NamePartMemo.Key(text, role: role, reading: reading)
    if let key, let number = memo[key] { return .known(Int(number)) }
    guard let layout = PlainNamePart.write(text, role: role, reading: reading, into: room) else { return nil }
    return .made(NamePartText(layout: layout, at: room), key)
  }

  private func share(of part: PlainPart) -> NameShare {
    switch part {
    case .known(let number): shares[number - 1]
    case .made(let text, _): NameShare(text)
    }
  }

  private mutating func number(of part: PlainPart, parts: inout NamePartNumbers) -> UInt32 {
    switch part {
    case .known(let number): return self.number(ofKnown: number, parts: &parts)
    case .made(let text, nil): return parts.number(of: text, share: NameShare.init(_:))
    case .made(let text, let key?):
      let number = Int(known.number(of: text, share: NameShare.init(_:)))
      if number > shares.count {
        shares.append(NameShare(text))
        places.append((visit: 0, number: 0))
      }
      memo.insert(UInt32(number), for: key)
      return self.number(ofKnown: number, parts: &parts)
    }
  }

  private mutating func number(ofKnown number: Int, parts: inout NamePartNumbers) -> UInt32 {
    if places[number - 1].visit == visit { return places[number - 1].number }
    let place = parts.number(of: number, in: known)
    places[number - 1] = (visit, place)
    return place
  }
}
