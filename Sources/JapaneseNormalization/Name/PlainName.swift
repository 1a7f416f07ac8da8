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
  ///   - text: The name field, in UTF-8.
  ///   - sound: The reading of the same name in kana; may be empty.
  ///   - buffer: Room for ``capacity`` scalars, which are overwritten and hold the letters of the result.
  /// - Complexity: O(*n*), and O(log *N*) in the name tables for a reading without a space.
  package static func read(
    _ text: UnsafeBufferPointer<UInt8>, reading sound: UnsafeBufferPointer<UInt8>,
    into buffer: UnsafeMutablePointer<Unicode.Scalar>
  ) -> PlainName? {
    guard let words = PlainWords.read(text, into: buffer, limit: PlainNamePart.letterLimit),
      words.count == 2, words.areOfPersonAlone
    else { return nil }
    var name = PlainName(words)
    // A name in kana is its own reading.
    guard words.all.contains(.kanji), !sound.isEmpty else { return name }
    let room = buffer + words.length
    guard let sounds = PlainWords.readSound(sound, into: room) else { return nil }
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
}
