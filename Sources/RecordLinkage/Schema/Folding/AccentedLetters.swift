/// The letters of the Latin, Greek and Cyrillic scripts without case and diacritics.
///
/// Latin letters come out as ASCII: those that Unicode decomposes lose their marks (Unicode Character
/// Database, UnicodeData.txt, version 15.0); letters with a stroke, a hook or a bar become the letter that
/// they are made of (Ł is l, đ is d), ligatures the letters that they join (æ is ae, ß is ss, þ is th). An
/// umlaut is its vowel: Müller is muller, as most software that could not write it has made of it; mueller is
/// near.
enum AccentedLetters {
  /// Appends the folded form of a scalar that has one here.
  ///
  /// - Returns: whether it had one.
  static func appendFolded(_ scalar: UInt32, to bytes: inout [UInt8]) -> Bool {
    let index: Int
    switch scalar {
    case 0x00C0...0x024F: index = Int(scalar) - 0x00C0
    case 0x1E00...0x1EFF: index = Int(scalar) - 0x1E00 + 0x0190
    default: return false
    }
    let letter = table[index]
    if letter == UInt8(ascii: ".") { return false }
    if letter != UInt8(ascii: "*") {
      bytes.append(letter)
      return true
    }
    guard let letters = ligatures[scalar] else { return false }
    bytes.append(contentsOf: letters.utf8)
    return true
  }

  /// The letter of Greek or Cyrillic script that a letter with diacritics, or the final form of sigma, folds
  /// to.
  static func base(ofLowercase scalar: UInt32) -> UInt32 { bases[scalar] ?? scalar }

  /// One letter for each scalar from U+00C0 to U+024F and from U+1E00 to U+1EFF; `*`: see `ligatures`, `.`:
  /// no letter.
  private static let table = [UInt8](
    [
      "aaaaaa*ceeeeiiiidnooooo.ouuuuy**",  // U+00C0 À
      "aaaaaa*ceeeeiiiidnooooo.ouuuuy*y",  // U+00E0 à
      "aaaaaaccccccccddddeeeeeeeeeegggg",  // U+0100 Ā
      "gggghhhhiiiiiiiiii**jjkkkllllll.",  // U+0120 Ġ
      ".llnnnnnn.nnoooooo**rrrrrrssssss",  // U+0140 ŀ, whose dot stays a separator: no one types it
      "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs",  // U+0160 Š
      "bbbbbboccdddddeeeffgg*iikkllmnno",  // U+0180 ƀ
      "oo**pprss**ttttuuuvyyzzzzz..ss..",  // U+01A0 Ơ
      "....*********aaiioouuuuuuuuuueaa",  // U+01C0 ǀ
      "aa**ggggkkoooozzj***gg*.nnaa**oo",  // U+01E0 Ǡ
      "aaaaeeeeiiiioooorrrruuuussttyyhh",  // U+0200 Ȁ
      "nd**zzaaeeooooooooyylntj**acclts",  // U+0220 Ƞ
      "z..buveejjqqrryy",  // U+0240 ɀ
      "aabbbbbbccddddddddddeeeeeeeeeeff",  // U+1E00 Ḁ
      "gghhhhhhhhhhiiiikkkkkkllllllllmm",  // U+1E20 Ḡ
      "mmmmnnnnnnnnoooooooopppprrrrrrrr",  // U+1E40 Ṁ
      "ssssssssssttttttttuuuuuuuuuuvvvv",  // U+1E60 Ṡ
      "wwwwwwwwwwxxxxyyzzzzzzhtwyasss*d",  // U+1E80 Ẁ
      "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee",  // U+1EA0 Ạ
      "eeeeeeeeiiiioooooooooooooooooooo",  // U+1EC0 Ề
      "oooouuuuuuuuuuuuuuyyyyyyyy**vvyy",  // U+1EE0 Ỡ
    ].joined().utf8)

  private static let ligatures: [UInt32: String] = [
    0xC6: "ae", 0xDE: "th", 0xDF: "ss", 0xE6: "ae", 0xFE: "th",
    0x132: "ij", 0x133: "ij", 0x152: "oe", 0x153: "oe", 0x195: "hv", 0x1A2: "oi", 0x1A3: "oi",
    0x1A9: "sh", 0x1AA: "sh", 0x1C4: "dz", 0x1C5: "dz", 0x1C6: "dz", 0x1C7: "lj", 0x1C8: "lj", 0x1C9: "lj",
    0x1CA: "nj", 0x1CB: "nj", 0x1CC: "nj", 0x1E2: "ae", 0x1E3: "ae", 0x1F1: "dz", 0x1F2: "dz", 0x1F3: "dz",
    0x1F6: "hv", 0x1FC: "ae", 0x1FD: "ae", 0x222: "ou", 0x223: "ou", 0x238: "db", 0x239: "qp",
    0x1E9E: "ss", 0x1EFA: "ll", 0x1EFB: "ll",
  ]

  /// Lower-case letters, composed, to those without the mark, so that й composed and й decomposed are one.
  private static let bases: [UInt32: UInt32] = {
    let rows: [(letters: String, base: Unicode.Scalar)] = [
      ("ά", "α"), ("έ", "ε"), ("ή", "η"), ("ίϊΐ", "ι"), ("ό", "ο"), ("ύϋΰ", "υ"), ("ώ", "ω"), ("ς", "σ"),
      ("йѝ", "и"), ("ёѐ", "е"), ("ї", "і"), ("ў", "у"), ("ѓ", "г"), ("ќ", "к"),
    ]
    var bases: [UInt32: UInt32] = [:]
    for row in rows { for letter in row.letters.unicodeScalars { bases[letter.value] = row.base.value } }
    return bases
  }()
}
