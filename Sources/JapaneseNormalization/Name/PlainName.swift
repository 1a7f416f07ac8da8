/// A name of plain letters with a space between family and given name, which nearly all customers in Japan have: where
/// its parts and their readings lie in a buffer.
///
/// What may be anything else – an organization, a name with a title, a former name, one that is not divided – is left to
/// the long way of ``PersonName/parse(_:reading:kind:)``, with which the tests hold this one equal.
package struct PlainName {
  /// The letters of family and given name, one behind the other.
  package private(set) var spelling: NameLetters
  /// The reading of the whole; empty where none is known.
  package private(set) var reading: NameLetters
  /// The family name.
  package private(set) var family: NameLetters
  /// The given name.
  package private(set) var given: NameLetters
  /// The reading of the family name; empty where none is known.
  package private(set) var familyReading: NameLetters
  /// The reading of the given name; empty where none is known.
  package private(set) var givenReading: NameLetters
  /// The script of both names together.
  let script: NameScript

  /// The room that ``read(_:reading:into:)`` needs.
  package static let capacity =
    PlainNamePart.letterLimit + 7 * PlainNamePart.readingLimit + PlainNamePart.letterLimit

  /// Finds the parts of a name; `nil` where the long way has to be taken.
  ///
  /// - Parameters:
  ///   - text: The name field.
  ///   - sound: The reading of the same name in kana; may be empty.
  ///   - buffer: Room for ``capacity`` scalars, which are overwritten and hold the letters of the result.
  /// - Complexity: O(*n*), and O(log *N*) in the name tables for a reading without a space.
  package static func read(
    _ text: String, reading sound: String, into buffer: UnsafeMutablePointer<Unicode.Scalar>
  ) -> PlainName? {
    guard let words = PlainWords.read(text, into: buffer, limit: PlainNamePart.letterLimit),
      words.count == 2, words.firstLength <= wordLimit, words.length - words.firstLength <= wordLimit,
      words.all.isDisjoint(with: .marker), !words.endsWithTitle, !words.beginsWithTitle
    else { return nil }
    if mayBeOrganization(words), CorporateForm.core(ofOrganization: words.texts) != nil { return nil }
    var name = PlainName(words)
    // A name in kana is its own reading.
    guard words.all.contains(.kanji), !sound.isEmpty else { return name }
    let room = buffer + words.length
    guard let sounds = PlainWords.read(sound, into: room, limit: PlainNamePart.readingLimit),
      sounds.count <= 2, !sounds.all.contains(.kanji), !sounds.endsWithTitle
    else { return nil }
    if sounds.count == 0 { return name }
    name.reading = NameLetters(start: room, count: sounds.length)
    if sounds.count == 2 {
      name.familyReading = NameLetters(start: room, count: sounds.firstLength)
      name.givenReading = NameLetters(
        start: room + sounds.firstLength, count: sounds.length - sounds.firstLength)
      return name
    }
    return name.divideReading(into: room + sounds.length) ? name : nil
  }

  /// The longest names of persons have five characters a part; organizations begin at eleven.
  private static let wordLimit = 10

  private init(_ words: PlainWords) {
    spelling = NameLetters(start: words.base, count: words.length)
    family = NameLetters(start: words.base, count: words.firstLength)
    given = NameLetters(start: words.base + words.firstLength, count: words.length - words.firstLength)
    reading = NameLetters(start: words.base, count: 0)
    familyReading = reading
    givenReading = reading
    script = words.all.script
  }

  /// Divides a reading without a space by the listed readings of the family name: サトウタロウ under 佐藤. `false` where the
  /// reading is not plain.
  private mutating func divideReading(into room: UnsafeMutablePointer<Unicode.Scalar>) -> Bool {
    let folded = room
    _ = PlainNamePart.fold(family, to: folded)
    var keys = PlainReading(out: room + family.count, count: reading.count)
    guard keys.write(reading) else { return false }
    let whole = NameLetters(start: keys.exact.base, count: keys.exact.count)
    let rows = NameReadingRows(of: NameLetters(start: folded, count: family.count), role: .family)
    let length = rows.longestHead(of: whole)
    guard length > 0 else { return true }
    familyReading = NameLetters(rebasing: whole[..<length])
    givenReading = NameLetters(rebasing: whole[length...])
    return true
  }

  /// Whether a word may have a legal form, which has four characters at least, or end with a kind of organization, before
  /// which a family name of two has no room.
  private static func mayBeOrganization(_ words: PlainWords) -> Bool {
    let givenLength = words.length - words.firstLength
    return words.firstLength > 3 && words.first.contains(.organization)
      || words.firstLength > 2 && words.lastOfFirst.contains(.organization)
      || givenLength > 3 && words.all.contains(.organization)
      || givenLength > 1 && words.last.contains(.organization)
  }
}

