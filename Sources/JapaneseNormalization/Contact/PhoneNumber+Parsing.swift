/// Reading numbers out of a field.
///
/// The folded text is cut into *runs*: groups of digits that only brackets, dashes, dots or spaces part. Anything else
/// ends a run: a slash, a comma, a label such as 携帯. Within a run the longest complete number from the left is
/// taken, then the next; what cannot be completed is repaired (a 0 that a spreadsheet dropped) or, from seven digits
/// on, kept as a number of unknown kind.
extension PhoneNumber {
  /// The first number in `text`; `nil` where there is none.
  ///
  /// Takes +81, 0081, 010-81, 011-81, (0), full width, kanji digits, brackets and dots; drops extensions (内線12, ext 12,
  /// #12, x12) and notes such as (代表); restores a lost leading 0. A number that a spreadsheet rounded (9.01235E+09)
  /// is damaged beyond repair and is not read.
  ///
  /// - Complexity: O(*n*) in the length of `text`.
  public static func parse(_ text: String) -> PhoneNumber? {
    if let plain = text.utf8.withContiguousStorageIfAvailable(parsePlain), let plain { return plain }
    return numbers(TextFolding.fold(text), limit: 1).first
  }

  /// The numbers in `text`, in their order, each once: `03-1234-5678／090-1234-5678`, `自宅:… 携帯:…`.
  ///
  /// - Complexity: O(*n*) in the length of `text`.
  public static func parseAll(_ text: String) -> [PhoneNumber] {
    if let plain = text.utf8.withContiguousStorageIfAvailable(parsePlain), let plain { return [plain] }
    return numbers(TextFolding.fold(text), limit: .max)
  }

  /// Calls `body` with the numbers in a well-formed text, as ``parseAll(_:)``; the plain ones without any allocation.
  package static func forEach(in utf8: UnsafeBufferPointer<UInt8>, _ body: (PhoneNumber) -> Void) {
    if let plain = parsePlain(utf8) { return body(plain) }
    for number in numbers(TextFolding.fold(String(decoding: utf8, as: UTF8.self)), limit: .max) {
      body(number)
    }
  }

  private static func numbers(_ text: ScalarText, limit: Int) -> [PhoneNumber] {
    var found: [PhoneNumber] = []
    var seen: Set<PhoneNumber> = []
    var scanner = PhoneRunScanner(text)
    while found.count < limit, let run = scanner.next() {
      for number in numbers(in: run) where found.count < limit && seen.insert(number).inserted {
        found.append(number)
      }
    }
    return found
  }

  /// The longest number has 15 digits after an exit code, a carrier's prefix and a (0).
  private static let longestWritten = 24

  private static func numbers(in run: PhoneRun) -> [PhoneNumber] {
    var found: [PhoneNumber] = []
    var first = 0
    while first < run.groupStarts.count {
      let start = run.groupStarts[first]
      var taken: (number: PhoneNumber, groups: Int)?
      var count = 1
      while first + count <= run.groupStarts.count {
        let end = run.end(ofGroup: first + count - 1)
        if end - start > longestWritten { break }
        if let number = complete(run.digits[start..<end], hasPlus: run.hasPlus && first == 0) {
          taken = (number, count)
        }
        count += 1
      }
      if let taken {
        found.append(taken.number)
        first += taken.groups
      } else {
        let end = run.digits.count
        if end - start <= longestWritten, let number = repaired(run.digits[start..<end]) {
          found.append(number)
        }
        break
      }
    }
    return found
  }
}

/// Groups of digits that belong together.
struct PhoneRun {
  /// The digits of all groups.
  var digits: [UInt8] = []
  /// Where each group begins in `digits`.
  var groupStarts: [Int] = []
  /// Whether a + stood before the first group.
  var hasPlus = false

  func end(ofGroup group: Int) -> Int {
    group + 1 < groupStarts.count ? groupStarts[group + 1] : digits.count
  }
}

/// Cuts folded text into runs of digit groups.
struct PhoneRunScanner {
  private let text: ScalarText
  private var index = 0

  init(_ text: ScalarText) {
    self.text = text
  }

  /// The next run with at least one digit; `nil` at the end.
  mutating func next() -> PhoneRun? {
    var run = PhoneRun()
    var isInGroup = false
    while index < text.count {
      let scalar = text[index]
      if let digit = DecimalDigit.value(scalar) {
        if !isInGroup { run.groupStarts.append(run.digits.count) }
        isInGroup = true
        run.digits.append(digit)
        index += 1
      } else if Self.separators.contains(scalar) {
        if isDecimalZero {
          // 9012345678.0: a column of numbers exported as floating point.
          index += 2
          return run
        }
        isInGroup = false
        index += 1
      } else if scalar == "+" {
        if !run.digits.isEmpty { return run }
        run.hasPlus = true
        index += 1
      } else if let marker = extensionMarker() {
        index += marker
        if !run.digits.isEmpty {
          skipExtension()
          return run
        }
      } else {
        let isRounded = isInGroup && isExponent
        index += 1
        if isRounded {
          // 9.01235E+09: the digits that are missing cannot be known.
          while index < text.count, text[index] != " " { index += 1 }
          run = PhoneRun()
          isInGroup = false
        } else if !run.digits.isEmpty {
          return run
        }
        run.hasPlus = false
      }
    }
    return run.digits.isEmpty ? nil : run
  }

  /// What stands between the digit groups of one number. の as in 03の1234の5678.
  private static let separators: Set<Unicode.Scalar> = [
    "-", ".", " ", "(", ")", "[", "]", "{", "}", "<", ">", "「", "」", "・", "_", "~", "ー", "の", "局", "番", "代",
    "表",
  ]

  /// What an extension begins with, the longest first.
  private static let extensionMarkers: [[Unicode.Scalar]] = [
    Array("extension".unicodeScalars), Array("ext".unicodeScalars), Array("ex".unicodeScalars),
    Array("内線番号".unicodeScalars), Array("内線".unicodeScalars), Array("内".unicodeScalars),
    Array("x".unicodeScalars), Array("#".unicodeScalars),
  ]

  /// The length of the extension marker at `index`, or `nil`. A marker in Latin letters is a whole word.
  private func extensionMarker() -> Int? {
    for marker in Self.extensionMarkers where text[index...].starts(with: marker) {
      let end = index + marker.count
      if marker[0].isASCII, marker[0] != "#" {
        if index > 0, Self.isLetter(text[index - 1]) { return nil }
        if end < text.count, Self.isLetter(text[end]) { continue }
      }
      return marker.count
    }
    return nil
  }

  /// Steps over the first digit group after an extension marker and the groups that a dash ties to it.
  private mutating func skipExtension() {
    while index < text.count, DecimalDigit.value(text[index]) == nil {
      guard [" ", ".", ":", "-", "(", ")"].contains(text[index]) else { return }
      index += 1
    }
    while index < text.count, DecimalDigit.value(text[index]) != nil || text[index] == "-" { index += 1 }
  }

  /// Whether `.0` stands here, and nothing more of a number.
  private var isDecimalZero: Bool {
    guard index > 0, text[index] == ".", DecimalDigit.value(text[index - 1]) != nil else { return false }
    guard index + 1 < text.count, text[index + 1] == "0" else { return false }
    return index + 2 == text.count || !(DecimalDigit.value(text[index + 2]) != nil || text[index + 2] == "-")
  }

  private var isExponent: Bool {
    guard text[index] == "e", index + 1 < text.count else { return false }
    return text[index + 1] == "+" || text[index + 1] == "-" || DecimalDigit.value(text[index + 1]) != nil
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x61...0x7A).contains(scalar.value)
  }
}
