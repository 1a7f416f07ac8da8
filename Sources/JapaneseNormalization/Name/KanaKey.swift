/// Keys under which the spellings of one reading meet: キヨウコ and キョウコ, オーノ and オオノ, ナカジマ and ナカシマ.
///
/// Every key takes text as it was typed: full or half width, hiragana or katakana, with or without spaces and
/// points. Scalars that are no kana stay in the key, so that a key of a mixed name is still a key of the whole name.
/// An empty text has an empty key. All keys are total; ``k1(_:)`` and ``k2(_:)`` are idempotent.
///
/// The two levels follow the table "kana key" of the field's practice: K1 undoes what equipment and orthography do
/// (bank systems have no small kana; ヂ is ジ since 1946), K2 what ears and people do (オウ is heard as オ).
///
/// - Complexity: O(*n*) for every key.
public struct KanaKey: Hashable, Sendable {
  /// Spellings with an equal `k1` are one reading.
  public let k1: ScalarText
  /// Spellings with an equal `k2` are similar readings: good for finding candidates, weak as evidence.
  public let k2: ScalarText
  /// As `k2`, without voicing; evidence only where the kanji agree (中島 as ナカジマ or ナカシマ).
  public let unvoiced: ScalarText
  /// The consonants, for names from abroad: ジョンソン and ジョンスン.
  public let skeleton: ScalarText

  /// Makes all keys of `text`; cheaper than one call for each.
  public init(_ text: ScalarText) {
    let (k1, k2) = Self.levels(text)
    self.init(k1: k1, k2: k2)
  }

  /// The keys that the two levels of one reading bring with them.
  init(k1: ScalarText, k2: ScalarText) {
    self.k1 = k1
    self.k2 = k2
    unvoiced = k2.map(Self.withoutVoicing)
    skeleton = Self.consonants(k2)
  }

  /// The keys ``k1(_:)`` and ``k2(_:)`` of `text`.
  static func levels(_ text: ScalarText) -> (k1: ScalarText, k2: ScalarText) {
    let reading = text.isEmpty ? [] : KanaReading.normalize(text)
    return (exact(reading), heard(reading))
  }

  /// The key of equal readings.
  ///
  /// Old kana, ヂヅ, ヴ and small kana become their plain forms, iteration marks are expanded and ー is written
  /// out as the vowel that it lengthens, or left out where that vowel is already written: オーノ = オオノ = オオーノ.
  public static func k1(_ text: ScalarText) -> ScalarText {
    exact(KanaReading.normalize(text))
  }

  /// The key of similar readings.
  ///
  /// Long vowels become short (オウ, オオ, オー → オ; エイ → エ), ッ and ー go, and sounds from abroad take
  /// their nearest Japanese one (ティ, テイ → チ; フィ, フイ → ヒ; ウィ, ウイ → イ; シェ → セ; ファ → ハ).
  ///
  /// Readings with an equal ``k1(_:)`` have an equal `k2`, except where half-width equipment wrote ッ or
  /// the small vowel of ファ full size: then ツ in マツダ and ッ in ハットリ cannot be told apart.
  public static func k2(_ text: ScalarText) -> ScalarText {
    heard(KanaReading.normalize(text))
  }

  /// The key of readings that differ at most in voicing; meaningful only where the kanji agree.
  ///
  /// ツ and ズ share a letter, as do チ and ジ, because ``k1(_:)`` has already made ヅ a ズ and ヂ a ジ.
  public static func unvoiced(_ text: ScalarText) -> ScalarText {
    k2(text).map(withoutVoicing)
  }

  /// The consonants of a katakana name from abroad, as lower-case Latin letters; a leading vowel is `a`.
  ///
  /// Coarse: at best a hint, and only for skeletons of three letters or more. 森 and マリア are both `mr`.
  public static func skeleton(_ text: ScalarText) -> ScalarText {
    consonants(k2(text))
  }

  // MARK: K1

  private static func exact(_ reading: ScalarText) -> ScalarText {
    var result = ScalarText()
    result.reserveCapacity(reading.count)
    for scalar in reading {
      guard scalar == "ー" else {
        result.append(KanaSyllable.fullSize(scalar))
        continue
      }
      guard let last = result.last, let letter = KanaSyllable.vowel(last).letter else { continue }
      let isAlreadyLong =
        result.count > 1
        && KanaSyllable.isLengthened(KanaSyllable.vowel(result[result.count - 2]), by: last)
      if !isAlreadyLong { result.append(letter) }
    }
    return result
  }

  // MARK: K2

  /// Rewrites until no two neighbours can be joined, with a stack: every join shortens the text by one, so the whole
  /// is linear, and the result is a normal form.
  private static func heard(_ reading: ScalarText) -> ScalarText {
    var result = ScalarText()
    result.reserveCapacity(reading.count)
    for scalar in reading where scalar != "ー" && scalar != "ッ" {
      var next = scalar
      while true {
        if let last = result.last, let joined = join(last, next) {
          result.removeLast()
          next = joined
        } else if KanaSyllable.fullSize(next) != next {
          next = KanaSyllable.fullSize(next)
        } else {
          result.append(next)
          break
        }
      }
    }
    return result
  }

  private static func join(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
    switch (first, second) {
    case ("テ", "ィ"), ("テ", "イ"): "チ"
    case ("デ", "ィ"): "ジ"
    case ("ト", "ゥ"): "ツ"
    case ("ド", "ゥ"): "ズ"
    case ("フ", "ァ"): "ハ"
    case ("フ", "ィ"), ("フ", "イ"): "ヒ"
    case ("フ", "ェ"): "ヘ"
    case ("フ", "ォ"): "ホ"
    case ("ウ", "ィ"), ("ウ", "イ"): "イ"
    case ("ウ", "ェ"): "エ"
    case ("ウ", "ォ"): "オ"
    case ("シ", "ェ"): "セ"
    case ("ジ", "ェ"): "ゼ"
    default: KanaSyllable.isLengthened(KanaSyllable.vowel(first), by: second) ? first : nil
    }
  }

  static func withoutVoicing(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "ツ": "ス"
    case "チ": "シ"
    default: KanaSyllable.unvoiced(scalar)
    }
  }

  // MARK: Skeleton

  static func consonants(_ k2: ScalarText) -> ScalarText {
    var result = ScalarText()
    result.reserveCapacity(k2.count)
    for (offset, scalar) in k2.enumerated() {
      guard let consonant = KanaSyllable.consonant(scalar) else {
        result.append(scalar)
        continue
      }
      switch consonant {
      case UInt8(ascii: "-"): if offset == 0 { result.append("a") }
      // The y of キャ and of キヤ: equipment without small kana makes them one.
      case UInt8(ascii: "y"): if offset == 0 { result.append("y") }
      default:
        let letter = Unicode.Scalar(consonant)
        if result.last != letter { result.append(letter) }
      }
    }
    return result
  }
}
