/// Finds card numbers (PAN) in text that should hold none.
///
/// A card number is 13 to 19 digits that pass the check of Luhn (ISO/IEC 7812-1). It is looked for
/// - as a run of digits, alone or inside a word (`tok_4111111111111111`);
/// - as groups of digits that nothing but punctuation and spaces part, at most three of those in a row
///   (`4111-1111-1111-1111`, `4111 / 1111 / …`), also with more groups before or after;
/// - at the beginning of a longer run of digits, where a card scheme's prefix and length fit (number and expiry date
///   written together).
///
/// Opaque tokens hold digits too, and one chance in ten makes any digits pass the check. So these shapes are passed
/// over whole, because digits are frequent in them by nature:
/// - a UUID, 8-4-4-4-12 hexadecimal digits, with at least one letter;
/// - a word of 32 or more hexadecimal digits with at least one letter, as hashes are (MD5, SHA-1, SHA-2, HMAC);
/// - 16 or more pairs of hexadecimal digits between colons with at least one letter, as fingerprints are printed.
///
/// What is left: a purely numeric token of 13 to 19 digits is refused one time in ten, and a hexadecimal token of 16
/// digits about once in 2,000. Such providers' tokens must be hashed by the caller. A refusal that is wrong is safe; a
/// card number let through is not.
package enum CardNumberDetector {
  private static let lengths = 13...19

  /// With fewer digits a text holds no card number.
  static var leastDigits: Int { lengths.lowerBound }

  /// With fewer of the letter x, and no other sign that masks, a text holds no masked number.
  static let leastMaskLetters = 4

  /// Whether folded `text` holds a card number.
  ///
  /// - Complexity: O(*n*): from each group at most 19 digits are looked at.
  static func holdsCardNumber(_ text: ScalarText) -> Bool {
    let words = opaqueWordsRemoved(Self.words(text))
    var groups: [[UInt8]] = []
    var lastEnd = -4
    for word in words {
      // 4111-card-1111: letters part groups; card4111-1111…: digits at the edge of a word join on.
      if word.start - lastEnd > 3 { groups = [] }
      lastEnd = word.end
      for (index, run) in word.digitRuns.enumerated() {
        if index > 0 || !word.startsWithDigit { groups = [] }
        if isLongCardNumber(run) { return true }
        // No more than 19 groups of a digit make a number.
        if groups.count >= lengths.upperBound { groups.removeFirst() }
        groups.append(run)
        if endsWithCardNumber(groups) { return true }
      }
      if !word.endsWithDigit { groups = [] }
    }
    return false
  }

  /// Whether some of the last of `groups`, and all of the last one, make a card number.
  private static func endsWithCardNumber(_ groups: [[UInt8]]) -> Bool {
    var count = 0
    for first in groups.indices.reversed() {
      count += groups[first].count
      if count > lengths.upperBound { return false }
      if lengths.contains(count), passesLuhn(groups[first...].joined()) { return true }
    }
    return false
  }

  /// Whether a run longer than a card number begins with one of a known scheme.
  private static func isLongCardNumber(_ run: [UInt8]) -> Bool {
    guard run.count > lengths.upperBound else { return false }
    let prefix = run.prefix(4).reduce(0) { $0 * 10 + Int($1) }
    return schemes.contains { scheme in
      scheme.prefixes.contains(prefix) && passesLuhn(run.prefix(scheme.length))
    }
  }

  /// The first four digits and the length of the schemes' numbers (ISO/IEC 7812 issuer ranges in public use).
  private static let schemes: [(prefixes: ClosedRange<Int>, length: Int)] = [
    (4000...4999, 16),  // Visa
    (5100...5599, 16), (2221...2720, 16),  // Mastercard
    (3400...3499, 15), (3700...3799, 15),  // American Express
    (3528...3589, 16),  // JCB
    (3000...3059, 14), (3600...3699, 14), (3800...3999, 14),  // Diners Club
    (6011...6011, 16), (6440...6599, 16),  // Discover
    (6200...6299, 16),  // UnionPay
  ]

  private static func passesLuhn(_ digits: some Sequence<UInt8>) -> Bool {
    var sum = 0
    for (index, digit) in Array(digits).reversed().enumerated() {
      let doubled = Int(digit) * 2
      sum += index.isMultiple(of: 2) ? Int(digit) : doubled > 9 ? doubled - 9 : doubled
    }
    return sum.isMultiple(of: 10)
  }
}

extension CardNumberDetector {
  /// What the digits of a text say that may be a card number and nothing else.
  package enum Verdict: Sendable, Hashable {
    /// It has other text, or more or fewer digits.
    case noNumber
    /// It has as many digits as a card number, and is none.
    case otherNumber
    /// It has the prefix of a card scheme, its length, and passes the check of Luhn.
    case cardNumber
  }

  /// What a text is that holds nothing but digits, with spaces and hyphens between them.
  ///
  /// Stricter than ``holdsCardNumber(_:)``: of random numbers of 16 digits one in fifty is a card number by it.
  ///
  /// - Complexity: O(*n*), and nothing is kept beyond the digits of a card number.
  package static func verdict(ofWhole text: some Sequence<Unicode.Scalar>) -> Verdict {
    var digits: [UInt8] = []
    for scalar in text {
      if let digit = DecimalDigit.value(scalar) {
        digits.append(digit)
        if digits.count > lengths.upperBound { return .noNumber }
      } else if !scalar.properties.isWhitespace, scalar != "-" {
        return .noNumber
      }
    }
    guard lengths.contains(digits.count) else { return .noNumber }
    let prefix = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) }
    // Visa's numbers have 13 and 19 digits, too.
    let isOfScheme = schemes.contains {
      $0.prefixes.contains(prefix) && ($0.length == digits.count || prefix / 1000 == 4 && digits.count != 15)
    }
    return isOfScheme && passesLuhn(digits) ? .cardNumber : .otherNumber
  }
}

