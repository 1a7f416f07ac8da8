/// What the values of a column look like, in shares of the values that there are.
///
/// A value is looked at through its first 512 bytes; distinct values are looked at once and weigh as often as
/// they occur.
struct ColumnContent {
  /// Values looked at.
  private(set) var count = 0
  private(set) var tallies = Tallies()

  /// How many values show a trait.
  struct Tallies {
    var date = 0, dayFirst = 0, monthFirst = 0, namedOrPunctuatedDate = 0
    var year = 0, month = 0, day = 0
    var email = 0, website = 0, coordinate = 0
    var phone = 0, punctuatedPhone = 0, phoneDigits = 0
    var socialSecurity = 0, number = 0, fraction = 0, integer = 0
    var numericPostalCode = 0, letterPostalCode = 0
    var streetWord = 0, numberThenWords = 0, houseNumber = 0
    var givenName = 0, surname = 0, startsWithGivenName = 0, legalForm = 0
    var sex = 0, region = 0
    var oneWord = 0, wordy = 0, hasDigit = 0, hasSpace = 0, lettersOnly = 0, code = 0
    var semicolonList = 0, pipeList = 0, nameList = 0
  }
  private(set) var earliestYear = Int.max
  private(set) var latestYear = Int.min

  /// The share of values with a trait.
  func share(_ trait: KeyPath<Tallies, Int>) -> Double {
    count == 0 ? 0 : Double(tallies[keyPath: trait]) / Double(count)
  }

  /// Takes in a value that occurs `times`.
  mutating func add(_ utf8: UnsafeBufferPointer<UInt8>, times: Int, buffer: inout ValueParts) {
    let trimmed = ASCII.trimmed(utf8)
    let text = UnsafeBufferPointer(rebasing: utf8[trimmed].prefix(512))
    if text.isEmpty { return }
    count += times
    addDate(text, times: times)
    addSymbols(text, times: times)
    addNumber(text, times: times)
    addWords(text, times: times, buffer: &buffer)
  }

  private mutating func addDate(_ text: UnsafeBufferPointer<UInt8>, times: Int) {
    guard text.count <= 40, text.contains(where: ASCII.isDigit),
      case .date(let date) = DateText.read(text, order: .dayFirst), date.day > 0,
      (1850...2100).contains(date.year)
    else { return }
    tallies.date += times
    earliestYear = min(earliestYear, date.year)
    latestYear = max(latestYear, date.year)
    if !text.allSatisfy(ASCII.isDigit) { tallies.namedOrPunctuatedDate += times }
    guard let tokens = DateTokens(text), tokens.numbers.count == 3, tokens.numbers[0].digits <= 2 else {
      return
    }
    if tokens.numbers[0].value > 12 { tallies.dayFirst += times }
    if tokens.numbers[1].value > 12 { tallies.monthFirst += times }
  }

  private mutating func addSymbols(_ text: UnsafeBufferPointer<UInt8>, times: Int) {
    if let at = text.firstIndex(of: UInt8(ascii: "@")), at > 0, text[at...].contains(UInt8(ascii: ".")) {
      tallies.email += times
    }
    let hasSpace = text.contains(where: ASCII.isSpace)
    if hasSpace { tallies.hasSpace += times }
    let lower = text.prefix(8).map(ASCII.lowercased)
    if ["http://", "https://", "www."].contains(where: { lower.starts(with: $0.utf8) }) {
      tallies.website += times
    }
    if text.count >= 5, text.contains(UInt8(ascii: ".")), text.contains(where: { ",; ".utf8.contains($0) }),
      CoordinateText.read(text) != nil
    {
      tallies.coordinate += times
    }
    let list = CellValues.self
    for (separator, trait) in [(";", \Tallies.semicolonList), ("|", \.pipeList)] {
      guard text.contains(separator.utf8.first ?? 0) else { continue }
      var values = 0
      list.forEach(of: text, separator: Array(separator.utf8)) { _ in values += 1 }
      if values > 1 { tallies[keyPath: trait] += times }
    }
  }

