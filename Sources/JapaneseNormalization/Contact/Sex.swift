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
    if let plain = text.utf8.withContiguousStorageIfAvailable(parsePlain), let plain { return plain }
    let folded = TextFolding.fold(text).filter { ![" ", ".", "(", ")", "性", "子", ":"].contains($0) }
    guard folded.count <= 16 else { return .unknown }
    return spellings[String(scalars: folded.map(Kana.katakana))] ?? .unknown
  }

  /// What a well-formed text says.
  package static func parse(utf8: UnsafeBufferPointer<UInt8>) -> Sex {
    parsePlain(utf8) ?? parse(String(decoding: utf8, as: UTF8.self))
  }

  /// What columns of codes hold: a digit, a letter, 男 or 女; `nil` for all else, and for nothing.
  private static func parsePlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Sex? {
    switch utf8.count {
    case 0: .unknown
    case 1:
      switch utf8[0] {
      case UInt8(ascii: "1"), UInt8(ascii: "M"), UInt8(ascii: "m"): .male
      case UInt8(ascii: "2"), UInt8(ascii: "F"), UInt8(ascii: "f"): .female
      case UInt8(ascii: "0"), UInt8(ascii: "9"): .unknown
      default: nil
      }
    case 3:
      // 男 is U+7537, 女 U+5973.
      if utf8[0] == 0xE7, utf8[1] == 0x94, utf8[2] == 0xB7 {
        .male
      } else if utf8[0] == 0xE5, utf8[1] == 0xA5, utf8[2] == 0xB3 {
        .female
      } else {
        nil
      }
    default: nil
    }
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