/// The words of a text of plain letters, separators gone, with what their letters are.
private struct PlainWords {
  let base: UnsafeMutablePointer<Unicode.Scalar>
  let limit: Int
  /// The number of words; counted up to three.
  var count = 0
  var length = 0
  var firstLength = 0
  var all: NameLetterClass = []
  var first: NameLetterClass = []
  var last: NameLetterClass = []
  var lastOfFirst: NameLetterClass = []
  private var isBetween = true
  private let table = NameLetterClass.table

  private init(base: UnsafeMutablePointer<Unicode.Scalar>, limit: Int) {
    self.base = base
    self.limit = limit
  }

  /// Reads at most `limit` letters of a text; `nil` where it has more or others than plain ones.
  static func read(
    _ text: String, into base: UnsafeMutablePointer<Unicode.Scalar>, limit: Int
  ) -> PlainWords? {
    var words = PlainWords(base: base, limit: limit)
    let outcome = text.utf8.withContiguousStorageIfAvailable { words.read($0) } ?? .needsFolding
    switch outcome {
    case .plain: break
    case .other: return nil
    case .needsFolding:
      words = PlainWords(base: base, limit: limit)
      for scalar in TextFolding.fold(text) where !words.take(scalar.value) { return nil }
    }
    words.endFirst()
    return words
  }

  private enum Outcome {
    case plain, other, needsFolding
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
    var index = 0
    while index < bytes.count {
      let lead = UInt32(bytes[index])
      if lead == 0x20 {
        endWord()
        index &+= 1
        continue
      }
      guard lead >= 0xE3, lead < 0xF0, index &+ 2 < bytes.count else { return .other }
      let second = UInt32(bytes[index &+ 1])
      // Half-width and full-width forms.
      if lead == 0xEF { return second >= 0xBC && second <= 0xBE ? .needsFolding : .other }
      let value = (lead & 0x0F) << 12 | (second & 0x3F) << 6 | UInt32(bytes[index &+ 2]) & 0x3F
      if value == 0x3000 { endWord() } else if !take(value) { return .other }
      index &+= 3
    }
    return .plain
  }

  private mutating func endWord() {
    if isBetween { return }
    isBetween = true
    endFirst()
  }

  private mutating func endFirst() {
    guard count == 1, firstLength == 0 else { return }
    firstLength = length
    first = all
    lastOfFirst = last
  }

  /// Takes in a space or letter; `false` where it is not plain.
  private mutating func take(_ value: UInt32) -> Bool {
    if value == 0x20 {
      endWord()
      return true
    }
    let index = Int(value) &- NameLetterClass.firstValue
    guard index >= 0, index < table.count, length < limit, let letter = Unicode.Scalar(value) else {
      return false
    }
    let kind = table[index]
    if kind.isEmpty { return false }
    if isBetween {
      // A ー at the head of a word is a dash.
      if kind.contains(.longVowel) { return false }
      isBetween = false
      count &+= 1
    } else if kind.contains(.longVowel), last.isDisjoint(with: .kana) {
      return false
    }
    base[length] = letter
    length &+= 1
    all.formUnion(kind)
    last = kind
    return true
  }

  private var letters: NameLetters { NameLetters(start: base, count: length) }

  /// The words as texts of their own, of which there are two.
  var texts: [ScalarText] { [ScalarText(letters[..<firstLength]), ScalarText(letters[firstLength...])] }

  /// Whether the last word ends with a title: 様, さん.
  var endsWithTitle: Bool {
    last.contains(.title) && NameTitle.endsWithSuffix(letters)
  }

  /// Whether the first word may be a title: 故.
  var beginsWithTitle: Bool { firstLength == 1 && first.contains(.title) }
}
