/// Latin letters as the phonetic codes know them: A to Z.
enum LatinLetters {
  /// The letters of U+00C0...U+024F and U+1E00...U+1EFF by what they are without their marks: the base of the
  /// compatibility decomposition of Unicode 15; and those that have none as English writers replace them.
  private static let table: [(base: String, letters: String)] = [
    ("A", "ÀÁÂÃÄÅàáâãäåĀāĂăĄąƏǍǎǞǟǠǡǺǻȀȁȂȃȦȧḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ"),
    ("B", "ḂḃḄḅḆḇ"),
    ("C", "ÇçĆćĈĉĊċČčḈḉ"),
    ("D", "ÐðĎďĐđƉḊḋḌḍḎḏḐḑḒḓ"),
    ("E", "ÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇȨȩḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ"),
    ("F", "Ḟḟ"),
    ("G", "ĜĝĞğĠġĢģǦǧǴǵḠḡ"),
    ("H", "ĤĥĦħȞȟḢḣḤḥḦḧḨḩḪḫẖ"),
    ("I", "ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐȈȉȊȋḬḭḮḯỈỉỊị"),
    ("J", "Ĵĵǰ"),
    ("K", "ĶķĸǨǩḰḱḲḳḴḵ"),
    ("L", "ĹĺĻļĽľŁłḶḷḸḹḺḻḼḽ"),
    ("M", "ḾḿṀṁṂṃ"),
    ("N", "ÑñŃńŅņŇňŉǸǹṄṅṆṇṈṉṊṋ"),
    ("O", "ÒÓÔÕÖØòóôõöøŌōŎŏŐőƠơǑǒǪǫǬǭȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộ"),
    ("O", "ỚớỜờỞởỠỡỢợ"),
    ("P", "ṔṕṖṗ"),
    ("R", "ŔŕŖŗŘřȐȑȒȓṘṙṚṛṜṝṞṟ"),
    ("S", "ŚśŜŝŞşŠšſȘșṠṡṢṣṤṥṦṧṨṩẛ"),
    ("T", "ŢţŤťŦŧȚțṪṫṬṭṮṯṰṱẗ"),
    ("U", "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự"),
    ("V", "ṼṽṾṿ"),
    ("W", "ŴŵẀẁẂẃẄẅẆẇẈẉẘ"),
    ("X", "ẊẋẌẍ"),
    ("Y", "ÝýÿŶŷŸȲȳẎẏẙỲỳỴỵỶỷỸỹ"),
    ("Z", "ŹźŻżŽžẐẑẒẓẔẕ"),
    ("AE", "Ææ"),
    ("DZ", "ǄǅǆǱǲǳ"),
    ("IJ", "Ĳĳ"),
    ("LJ", "Ǉǈǉ"),
    ("NG", "Ŋŋ"),
    ("NJ", "Ǌǋǌ"),
    ("OE", "Œœ"),
    ("SS", "ßẞ"),
    ("TH", "Þþ"),
  ]

  private static let folds: [UInt16: (UInt8, UInt8)] = {
    var folds: [UInt16: (UInt8, UInt8)] = [:]
    for (base, letters) in table {
      let ascii = Array(base.utf8)
      for unit in letters.utf16 { folds[unit] = (ascii[0], ascii.count > 1 ? ascii[1] : 0) }
    }
    return folds
  }()

  /// One or two of A to Z for a symbol, the second 0 where there is one; `nil` for what is no Latin letter.
  @inline(__always)
  static func fold(_ symbol: UInt16) -> (UInt8, UInt8)? {
    switch symbol {
    case 0x41...0x5A: (UInt8(truncatingIfNeeded: symbol), 0)
    case 0x61...0x7A: (UInt8(truncatingIfNeeded: symbol) - 0x20, 0)
    case ..<0xC0: nil
    default: folds[symbol]
    }
  }

  /// The letters of a text, all else left out.
  ///
  /// - Complexity: O(*n*).
  static func letters(of text: SymbolBuffer) -> [UInt8] {
    var letters: [UInt8] = []
    letters.reserveCapacity(text.count)
    for symbol in text {
      guard let (first, second) = fold(symbol) else { continue }
      letters.append(first)
      if second != 0 { letters.append(second) }
    }
    return letters
  }
}
