/// A name of plain letters with kanji and without a space (福田弘子): the likely ways to divide it, and where the parts and
/// their readings lie in a buffer.
///
/// The short way to what ``NameDivision`` says, as ``PlainName`` is for names with a space.
package struct PlainUndividedName {
  /// One way to divide the name.
  package struct Split {
    package var family: NameLetters
    package var given: NameLetters
    package var familyReading: NameLetters
    package var givenReading: NameLetters
    /// How likely the division is among all divisions of the name.
    package var score: Double
  }

  /// The letters of the name.
  package let spelling: NameLetters
  /// The reading of the whole; empty where none is known.
  package private(set) var reading: NameLetters
  /// The ways to divide the name, the likeliest first.
  package private(set) var splits: [Split] = []

  /// Reads a name; `nil` where the long way has to be taken.
  ///
  /// - Parameters:
  ///   - text: The name field, in UTF-8.
  ///   - sound: The reading of the same name in kana; may be empty.
  ///   - buffer: Room for ``PlainName/capacity`` scalars, which are overwritten and hold the letters of the result.
  /// - Complexity: O(*n*), and O(log *N*) in the name tables.
  package static func read(
    _ text: UnsafeBufferPointer<UInt8>, reading sound: UnsafeBufferPointer<UInt8>,
    into buffer: UnsafeMutablePointer<Unicode.Scalar>
  ) -> PlainUndividedName? {
    guard let words = PlainWords.read(text, into: buffer, limit: PlainNamePart.letterLimit),
      words.count == 1, words.areOfPersonAlone, words.all.contains(.kanji),
      words.all.isDisjoint(with: .lookAlike)
    else { return nil }
    let soundRoom = buffer + words.length
    guard let sounds = PlainWords.readSound(sound, into: soundRoom) else { return nil }
    var name = PlainUndividedName(spelling: words.letters, reading: sounds.letters)
    return name.divide(sounds, room: soundRoom + sounds.length) ? name : nil
  }

  private init(spelling: NameLetters, reading: NameLetters) {
    self.spelling = spelling
    self.reading = reading
  }

  private mutating func divide(_ sounds: PlainWords, room: UnsafeMutablePointer<Unicode.Scalar>) -> Bool {
    _ = PlainNamePart.fold(spelling, to: room)
    let folded = NameLetters(start: room, count: spelling.count)
    var cuts = NameCut.cuts(of: spelling, folded: folded)
    let none = NameLetters(start: room, count: 0)
    var key = none
    if sounds.count > 0 {
      let first = NameLetters(rebasing: reading[..<sounds.firstLength])
      var keys = PlainReading(out: room + spelling.count, count: first.count)
      guard keys.write(first) else { return false }
      key = NameLetters(start: keys.exact.base, count: keys.exact.count)
    }
    var heads = [Int](repeating: 0, count: spelling.count + 1)
    if sounds.count > 0 && !cuts.isEmpty {
      for index in cuts.indices {
        let length = cuts[index].length
        let rows = NameReadingRows(of: NameLetters(rebasing: folded[..<length]), role: .family)
        if sounds.count == 1 { heads[length] = rows.longestHead(of: key) }
        if rows.count == 0 { continue }
        let agrees = sounds.count == 1 ? heads[length] > 0 : rows.contains(k1: key)
        cuts[index].score *= agrees ? NameDivision.agreeing : NameDivision.contradicting
      }
      cuts.sort(by: NameCut.isLikelier)
    }
    let total = cuts.reduce(0) { $0 + $1.score }
    splits.reserveCapacity(cuts.count)
    for cut in cuts {
      var split = Split(
        family: NameLetters(rebasing: spelling[..<cut.length]),
        given: NameLetters(rebasing: spelling[cut.length...]), familyReading: none, givenReading: none,
        score: total > 0 ? cut.score / total : 0)
      let head = heads[cut.length]
      if sounds.count > 1 {
        split.familyReading = NameLetters(rebasing: reading[..<sounds.firstLength])
        split.givenReading = NameLetters(rebasing: reading[sounds.firstLength...])
      } else if head > 0 {
        split.familyReading = NameLetters(rebasing: key[..<head])
        split.givenReading = NameLetters(rebasing: key[head...])
      }
      splits.append(split)
    }
    return true
  }
}
