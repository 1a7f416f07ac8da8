/// One spelling for all systems of romanization, on lower-case ASCII letters.
enum RomajiSpelling {
  /// The words of `text` as ASCII letters: accents removed, hyphens and apostrophes closed up.
  static func words(_ text: ScalarText) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    for scalar in TextFolding.fold(text) {
      let isBreak = NameSeparator.isSeparator(scalar) && !NameSeparator.isJoiner(scalar)
      guard isBreak else {
        LatinLetters.append(scalar, to: &word)
        continue
      }
      if !word.isEmpty { words.append(word) }
      word.removeAll(keepingCapacity: true)
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// Whether a word is of the kind of Ohishi and Ohashi, where the h may lengthen the o or begin the next syllable.
  static func beginsWithOhAndVowel(_ word: [UInt8]) -> Bool {
    word.count > 2 && word[0] == o && word[1] == h && isVowel(word[2])
  }

  /// The level-1 spelling of the words run together.
  static func level1(words: [[UInt8]], droppingInitialH: Bool) -> [UInt8] {
    var letters: [UInt8] = []
    for word in words {
      if droppingInitialH && beginsWithOhAndVowel(word) {
        letters.append(o)
        letters.append(contentsOf: word.dropFirst(2))
      } else {
        letters.append(contentsOf: word)
      }
    }
    return level1(letters)
  }

  /// The level-1 spelling of lower-case ASCII letters.
  static func level1(_ letters: [UInt8]) -> [UInt8] {
    var letters = limitingRuns(letters)
    // ddi → dji → ji: an entry of the table may bring forth another. No real name needs a third round.
    for _ in 0..<maximumRounds {
      let (spelled, isChanged) = hepburn(letters)
      letters = shortened(isChanged ? limitingRuns(spelled) : spelled)
      if !isChanged { break }
    }
    return letters
  }

  // MARK: Systems

  private static let maximumRounds = 8

  /// Runs of one consonant longer than a geminate cut to two letters.
  private static func limitingRuns(_ letters: [UInt8]) -> [UInt8] {
    let hasRun = letters.indices.dropFirst(2).contains {
      letters[$0] == letters[$0 - 1] && letters[$0] == letters[$0 - 2]
    }
    guard hasRun else { return letters }
    var result: [UInt8] = []
    result.reserveCapacity(letters.count)
    for letter in letters {
      let count = result.count
      if count > 1 && result[count - 1] == letter && result[count - 2] == letter { continue }
      result.append(letter)
    }
    return result
  }

  /// Kunrei, Nihon and home-made spellings as Hepburn, one table entry at a time from the left.
  private static func hepburn(_ letters: [UInt8]) -> (spelled: [UInt8], isChanged: Bool) {
    var result: [UInt8] = []
    result.reserveCapacity(letters.count + 4)
    var isChanged = false
    var index = 0
    letters: while index < letters.count {
      let letter = letters[index]
      // Vowels begin no entry.
      if !isVowel(letter) {
        for spelling in spellingsByFirstLetter[Int(letter) & 31]
        where matches(spelling.written, letters, index) {
          result.append(contentsOf: spelling.hepburn)
          index += spelling.written.count
          isChanged = isChanged || spelling.written != spelling.hepburn
          continue letters
        }
      }
      result.append(letter)
      index += 1
    }
    return (result, isChanged)
  }

  private static func matches(_ written: [UInt8], _ letters: [UInt8], _ index: Int) -> Bool {
    guard index + written.count <= letters.count else { return false }
    for offset in written.indices where letters[index + offset] != written[offset] { return false }
    return true
  }

  private struct Spelling: Sendable {
    var written: [UInt8]
    var hepburn: [UInt8]
  }

  // Written → Hepburn. sh and ch are entries of their own so that the h of shu and chu is not taken for hu (フ).
  private static let spellings: KeyValuePairs<String, String> = [
    "sya": "sha", "syu": "shu", "sye": "she", "syo": "sho", "si": "shi", "sh": "sh",
    "shya": "sha", "shyu": "shu", "shyo": "sho",
    "tya": "cha", "tyu": "chu", "tye": "che", "tyo": "cho", "ti": "chi", "tu": "tsu", "ch": "ch",
    "chya": "cha", "chyu": "chu", "chyo": "cho", "cya": "cha", "cyu": "chu", "cyo": "cho",
    "zya": "ja", "zyu": "ju", "zye": "je", "zyo": "jo", "zi": "ji",
    "jya": "ja", "jyu": "ju", "jye": "je", "jyo": "jo",
    "dya": "ja", "dyu": "ju", "dyo": "jo", "di": "ji", "du": "zu",
    "dzu": "zu", "dzi": "ji", "dji": "ji",
    "hu": "fu", "l": "r", "v": "b", "wo": "o",
  ]

  /// The table by the low five bits of the first letter, longest entry first.
  private static let spellingsByFirstLetter: [[Spelling]] = {
    var table = [[Spelling]](repeating: [], count: 32)
    for (written, hepburn) in spellings {
      guard let first = written.utf8.first else { continue }
      table[Int(first) & 31].append(
        Spelling(written: Array(written.utf8), hepburn: Array(hepburn.utf8)))
    }
    return table.map { $0.sorted { $0.written.count > $1.written.count } }
  }()

  // MARK: Long vowels and nasals

  /// Long vowels short, oh and uh before a consonant or at the end included (Ohno, Satoh, Yuhki); m as n before b, m
  /// and p (Homma); tch as cch (Hatcho). Each letter is weighed against the end of what is already written, so the
  /// result is a normal form.
  private static func shortened(_ letters: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(letters.count)
    for letter in letters {
      if let last = result.last {
        if letter == u && (last == u || last == o) || letter == o && last == o { continue }
        if !isVowel(letter) && endsWithLengtheningH(result) { result.removeLast() }
        if result.last == m && (letter == b || letter == m || letter == p) { result[result.count - 1] = n }
        if letter == h && result.last == c && result.count > 1 && result[result.count - 2] == t {
          result[result.count - 2] = c
        }
      }
      result.append(letter)
    }
    if endsWithLengtheningH(result) { result.removeLast() }
    return result
  }

  private static func endsWithLengtheningH(_ letters: [UInt8]) -> Bool {
    guard letters.count > 1, letters[letters.count - 1] == h else { return false }
    let vowel = letters[letters.count - 2]
    return vowel == o || vowel == u
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    letter == a || letter == i || letter == u || letter == e || letter == o
  }

  private static let a = UInt8(ascii: "a")
  private static let b = UInt8(ascii: "b")
  private static let c = UInt8(ascii: "c")
  private static let e = UInt8(ascii: "e")
  private static let h = UInt8(ascii: "h")
  private static let i = UInt8(ascii: "i")
  private static let m = UInt8(ascii: "m")
  private static let n = UInt8(ascii: "n")
  private static let o = UInt8(ascii: "o")
  private static let p = UInt8(ascii: "p")
  private static let t = UInt8(ascii: "t")
  private static let u = UInt8(ascii: "u")
}

extension RomajiSpelling {
  /// Whether a level-1 key is made of Japanese syllables: vowels, each after at most one consonant of Japanese, and n.
  static func isSyllabic(_ key: ScalarText) -> Bool {
    var last: Unicode.Scalar = "a"
    for letter in key {
      let follows: Bool
      switch letter {
      case "a", "i", "u", "e", "o": follows = last != "y" || letter != "i"
      case "q", "x", "l", "v": follows = false
      case "y": follows = true
      case "h": follows = isVowelOrN(last) || last == "s" || last == "c"
      case "s": follows = isVowelOrN(last) || last == "t" || last == "s"
      default: follows = isVowelOrN(last) || last == letter
      }
      if !follows { return false }
      last = letter
    }
    return isVowelOrN(last) && !key.isEmpty
  }

  private static func isVowelOrN(_ letter: Unicode.Scalar) -> Bool {
    switch letter {
    case "a", "i", "u", "e", "o", "n": true
    default: false
    }
  }
}
