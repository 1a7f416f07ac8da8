import Foundation
import JapaneseNormalization
import Testing

private func folded(_ text: String) -> String {
  String(scalars: KanjiVariants.fold(ScalarText(text.unicodeScalars)))
}

/// The variant list that the tables are checked against, where it lies beside the package.
private enum VariantList {
  struct Row {
    let canonical: Unicode.Scalar
    let variants: [Unicode.Scalar]
    let isSafe: Bool
  }

  static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let path = package.deletingLastPathComponent().appending(path: "shared/data/kanji-variants.tsv")
    .path()

  static var exists: Bool { FileManager.default.fileExists(atPath: path) }

  static func rows() throws -> [Row] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: "\t")
      guard fields.count == 3, let canonical = fields[0].unicodeScalars.first else { return nil }
      return Row(
        canonical: canonical, variants: fields[1].unicodeScalars.filter { $0 != " " },
        isSafe: fields[2].hasPrefix("safe"))
    }
  }
}

@Suite("Kanji variants")
struct KanjiVariantsTests {
  @Test(
    "Forms of one character fold together",
    arguments: [
      "高髙", "崎﨑嵜㟢", "辺邊邉", "斎齋", "斉齊", "沢澤", "浜濱濵", "桜櫻", "広廣", "島嶋嶌", "富冨", "吉𠮷", "国國圀", "恵惠", "真眞", "塩鹽",
      "竜龍", "滝瀧", "関關", "寿壽", "柳栁", "淵渕", "秋穐龝", "徳德", "黒黑", "館舘", "鶴靏靍", "頼賴", "瀬瀨", "桑桒", "船舩", "峰峯",
      "岡堽", "凛凜", "遥遙", "槙槇", "昇曻", "喜㐂", "萌萠", "野埜", "園薗", "麹麴", "桧檜", "宝寶寳", "条條", "蔵藏", "実實", "栄榮",
      "学學", "円圓", "弥彌", "巌巖", "曽曾", "祢禰", "薮藪籔", "籠篭", "刈苅", "村邨", "旗籏", "松枩", "渋澁", "亀龜", "与與", "万萬",
      "神\u{FA19}", "福\u{FA1B}", "ケヶ", "カヵ", "葛葛", "桝枡", "隆隆", "塚塚", "濾沪",
    ])
  func safe(forms: String) {
    let canonical = Set(forms.unicodeScalars.map { KanjiVariants.canonical($0) })
    #expect(canonical.count == 1, "\(forms) became \(canonical)")
  }

  @Test(
    "Other characters stay apart and are similar",
    arguments: ["斎斉", "崎埼", "崎碕", "広弘", "弘宏", "恵慧", "坂阪", "畑畠", "総惣", "藤籐", "河川", "池地", "己巳", "瑠琉", "界堺"])
  func similar(pair: String) {
    let forms = pair.unicodeScalars.map { KanjiVariants.canonical($0) }
    #expect(forms[0] != forms[1])
    #expect(KanjiVariants.areSimilar(forms[0], forms[1]) && KanjiVariants.areSimilar(forms[1], forms[0]))
    #expect(KanjiVariants.similarityKey(forms[0]) == KanjiVariants.similarityKey(forms[1]))
  }

  @Test(
    "Unrelated characters stay apart",
    arguments: ["咲笑", "埼碕", "裏表", "予与", "余与", "切功", "丼井", "菊池", "山川", "土士"])
  func apart(pair: String) {
    let forms = pair.unicodeScalars.map { KanjiVariants.canonical($0) }
    #expect(forms[0] != forms[1])
  }

  @Test(
    "々 repeats the kanji before it",
    arguments: [
      ("佐々木", "佐佐木"), ("代々木", "代代木"), ("代々々", "代代代"), ("々木", "々木"), ("髙々", "高高"), ("ア々", "ア々"), ("々々", "々々"),
      ("奈々", "奈奈"), ("佐〻木", "佐佐木"), ("a々", "a々"), ("", ""), ("田中", "田中"), ("渡邉", "渡辺"), ("𠮷野", "吉野"),
    ])
  func iteration(input: String, expected: String) {
    #expect(folded(input) == expected)
  }

  @Test("Every scalar folds to a form that stays, and a kanji to a kanji")
  func everyScalar() {
    var folding = 0
    for scalar in RandomText.everyScalar {
      let canonical = KanjiVariants.canonical(scalar)
      if canonical != scalar { folding += 1 }
      if KanjiVariants.canonical(canonical) != canonical
        || KanjiVariants.isKanji(scalar) != KanjiVariants.isKanji(canonical)
        || KanjiVariants.areSimilar(scalar, scalar)
        || KanjiVariants.similarityKey(KanjiVariants.similarityKey(scalar))
          != KanjiVariants.similarityKey(scalar)
      {
        Issue.record("\(hex([scalar])) \(scalar) \(canonical)")
      }
      if KanjiVariants.isUnknown(scalar), canonical != scalar {
        Issue.record("\(hex([scalar])) is unknown and folds")
      }
    }
    #expect(folding > 2_000)
  }

