/// Folds text for comparison: case, accents, width and punctuation.
enum TextFolding {
  /// The words of a text in lower case without accents; anything that is neither letter nor digit divides words, but for
  /// apostrophes, which are left out: `O'Brien-Müller` is `obrien`, `muller`.
  ///
  /// - Complexity: O(length).
  static func words(_ text: String) -> [String] {
    folded(text).split(separator: " ").map(String.init)
  }

  /// The words joined by one space.
  static func folded(_ text: String) -> String {
    var text = text
    if let ascii = text.withUTF8({ foldedASCII($0) }) { return ascii }
    var scalars = String.UnicodeScalarView()
    var isPending = false
    func append(_ scalar: Unicode.Scalar) {
      if isPending, !scalars.isEmpty { scalars.append(" ") }
      isPending = false
      scalars.append(scalar)
    }
    for original in text.unicodeScalars {
      let scalar = narrowed(original)
      if isApostrophe(scalar) || isMark(scalar) { continue }
      if let letters = AccentedLetters.unaccented(scalar) {
        for letter in letters.unicodeScalars { append(letter) }
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        for letter in scalar.properties.lowercaseMapping.unicodeScalars where !isMark(letter) {
          append(letter)
        }
      } else {
        isPending = true
      }
    }
    return String(scalars)
  }

  /// The letters and digits only, in upper case without accents.
  static func code(_ text: String) -> String {
    String(folded(text).uppercased().filter { $0 != " " })
  }

  /// The ASCII digits, those of other scripts and full-width ones among them.
  static func digits(_ text: String) -> String {
    var digits = ""
    for scalar in text.unicodeScalars {
      if let value = scalar.properties.numericValue, scalar.properties.numericType == .decimal {
        digits.append(String(Int(value)))
      }
    }
    return digits
  }

  private static func foldedASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    for byte in bytes where byte >= 0x80 { return nil }
    return String(unsafeUninitializedCapacity: bytes.count) { output in
      var count = 0
      var isPending = false
      for byte in bytes {
        let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        if (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower) {
          if isPending, count > 0 {
            output[count] = 0x20
            count += 1
          }
          isPending = false
          output[count] = lower
          count += 1
        } else if byte != 0x27 && byte != 0x60 {
          isPending = true
        }
      }
      return count
    }
  }

  /// ASCII of the full-width forms; the scalar itself otherwise.
  private static func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "`" || scalar == "\u{2019}" || scalar == "\u{2018}" || scalar == "\u{B4}"
      || scalar == "\u{2BC}"
  }

  /// Combining marks of Latin, Greek and Cyrillic script. Those of other scripts are part of their letters.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }
}
