/// A sex as records hold it. Optional to store and weak evidence: it is mistyped, defaulted and changed by law.
public enum Sex: UInt8, Sendable, Hashable, CaseIterable {
  /// Not given, ISO/IEC 5218 codes 0 (not known) and 9 (not applicable), or not understood.
  case unknown = 0
  /// 男, ISO/IEC 5218 code 1.
  case male = 1
  /// 女, ISO/IEC 5218 code 2.
  case female = 2
  /// Given as neither: その他, X.
  case other = 3

  /// What `text` says; `unknown` for everything that is not listed.
  public static func parse(_ text: String) -> Sex {
    let folded = TextFolding.fold(text).filter { ![" ", ".", "(", ")", "性", "子", ":"].contains($0) }
    guard folded.count <= 16 else { return .unknown }
    return spellings[String(scalars: folded.map(Kana.katakana))] ?? .unknown
  }

  /// Folded spellings without 性 and 子 (男, 男性 and 男子 are one), hiragana as katakana.
  private static let spellings: [String: Sex] = [
    "男": .male, "m": .male, "male": .male, "man": .male, "mr": .male, "boy": .male, "1": .male, "01": .male,
    "オトコ": .male, "ダンセイ": .male, "ダンシ": .male, "一": .male, "♂": .male, "夫": .male,
    "女": .female, "f": .female, "female": .female, "w": .female, "woman": .female, "ms": .female,
    "mrs": .female,
    "miss": .female, "girl": .female, "2": .female, "02": .female, "オンナ": .female, "ジョセイ": .female,
    "ジョシ": .female, "二": .female, "♀": .female, "妻": .female,
    "ソノ他": .other, "他": .other, "ソノホカ": .other, "ソノタ": .other, "other": .other, "others": .other,
    "x": .other, "diverse": .other, "nonbinary": .other, "non-binary": .other, "3": .other,
  ]
}