  private mutating func addNumber(_ text: UnsafeBufferPointer<UInt8>, times: Int) {
    let digits = text.reduce(0) { $0 + (ASCII.isDigit($1) ? 1 : 0) }
    if digits > 0 { tallies.hasDigit += times }
    guard digits > 0 else { return }
    let isInteger = digits == text.count
    if isInteger {
      tallies.integer += times
      let value = text.decimalValue
      if digits == 4, (1800...2100).contains(value) { tallies.year += times }
      if digits <= 2, (1...12).contains(value) { tallies.month += times }
      if digits <= 2, (1...31).contains(value) { tallies.day += times }
      if (4...5).contains(digits) { tallies.numericPostalCode += times }
    }
    if digits <= 5, text.count <= digits + 1 { tallies.houseNumber += times }
    // A slash is of a date, unless there are more digits than dates have: 310/246-1501.
    if !text.contains(where: { ASCII.isLetter($0) || $0 >= 0x80 || $0 == UInt8(ascii: ":") }),
      digits > 8 || !text.contains(UInt8(ascii: "/"))
    {
      if (7...15).contains(digits) {
        tallies.phoneDigits += times
        if text.first == UInt8(ascii: "+") || text.contains(UInt8(ascii: "("))
          || Self.groups(text) == [3, 3, 4] || Self.groups(text) == [3, 4]
        {
          tallies.punctuatedPhone += times
        }
      }
      if digits == 9, Self.groups(text) == [3, 2, 4] { tallies.socialSecurity += times }
      if digits == 9, Self.groups(text) == [5, 4] { tallies.numericPostalCode += times }
    }
    var decimal: [UInt8] = []
    if DecimalText.append(text, to: &decimal) {
      tallies.number += times
      let isFraction = decimal.contains(UInt8(ascii: "."))
      if isFraction { tallies.fraction += times }
      // 1999.0, as programs write a column of years in which one is missing.
      let value = decimal.withUnsafeBufferPointer { $0.decimalValue }
      if !isInteger, !isFraction, decimal.count == 4, (1800...2100).contains(value) { tallies.year += times }
    }
    let letters = text.reduce(0) { $0 + (ASCII.isLetter($1) ? 1 : 0) }
    if (5...8).contains(text.count), (2...5).contains(letters), letters + digits >= text.count - 1,
      (3...8).contains(letters + digits), Self.isLetterPostalCode(text)
    {
      tallies.letterPostalCode += times
    }
    if !text.contains(where: ASCII.isSpace), letters + digits + 4 >= text.count, text.count <= 40 {
      tallies.code += times
    }
  }

  private mutating func addWords(
    _ text: UnsafeBufferPointer<UInt8>, times: Int, buffer: inout ValueParts
  ) {
    buffer.removeAll()
    buffer.words.removeAll(keepingCapacity: true)
    TextFold.words.append(text, to: &buffer.bytes)
    Words.split(buffer.bytes, in: 0..<buffer.bytes.count, into: &buffer.words)
    guard let first = buffer.words.first, let last = buffer.words.last else { return }
    let words = buffer.words.map { buffer.bytes[$0] }
    if words.count == 1 { tallies.oneWord += times }
    if words.count >= 5 { tallies.wordy += times }
    if !buffer.bytes.contains(where: ASCII.isDigit) { tallies.lettersOnly += times }
    let firstWord = buffer.bytes[first]
    let lastWord = buffer.bytes[last]
    if words.count == 1 {
      if CommonNames.given[firstWord] != nil { tallies.givenName += times }
      if CommonNames.surnames[firstWord] != nil { tallies.surname += times }
      if CommonNames.sexes[firstWord] != nil { tallies.sex += times }
      if CommonNames.regions[firstWord] != nil { tallies.region += times }
    } else {
      let isName = words.count <= 4 && !buffer.bytes.contains(where: ASCII.isDigit)
      if isName, CommonNames.given[firstWord] != nil || CommonNames.given[lastWord] != nil {
        tallies.startsWithGivenName += times
      }
      if words.dropFirst().contains(where: { AddressWords.streets[$0] != nil }) {
        tallies.streetWord += times
      }
      if ASCII.isDigit(buffer.bytes[first.lowerBound]), words.dropFirst().contains(where: { $0.count > 2 }) {
        tallies.numberThenWords += times
      }
      if AddressWords.legalForms[lastWord] != nil { tallies.legalForm += times }
      if Self.isListOfNames(text) { tallies.nameList += times }
    }
  }

  /// Whether a text is names with commas, semicolons or `and` between: most pieces of two or more words
  /// without digits.
  private static func isListOfNames(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let separator = text.contains(UInt8(ascii: ";")) ? UInt8(ascii: ";") : UInt8(ascii: ",")
    guard text.contains(separator) else { return false }
    var pieces = 0
    var names = 0
    CellValues.forEach(of: text, separator: [separator]) { piece in
      pieces += 1
      let words = piece.split(whereSeparator: ASCII.isSpace)
      if (2...4).contains(words.count), !piece.contains(where: ASCII.isDigit) { names += 1 }
    }
    return pieces >= 2 && names * 4 >= pieces * 3
  }

  /// The lengths of runs of digits.
  private static func groups(_ text: UnsafeBufferPointer<UInt8>) -> [Int] {
    text.split { !ASCII.isDigit($0) }.map(\.count)
  }

  /// SW1A 1AA, K1A 0B1, 1012 AB.
  private static func isLetterPostalCode(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let shape = text.filter { !ASCII.isSpace($0) }.map {
      ASCII.isDigit($0) ? UInt8(ascii: "9") : UInt8(ascii: "A")
    }
    let known = ["A9A9A9", "9999AA", "A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA"]
    return known.contains { shape.elementsEqual($0.utf8) }
  }
}
