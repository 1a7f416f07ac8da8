internal import CTables

/// Writes the keys of a part of plain letters (see ``NameLetterClass``) without allocating anything.
///
/// The definition of each key is where the long way finds it – ``NameSpelling``, ``KanaKey``, ``RomajiKey`` – and the
/// tests hold the two equal on random letters. Whatever is rare goes the long way: small vowels, ヴ, iteration marks.
package enum PlainNamePart {
  /// The longest spelling and the longest reading that are written here. The longest family name has five kanji; 99.9 % of
  /// whole readings have fewer than 16 kana.
  static let letterLimit = 16
  static let readingLimit = 20
  /// The room that ``write(_:role:reading:into:)`` needs: the spelling and K1 twice each, and four Latin letters a kana.
  package static let capacity = 2 * letterLimit + 6 * readingLimit

  /// Writes the texts of a part and returns where they lie; `nil` where some letter is not plain.
  ///
  /// - Parameters:
  ///   - text: The spelling.
  ///   - role: Which part of a name it is.
  ///   - reading: The reading in kana; empty where unknown.
  ///   - out: Room for ``capacity`` scalars, which are overwritten.
  /// - Complexity: O(*n*), and O(log *N*) in the name tables.
  package static func write(
    _ text: NameLetters, role: NamePart.Role, reading: NameLetters,
    into out: UnsafeMutablePointer<Unicode.Scalar>
  ) -> NamePartLayout? {
    guard !text.isEmpty, text.count <= letterLimit, let classes = copy(text, to: out) else { return nil }
    let isKanji = classes.contains(.kanji)
    if isKanji && !classes.isDisjoint(with: .lookAlike) { return nil }
    var layout = NamePartLayout(role: role, script: classes.script)
    layout.literalEnd = UInt32(text.count)
    layout.isLiteralFolded =
      !classes.contains(.variant) || !fold(text, to: out + text.count)
    layout.foldedEnd = layout.isLiteralFolded ? layout.literalEnd : 2 * layout.literalEnd
    let folded = NameLetters(rebasing: NameLetters(start: out, count: 2 * text.count)[layout.folded])
    if isKanji && classes.contains(.connecting) {
      let folded = ScalarText(folded)
      layout.hasLooseSpelling = NameSpelling.loose(folded, role: role) != folded
    }

    let sound = isKanji ? reading : text
    guard writeKeys(of: sound, behind: Int(layout.foldedEnd), to: out, &layout) else { return nil }
    if isKanji && role != .whole {
      let rows = NameReadingRows(of: folded, role: role)
      if sound.isEmpty {
        layout.take(rows)
      } else {
        layout.isKnownReading = rows.contains(
          k1: NameLetters(start: out + layout.k1.lowerBound, count: layout.k1.count))
      }
    }
    return layout
  }

  /// Copies plain letters and returns all their classes; `nil` where some letter is not plain.
  private static func copy(
    _ text: NameLetters, to out: UnsafeMutablePointer<Unicode.Scalar>
  ) -> NameLetterClass? {
    let table = NameLetterClass.table
    var all: NameLetterClass = []
    var last: NameLetterClass = []
    for (position, letter) in text.enumerated() {
      let index = Int(letter.value) - NameLetterClass.firstValue
      guard index >= 0, index < table.count else { return nil }
      let kind = table[index]
      // ー anywhere but after kana is a dash.
      guard !kind.isEmpty, !kind.contains(.longVowel) || !last.isDisjoint(with: .kana) else { return nil }
      out[position] = letter
      all.formUnion(kind)
      last = kind
    }
    return all
  }

  /// Writes the safe fold of plain letters, as ``NameSpelling/folded(_:)``; returns whether it changes any.
  static func fold(_ text: NameLetters, to out: UnsafeMutablePointer<Unicode.Scalar>) -> Bool {
    var isChanged = false
    for (position, letter) in text.enumerated() {
      var folded = letter
      if letter == "々" {
        if position > 0, out[position - 1] != "々", KanjiVariants.isKanji(out[position - 1]) {
          folded = out[position - 1]
        }
      } else {
        let value = idm_kanji_fold(letter.value)
        if value != 0 { folded = Unicode.Scalar(value) ?? letter }
      }
      out[position] = folded
      isChanged = isChanged || folded != letter
    }
    return isChanged
  }

  // MARK: Reading

  /// Writes K1, K2 and the romaji of a reading from `start` on; `false` where some letter is not plain.
  private static func writeKeys(
    of sound: NameLetters, behind start: Int, to out: UnsafeMutablePointer<Unicode.Scalar>,
    _ layout: inout NamePartLayout
  ) -> Bool {
    layout.k1End = UInt32(start)
    layout.k2End = UInt32(start)
    layout.romajiEnd = UInt32(start)
    layout.secondRomajiEnd = UInt32(start)
    if sound.isEmpty { return true }
    guard sound.count <= readingLimit else { return false }
    var keys = PlainReading(out: out + start, count: sound.count)
    guard keys.write(sound) else { return false }

    layout.k1End += UInt32(keys.exact.count)
    layout.isK1Heard = keys.exact.elementsEqual(keys.heard)
    var end = start + keys.exact.count
    if !layout.isK1Heard {
      (out + end).update(from: keys.heard.base, count: keys.heard.count)
      end += keys.heard.count
    }
    layout.k2End = UInt32(end)
    (out + end).update(from: keys.romaji.letters.base, count: keys.romaji.letters.count)
    layout.romajiCount = 1
    layout.romajiEnd = UInt32(end + keys.romaji.letters.count)
    layout.secondRomajiEnd = layout.romajiEnd
    return true
  }
}
