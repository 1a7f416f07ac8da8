import CICU
import JapaneseNormalization
import Testing

private func folded(_ text: String) -> String { String(scalars: TextFolding.fold(text)) }

@Suite("Text folding")
struct TextFoldingTests {
  @Test(
    "One spelling for all ways to type the same characters",
    arguments: [
      // Width and compatibility characters.
      ("ＡＢＣ　１２３", "abc 123"), ("ﾀﾅｶ ﾀﾞｲｽｹ", "タナカ ダイスケ"), ("ﾌﾟﾘﾝｽﾊｲﾂ", "プリンスハイツ"),
      ("㈱山田", "(株)山田"), ("㍿山田", "株式会社山田"), ("㍼55年", "昭和55年"), ("㋿6年", "令和6年"),
      ("㌀101", "アパート101"), ("℡03", "tel03"), ("№5", "no5"), ("Ⅳ", "iv"), ("ｶﾞ", "ガ"),
      ("神\u{FA19}", "神神"), ("㌢", "センチ"),
      // A spacing voicing mark voices.
      ("か゛は゜", "がぱ"), ("タ゛", "ダ"), ("か\u{3099}", "が"),
      // White space.
      ("  a \t b\n\u{3000}c  ", "a b c"), ("\u{A0}", ""), ("a\u{2028}b", "a b"), ("", ""), ("　", ""),
      // Invisible.
      ("葛\u{E0100}城", "葛城"), ("辻\u{FE00}", "辻"), ("\u{FEFF}山\u{200B}田\u{202E}", "山田"), ("a\u{AD}b", "ab"),
      ("山\u{0}田\u{1B}", "山田"), ("か\u{200D}\u{3099}", "が"), ("山\u{E0041}田", "山田"),
      // Case.
      ("TOKYO", "tokyo"), ("ÉCOLE", "école"), ("E\u{301}", "é"), ("ŌNO", "ōno"), ("ΩΣ", "ωσ"),
      ("Straße", "straße"),
      ("İ", "i\u{307}"),
      // Numbers in frames do not join their neighbours.
      ("①", "1"), ("2③", "2 3"), ("③2", "3 2"), ("①②", "1 2"), ("1½", "1 1/2"), ("第③棟", "第3棟"), ("m²", "m2"),
      // Apostrophes and slashes.
      ("Shin’ichi", "shin'ichi"), ("O´BRIEN", "o'brien"), ("1⁄2", "1/2"), ("１／２", "1/2"),
      // PUA, 〓 and unassigned stay.
      ("\u{E000}〓", "\u{E000}〓"), ("…", "..."),
    ])
  func table(input: String, expected: String) {
    #expect(folded(input) == expected, "\(hex(TextFolding.fold(input)))")
  }

  @Test("Every dash look-alike between digits is a hyphen")
  func dashes() {
    for dash in "-－﹣−‐⁃‑‒–—―﹘⎯⏤─━ーｰ➖⁻".unicodeScalars {
      #expect(folded("1\(dash)2") == "1-2", "\(hex([dash]))")
      #expect(folded("虎ノ門1\(dash)23\(dash)4") == "虎ノ門1-23-4", "\(hex([dash]))")
      #expect(folded("Ａ\(dash)１０１") == "a-101", "\(hex([dash]))")
      #expect(folded("二\(dash)三") == "二-三", "\(hex([dash]))")
      #expect(folded("コ\(dash)ポ") == "コーポ", "\(hex([dash]))")
      #expect(folded("ﾋﾞ\(dash)ﾙ") == "ビール", "\(hex([dash]))")
    }
    #expect(folded("1一2") == "1一2")
  }

  @Test(
    "A long-vowel mark follows kana; elsewhere the same key is a hyphen",
    arguments: [
      ("ラーメン", "ラーメン"), ("らーめん", "らーめん"), ("タワー1", "タワー1"), ("タワー１ー２", "タワー1-2"),
      ("ｾﾝﾀｰ3F", "センター3f"), ("アーー", "アーー"), ("０３ー１２３４ｰ５６７８", "03-1234-5678"), ("門ー1", "門-1"),
      ("ー1", "-1"), ("a ー b", "a - b"), ("三日市町イー12", "三日市町イ-12"), ("2-ハー3", "2-ハ-3"),
      ("第2バー", "第2バー"), ("ハイツ-101", "ハイツ-101"), ("ハイツー101", "ハイツー101"), ("メゾン-ド", "メゾン-ド"),
      ("メゾン‐ド・ラ", "メゾン-ド・ラ"), ("サクラ-館", "サクラ-館"), ("ハイツ-さくら", "ハイツ-さくら"), ("コ--ポ", "コ--ポ"),
      ("ネッ-ト", "ネッ-ト"), ("コー-ポ", "コー-ポ"), ("センタ-", "センタ-"),
      // Wave dashes.
      ("1〜2", "1~2"), ("１～２", "1~2"), ("コ〜ポ", "コーポ"), ("コ～ポ", "コーポ"), ("お〜い", "おーい"), ("A〜C", "a~c"),
      ("101〰105", "101~105"), ("ン〜ポ", "ン~ポ"),
    ])
  func longVowels(input: String, expected: String) {
    #expect(folded(input) == expected)
  }

  @Test("Folding every scalar twice is folding it once, alone and beside others")
  func everyScalar() {
    for scalar in RandomText.everyScalar {
      for text in [[scalar], ["1", scalar, "2"], ["コ", scalar, "ポ"]] {
        let once = TextFolding.fold(text)
        if TextFolding.fold(once) != once { Issue.record("\(hex(text)) became \(hex(once))") }
      }
    }
  }

  @Test("Folding random text twice is folding it once", arguments: [11, 12, 13])
  func randomText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<60_000 {
      let length = Int.random(in: 0...12, using: &random)
      let text =
        switch round % 3 {
        case 0: RandomText.scalars(length: length, &random)
        case 1: RandomText.anyScalars(length: length, &random)
        default: (0..<length).compactMap { _ in RandomText.dashNeighbours.randomElement(using: &random) }
        }
      let once = TextFolding.fold(text)
      if TextFolding.fold(once) != once { Issue.record("\(hex(text)) became \(hex(once))") }
      if once.first == " " || once.last == " " { Issue.record("\(hex(text)) is not trimmed") }
    }
  }

  @Test("Folding text that is in NFKC already, or not yet, gives the same")
  func afterNFKC() {
    var random = SeededGenerator(seed: 21)
    // Where folding means more than NFKC: spacing marks and number forms are read before NFKC takes them apart.
    for _ in 0..<60_000 {
      let text = RandomText.scalars(length: 8, &random).filter { !readBeforeNFKC($0) }
      let direct = TextFolding.fold(text)
      if TextFolding.fold(NFKC.normalize(text)) != direct {
        Issue.record("\(hex(text)) became \(hex(direct))")
      }
    }
  }

  private func readBeforeNFKC(_ scalar: Unicode.Scalar) -> Bool {
    let parts = NFKC.normalize([scalar])
    let hasDigit = parts.first?.isNumber == true || parts.last?.isNumber == true
    return parts != [scalar] && (hasDigit && !(0xFF10...0xFF19).contains(scalar.value) || parts.first == " ")
  }
}

extension Unicode.Scalar {
  fileprivate var isNumber: Bool { (0x30...0x39).contains(value) }
}