  @Test("Folding twice is folding once, whatever the text")
  func idempotence() {
    var random = SeededGenerator(seed: 41)
    let marks = ScalarText("々〻髙邉齋ヶア〓".unicodeScalars)
    for round in 0..<50_000 {
      var text = RandomText.scalars(length: 6, &random)
      for _ in 0..<round % 4 {
        text.insert(
          marks.randomElement(using: &random) ?? "々", at: Int.random(in: 0...text.count, using: &random))
      }
      let once = KanjiVariants.fold(text)
      if KanjiVariants.fold(once) != once || once.count != text.count { Issue.record("\(hex(text))") }
    }
  }

  @Test("The similar relation is symmetric, on canonical characters, and shares its blocking key")
  func similarRelation() throws {
    // All pairs among the characters that a random sample and the lists name.
    let characters = ScalarText("斎斉崎埼碕広弘宏曠恵慧坂阪畑畠総惣綜藤籐東河川池地己巳已瑠琉界堺二次治冶弐一壱市夫男雄".unicodeScalars)
    for one in characters {
      for other in characters {
        let similar = KanjiVariants.areSimilar(one, other)
        if similar != KanjiVariants.areSimilar(other, one) { Issue.record("\(one) \(other)") }
        if similar, KanjiVariants.similarityKey(one) != KanjiVariants.similarityKey(other) {
          Issue.record("\(one) \(other) differ in the blocking key")
        }
      }
    }
  }

  @Test("Substitutes for a character that could not be written are unknown")
  func unknown() {
    for scalar in "〓■□\u{FFFD}\u{E000}\u{F8FF}\u{F0001}\u{10FFFD}".unicodeScalars {
      #expect(KanjiVariants.isUnknown(scalar), "\(hex([scalar]))")
    }
    for scalar in "?●*○山a々〇".unicodeScalars { #expect(!KanjiVariants.isUnknown(scalar), "\(scalar)") }
  }

  @Test("The tables hold what the readable list says, each row with its source")
  func readableList() throws {
    let path = VariantList.package.appending(path: "Scripts/data/kanji-variants.tsv").path()
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    for line in lines {
      let fields = line.split(separator: "\t")
      guard fields.count == 4, let one = fields[0].unicodeScalars.first,
        let other = fields[1].unicodeScalars.first
      else {
        Issue.record("\(line)")
        continue
      }
      let holds =
        fields[2] == "safe"
        ? KanjiVariants.canonical(other) == one && KanjiVariants.canonical(one) == one
        : KanjiVariants.areSimilar(one, other) && KanjiVariants.areSimilar(other, one)
          && KanjiVariants.canonical(one) == one && KanjiVariants.canonical(other) == other
          && KanjiVariants.similarityKey(one) == KanjiVariants.similarityKey(other)
      if !holds { Issue.record("\(line)") }
    }
    #expect(lines.count > 2_500)
  }

  @Test("Every safe row of the variant list folds to one character", .enabled(if: VariantList.exists))
  func listedSafeRows() throws {
    var variants = 0
    for row in try VariantList.rows() where row.isSafe {
      for variant in row.variants {
        variants += 1
        if KanjiVariants.canonical(variant) != KanjiVariants.canonical(row.canonical) {
          Issue.record("\(row.canonical) \(variant) do not fold together")
        }
      }
    }
    #expect(variants > 800)
  }

  @Test("No similar row of the variant list folds, and each is similar", .enabled(if: VariantList.exists))
  func listedSimilarRows() throws {
    var variants = 0
    let rows = try VariantList.rows()
    let safe = Set(rows.filter(\.isSafe).flatMap { row in row.variants.map { [row.canonical, $0] } })
    for row in rows where !row.isSafe {
      // 沖 and 冲 are listed as both; the register has 冲 as a form of 沖.
      for variant in row.variants where !safe.contains([row.canonical, variant]) {
        variants += 1
        let forms = [KanjiVariants.canonical(row.canonical), KanjiVariants.canonical(variant)]
        if forms[0] == forms[1] { Issue.record("\(row.canonical) \(variant) fold together") }
        if !KanjiVariants.areSimilar(forms[0], forms[1]) {
          Issue.record("\(row.canonical) \(variant) are not similar")
        }
      }
    }
    #expect(variants > 150)
  }
}
