internal import SynthesisCore

/// The other forms in which a name's kanji are registered or written: 髙 for 高.
enum KanjiDress {
  /// A kanji, its other forms, and how many of 1,000 bearers are registered with one of them.
  ///
  /// The shares are assumptions in the order of magnitude of the counts of old forms among common surnames. 斎 and 斉 are
  /// different names and not in one row.
  private static let table: [(modern: Unicode.Scalar, forms: [Unicode.Scalar], perMille: Int)] = [
    ("高", ["髙"], 120), ("崎", ["﨑"], 90), ("辺", ["邉", "邊"], 130), ("斎", ["齋"], 150), ("斉", ["齊"], 100),
    ("沢", ["澤"], 150), ("浜", ["濱", "濵"], 120), ("桜", ["櫻"], 150), ("広", ["廣"], 80), ("島", ["嶋", "嶌"], 80),
    ("富", ["冨"], 80), ("吉", ["𠮷"], 40), ("国", ["國"], 60), ("恵", ["惠"], 60), ("真", ["眞"], 80),
    ("塩", ["鹽"], 10), ("竜", ["龍"], 300), ("滝", ["瀧"], 150), ("関", ["關"], 20), ("寿", ["壽"], 60),
    ("柳", ["栁"], 60), ("徳", ["德"], 80), ("黒", ["黑"], 30), ("館", ["舘"], 100), ("頼", ["賴"], 60),
    ("瀬", ["瀨"], 60), ("桑", ["桒"], 50), ("船", ["舩"], 60), ("峰", ["峯"], 200), ("岡", ["堽"], 1),
    ("鶴", ["靏"], 30), ("槙", ["槇"], 300), ("昇", ["曻"], 30), ("条", ["條"], 60), ("蔵", ["藏"], 60),
    ("実", ["實"], 30), ("栄", ["榮"], 40), ("学", ["學"], 10), ("弥", ["彌"], 60), ("巌", ["巖"], 150),
    ("曽", ["曾"], 200), ("祢", ["禰"], 100), ("薮", ["藪", "籔"], 200), ("桧", ["檜"], 150), ("宝", ["寶", "寳"], 30),
    ("村", ["邨"], 3), ("来", ["來"], 80), ("静", ["靜"], 40), ("礼", ["禮"], 60), ("渋", ["澁"], 60),
    ("万", ["萬"], 60), ("豊", ["豐"], 10), ("芦", ["蘆"], 20), ("亀", ["龜"], 10), ("浅", ["淺"], 10),
    ("増", ["增"], 60), ("横", ["橫"], 20), ("西", ["覀"], 1), ("晃", ["晄"], 40), ("凛", ["凜"], 400),
    ("遥", ["遙"], 300), ("萌", ["萠"], 60), ("園", ["薗"], 60), ("秋", ["穐"], 10), ("会", ["會"], 30),
  ]

  private static let forms: [Unicode.Scalar: (forms: [Unicode.Scalar], perMille: Int)] = Dictionary(
    table.map { ($0.modern, ($0.forms, $0.perMille)) }, uniquingKeysWith: { first, _ in first })
  private static let modern: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    table.flatMap { row in row.forms.map { ($0, row.modern) } }, uniquingKeysWith: { first, _ in first })

  /// `name` as its bearer is registered; the same for the same `seed`.
  static func registered(_ name: String, seed: UInt64) -> String {
    guard name.unicodeScalars.contains(where: { forms[$0] != nil }) else { return name }
    var position: UInt64 = 0
    return map(name) { scalar in
      position += 1
      guard let row = forms[scalar] else { return scalar }
      let bits = SplitMix64.mix(seed &+ position)
      guard bits % 1000 < UInt64(row.perMille) else { return scalar }
      return row.forms[Int(bits >> 32) % row.forms.count]
    }
  }

  /// `name` with old forms made modern where it has any, else with its modern forms made old; itself where no
  /// character has another form.
  static func switched(_ name: String, _ random: inout SeededRandom) -> String {
    if name.unicodeScalars.contains(where: { modern[$0] != nil }) { return modernized(name) }
    return map(name) { scalar in forms[scalar].map { random.pick($0.forms) } ?? scalar }
  }

  /// `name` in modern forms.
  static func modernized(_ name: String) -> String { map(name) { modern[$0] ?? $0 } }

  /// Whether some character of `name` has another form.
  static func hasOtherForm(_ name: String) -> Bool {
    name.unicodeScalars.contains { forms[$0] != nil || modern[$0] != nil }
  }

  /// The kanji that repeats the one before it as 々: folded 佐佐木 as people write it.
  static func withIterationMarks(_ name: String) -> String {
    var previous: Unicode.Scalar?
    return map(name) { scalar in
      defer { previous = scalar }
      return scalar == previous && scalar >= "一" ? "々" : scalar
    }
  }

  private static func map(_ name: String, _ change: (Unicode.Scalar) -> Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars { result.append(change(scalar)) }
    return String(result)
  }
}
