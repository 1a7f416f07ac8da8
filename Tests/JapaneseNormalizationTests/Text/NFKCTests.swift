import CICU
import JapaneseNormalization
import Testing

/// NFKC by the system ICU, the reference.
private struct ReferenceNFKC {
  private var target = [UInt16](repeating: 0, count: 8192)

  mutating func normalize(_ text: ScalarText) -> ScalarText? {
    let source = Array(String(scalars: text).utf16)
    let length = target.withUnsafeMutableBufferPointer {
      idm_icu_nfkc(source, Int32(source.count), $0.baseAddress, Int32($0.count))
    }
    guard length >= 0 else { return nil }
    return ScalarText(String(decoding: target[..<Int(length)], as: UTF16.self).unicodeScalars)
  }
}

@Suite("NFKC by tables")
struct NFKCTests {
  @Test("Every assigned scalar normalizes as ICU has it")
  func everyScalar() {
    var reference = ReferenceNFKC()
    var compared = 0
    for scalar in RandomText.everyScalar where idm_icu_is_assigned(scalar.value) != 0 {
      let own = NFKC.normalize([scalar])
      if own != reference.normalize([scalar]) { Issue.record("\(hex([scalar])) became \(hex(own))") }
      compared += 1
    }
    #expect(compared > 280_000)
  }

  @Test("Every kana with a voicing mark after it normalizes as ICU has it")
  func voicedKana() {
    var reference = ReferenceNFKC()
    let kana =
      Array(UInt32(0x3041)...0x30FF) + Array(UInt32(0x31F0)...0x31FF) + Array(UInt32(0xFF61)...0xFF9F)
    let marks: [Unicode.Scalar] = ["\u{3099}", "\u{309A}", "\u{309B}", "\u{309C}", "\u{FF9E}", "\u{FF9F}"]
    for scalar in kana.compactMap({ Unicode.Scalar($0) }) {
      for mark in marks {
        for text in [[scalar, mark], [scalar, mark, mark], [scalar, mark, scalar, mark]] {
          let own = NFKC.normalize(text)
          if own != reference.normalize(text) { Issue.record("\(hex(text)) became \(hex(own))") }
        }
      }
    }
    #expect(NFKC.normalize(ScalarText("ｶﾞﾊﾟ".unicodeScalars)) == ScalarText("ガパ".unicodeScalars))
  }

  @Test("Random text normalizes as ICU has it, and twice is once", arguments: [1, 2, 3, 4])
  func randomText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var reference = ReferenceNFKC()
    for _ in 0..<60_000 {
      let text = RandomText.scalars(length: Int.random(in: 1...12, using: &random), &random)
      let own = NFKC.normalize(text)
      if own != reference.normalize(text) { Issue.record("\(hex(text)) became \(hex(own))") }
      if NFKC.normalize(own) != own { Issue.record("\(hex(text)) is not stable") }
    }
  }

  private func scalars(_ range: ClosedRange<UInt32>) -> ScalarText { range.compactMap { Unicode.Scalar($0) } }

  @Test("Rows of combining marks and jamo normalize as ICU has it")
  func marksAndJamo() {
    var random = SeededGenerator(seed: 5)
    var reference = ReferenceNFKC()
    let marks =
      scalars(0x300...0x34F) + scalars(0x5B0...0x5BD) + scalars(0x302A...0x302F) + scalars(0x3099...0x309A)
    let jamo = scalars(0x1100...0x1112) + scalars(0x1161...0x1175) + scalars(0x11A7...0x11C2)
    let bases: [Unicode.Scalar] = ["a", "é", "か", "ハ", "ﾊ", "가", "각", "Å", "ώ", "・"]
    for round in 0..<40_000 {
      var text: ScalarText = [bases.randomElement(using: &random) ?? "a"]
      let pool = round % 3 == 0 ? jamo : marks
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        text.append(pool.randomElement(using: &random) ?? "a")
      }
      let own = NFKC.normalize(text)
      if own != reference.normalize(text) { Issue.record("\(hex(text)) became \(hex(own))") }
    }
  }

  @Test("64 KiB of one combining mark, or of two in the wrong order, is done at once")
  func longRows() {
    let wrong =
      ScalarText(repeating: "\u{301}", count: 30_000) + ScalarText(repeating: "\u{327}", count: 30_000)
    #expect(NFKC.normalize(wrong).first == "\u{327}")
    #expect(NFKC.normalize(["ﾀ"] + wrong).count == 60_001)
    #expect(TextFolding.fold(["a"] + ScalarText(repeating: "\u{200D}", count: 60_000) + ["\u{301}"]) == ["á"])
  }
}
