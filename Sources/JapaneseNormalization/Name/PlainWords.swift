/// The words of a text of plain letters, separators gone, with what their letters are.
struct PlainWords {
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

  private init(base: UnsafeMutablePointer<Unicode.Scalar>, limit: Int) {
    self.base = base
    self.limit = limit
  }

  /// Reads at most `limit` letters of a text in UTF-8; `nil` where it has more or others than plain ones.
  static func read(
    _ text: UnsafeBufferPointer<UInt8>, into base: UnsafeMutablePointer<Unicode.Scalar>, limit: Int
  ) -> PlainWords? {
    var words = PlainWords(base: base, limit: limit)
    switch words.read(text) {
    case .plain: break
    case .other: return nil
    case .needsFolding:
      words = PlainWords(base: base, limit: limit)
      let table = NameLetterClass.table
      for scalar in TextFolding.fold(String(decoding: text, as: UTF8.self))
      where !words.take(scalar.value, table) { return nil }
    }
    words.endFirst()
    return words
  }

  /// Reads a reading of one or two words, or none; `nil` where it is another or not plain.
  static func readSound(
    _ text: UnsafeBufferPointer<UInt8>, into base: UnsafeMutablePointer<Unicode.Scalar>
  ) -> PlainWords? {
    guard let words = read(text, into: base, limit: PlainNamePart.readingLimit), words.count <= 2,
      !words.all.contains(.kanji), !words.endsWithTitle
    else { return nil }
    return words
  }

  private enum Outcome {
    case plain, other, needsFolding
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
    let table = NameLetterClass.table
    var index = 0
    while index < bytes.count {
      let lead = UInt32(bytes[index])
      if lead == 0x20 {
        endWord()
        index &+= 1
        continue
      }
      guard lead >= 0xE3, lead < 0xF0, index &+ 2 < bytes.count else { return .other }
      let (second, third) = (UInt32(bytes[index &+ 1]), UInt32(bytes[index &+ 2]))
      // Malformed text is for the long way, which makes U+FFFD of it.
      guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return .other }
      // Half-width and full-width forms.
      if lead == 0xEF { return second >= 0xBC && second <= 0xBE ? .needsFolding : .other }
      let value = (lead & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
      if value == 0x3000 { endWord() } else if !take(value, table) { return .other }
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
  @inline(__always)
  private mutating func take(_ value: UInt32, _ table: [NameLetterClass]) -> Bool {
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

  var letters: NameLetters { NameLetters(start: base, count: length) }

  /// The words as texts of their own, of which there are one or two.
  private var texts: [ScalarText] {
    let first = ScalarText(letters[..<firstLength])
    return firstLength == length ? [first] : [first, ScalarText(letters[firstLength...])]
  }

  /// Whether the words name an organization: a legal form has four characters at least, and a kind of organization ends a
  /// word, before which a family name of two has no room.
  var areOfOrganization: Bool {
    let rest = length - firstLength
    let isPossible =
      firstLength > 3 && first.contains(.organization)
      || firstLength > 2 && lastOfFirst.contains(.organization)
      || rest > 3 && all.contains(.organization) || rest > 1 && last.contains(.organization)
    return isPossible && CorporateForm.core(ofOrganization: texts) != nil
  }

  /// Whether the words are those of a person's name and of nothing beside it.
  var areOfPersonAlone: Bool {
    count > 0 && count <= 2 && firstLength <= Self.wordLimit && length - firstLength <= Self.wordLimit
      && all.isDisjoint(with: .marker) && !endsWithTitle && !beginsWithTitle && !areOfOrganization
  }

  /// The longest names of persons have five characters a part; organizations begin at eleven.
  private static let wordLimit = 10

  /// Whether the last word ends with a title: 様, さん.
  var endsWithTitle: Bool {
    last.contains(.title) && NameTitle.endsWithSuffix(letters)
  }

  /// Whether the first word may be a title: 故.
  var beginsWithTitle: Bool { firstLength == 1 && first.contains(.title) }
}
