/// Katakana readings in Latin letters.
package enum RomajiWriting {
  /// How long vowels are written.
  package enum LongVowels: Sendable {
    /// As passports have them: Sato, Ohno without the h.
    case dropped
    /// As they are typed: satou.
    case typed
  }

  /// `reading` in lower-case Hepburn.
  package static func hepburn(_ reading: String, _ longVowels: LongVowels) -> String {
    var result = ""
    var doubled = false
    let kana = Array(reading.unicodeScalars)
    var index = 0
    while index < kana.count {
      defer { index += 1 }
      if kana[index] == "ッ" {
        doubled = true
        continue
      }
      if kana[index] == "ー" { continue }
      var syllable = syllables[kana[index]] ?? ""
      if index + 1 < kana.count, let glide = glides[kana[index + 1]], syllable.hasSuffix("i") {
        syllable.removeLast()
        // シャ is sha, キャ is kya.
        let isSibilant = syllable.hasSuffix("sh") || syllable.hasSuffix("ch") || syllable.hasSuffix("j")
        syllable += isSibilant ? String(glide.dropFirst()) : glide
        index += 1
      }
      if doubled, let first = syllable.first {
        result += syllable.hasPrefix("ch") ? "t" : String(first)
        doubled = false
      }
      let isLast = index + 1 == kana.count
      if longVowels == .dropped, let last = result.last {
        // サトウ is Sato and ユウ is Yu, but the ウ before エ in イノウエ stays: Inoue.
        if syllable == "u", last == "o" || last == "u", isLast || nextIsConsonant(kana, index) { continue }
        if syllable == "o", last == "o", !isLast { continue }
        if last == "n", syllable.hasPrefix("b") || syllable.hasPrefix("m") || syllable.hasPrefix("p"),
          kana[index - 1] == "ン"
        {
          result.removeLast()
          result.append("m")
        }
      }
      result += syllable
    }
    return result
  }

  private static func nextIsConsonant(_ kana: [Unicode.Scalar], _ index: Int) -> Bool {
    index + 1 < kana.count && !"アイウエオ".unicodeScalars.contains(kana[index + 1])
  }

  private static let glides: [Unicode.Scalar: String] = ["ャ": "ya", "ュ": "yu", "ョ": "yo", "ェ": "ye"]

  private static let syllables: [Unicode.Scalar: String] = {
    let rows = [
      "ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko サ sa シ shi ス su セ se ソ so",
      "タ ta チ chi ツ tsu テ te ト to ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho",
      "マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ラ ra リ ri ル ru レ re ロ ro ワ wa ヰ i ヱ e ヲ o ン n",
      "ガ ga ギ gi グ gu ゲ ge ゴ go ザ za ジ ji ズ zu ゼ ze ゾ zo ダ da ヂ ji ヅ zu デ de ド do",
      "バ ba ビ bi ブ bu ベ be ボ bo パ pa ピ pi プ pu ペ pe ポ po ヴ vu",
      "ァ a ィ i ゥ u ェ e ォ o ャ ya ュ yu ョ yo",
    ]
    var table: [Unicode.Scalar: String] = [:]
    for row in rows {
      let words = row.split(separator: " ")
      for pair in stride(from: 0, to: words.count - 1, by: 2) {
        if let kana = words[pair].unicodeScalars.first { table[kana] = String(words[pair + 1]) }
      }
    }
    return table
  }()
}