extension CardNumberDetector {
  /// A run of letters and digits.
  private struct Word {
    var start: Int
    var end: Int
    /// The scalar before the word.
    var before: Unicode.Scalar?
    var digitRuns: [[UInt8]] = []
    var startsWithDigit = false
    var endsWithDigit = false
    var isHexadecimal = true
    var hasLetter = false

    var length: Int { end - start }
  }

  private static func words(_ text: ScalarText) -> [Word] {
    var words: [Word] = []
    var isInWord = false
    for (index, scalar) in text.enumerated() {
      let digit = DecimalDigit.value(scalar)
      guard digit != nil || scalar.properties.isAlphabetic else {
        isInWord = false
        continue
      }
      if !isInWord {
        words.append(Word(start: index, end: index, before: index > 0 ? text[index - 1] : nil))
        words[words.count - 1].startsWithDigit = digit != nil
        isInWord = true
      }
      let current = words.count - 1
      if let digit {
        if words[current].endsWithDigit {
          words[current].digitRuns[words[current].digitRuns.count - 1].append(digit)
        } else {
          words[current].digitRuns.append([digit])
        }
        if !scalar.isASCII { words[current].isHexadecimal = false }
      } else {
        words[current].hasLetter = true
        if !("a"..."f").contains(scalar) { words[current].isHexadecimal = false }
      }
      words[current].endsWithDigit = digit != nil
      words[current].end = index + 1
    }
    return words
  }

  /// `words` without those of UUIDs, long hashes and colon-separated fingerprints.
  private static func opaqueWordsRemoved(_ words: [Word]) -> [Word] {
    var kept: [Word] = []
    var index = 0
    while index < words.count {
      let opaque = opaqueCount(words[index...])
      if opaque == 0 { kept.append(words[index]) }
      index += max(opaque, 1)
    }
    return kept
  }

  /// How many words at the beginning are one opaque shape; 0 where none is.
  private static func opaqueCount(_ words: ArraySlice<Word>) -> Int {
    guard let first = words.first, first.isHexadecimal else { return 0 }
    if first.length >= 32, first.hasLetter { return 1 }
    let uuid = words.prefix(5)
    if uuid.map(\.length) == [8, 4, 4, 4, 12], uuid.allSatisfy(\.isHexadecimal), areJoined(uuid, by: "-") {
      return uuid.contains(where: \.hasLetter) ? 5 : 0
    }
    guard first.length == 2, first.before != ":" else { return 0 }
    var count = 1
    var hasLetter = first.hasLetter
    for (previous, word) in zip(words, words.dropFirst()) {
      guard word.length == 2, word.isHexadecimal, areJoined([previous, word], by: ":") else { break }
      count += 1
      hasLetter = hasLetter || word.hasLetter
    }
    return count >= 16 && hasLetter ? count : 0
  }

  private static func areJoined(_ words: some Collection<Word>, by separator: Unicode.Scalar) -> Bool {
    zip(words, words.dropFirst()).allSatisfy { $1.start == $0.end + 1 && $1.before == separator }
  }
}

extension CardNumberDetector {
  /// Whether folded `text` holds a card number some digits of which are replaced: 411111******1111, ****-****-****-1111,
  /// XXXX XXXX XXXX 1111, 411111...1111.
  ///
  /// Signs such as * and • are a mask from three on with at least three digits beside them. The letter x is one only in
  /// runs of nothing but x and digits that are as long as a card number and hold four of each.
  ///
  /// - Complexity: O(*n*).
  static func holdsMaskedNumber(_ text: ScalarText) -> Bool {
    var run = MaskRun()
    var previousIsLetter = false
    for scalar in text {
      let isLetter = scalar.properties.isAlphabetic && DecimalDigit.value(scalar) == nil && scalar != "x"
      if DecimalDigit.value(scalar) != nil {
        run.digits += 1
        run.gap = 0
        run.dots = 0
      } else if signs.contains(scalar) {
        run.signs += 1
        run.gap = 0
      } else if scalar == "x", !previousIsLetter || run.letters > 0 {
        run.letters += 1
        run.gap = 0
      } else if scalar == "." {
        run.dots += 1
        if run.dots == 3 { run.signs += 3 }
        run.gap += 1
      } else if scalar == " " || scalar == "-" || scalar == "/" || scalar == "_" {
        run.gap += 1
      } else {
        if run.isMaskedNumber { return true }
        run = MaskRun()
      }
      if run.gap > 4 {
        if run.isMaskedNumber { return true }
        run = MaskRun()
      }
      previousIsLetter = isLetter
    }
    return run.isMaskedNumber
  }

  private struct MaskRun {
    var digits = 0
    var signs = 0
    var letters = 0
    var dots = 0
    var gap = 0

    var isMaskedNumber: Bool {
      if signs >= 3, digits >= 3 { return true }
      return letters >= CardNumberDetector.leastMaskLetters && digits >= 4
        && CardNumberDetector.lengths.contains(digits + letters + signs)
    }
  }

  /// Signs that stand for a digit.
  private static let signs: Set<Unicode.Scalar> = [
    "*", "#", "•", "●", "○", "■", "□", "·", "∙", "?", "※", "×", "✕", "✱", "…",
  ]
}
