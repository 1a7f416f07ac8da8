internal import JapaneseNormalization

/// The texts of a name part where they lie, in a part or in the scratch in which it is made.
struct NamePartText {
  let layout: NamePartLayout
  let letters: NameLetters

  init(layout: NamePartLayout, letters: NameLetters) {
    self.layout = layout
    self.letters = letters
  }

  init(layout: NamePartLayout, at base: UnsafeMutablePointer<Unicode.Scalar>) {
    self.init(layout: layout, letters: NameLetters(start: base, count: layout.count))
  }

  var isLiteralFolded: Bool { layout.isLiteralFolded }
  var literal: NameLetters { NameLetters(rebasing: letters[layout.literal]) }
  var folded: NameLetters { NameLetters(rebasing: letters[layout.folded]) }
  var k1: NameLetters { NameLetters(rebasing: letters[layout.k1]) }
  var romaji: NameLetters { NameLetters(rebasing: letters[layout.romaji]) }
}
