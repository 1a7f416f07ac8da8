import CTextScan
import Testing

@Suite("Looking at many bytes at a time")
struct TextScanTests {
  /// Random bytes of a few kinds, so that what is looked for is frequent.
  static func bytes(_ count: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    let alphabet: [UInt8] = [
      0x00, 0x09, 0x0A, 0x0D, 0x0D, 0x1A, 0x1B, 0x1F, 0x22, 0x2C, 0x41, 0x7F, 0xE3, 0xFF,
    ]
    return (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
  }

  @Test("The masks of 64 bytes are those of the plain loop")
  func masks() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let bytes = Self.bytes(64, &generator)
      let (fast, plain) = (idm_text_masks_of(bytes, 0x2C), idm_text_masks_plain(bytes, 0x2C))
      #expect(
        fast.breaks == plain.breaks && fast.quotes == plain.quotes && fast.nuls == plain.nuls, "\(bytes)")
    }
  }

  @Test("Line ends, controls and what a field holds are counted as one by one")
  func counts() {
    var generator = SeededGenerator(seed: 2)
    for length in 0..<600 {
      // One byte after the counted ones is looked at.
      let bytes = Self.bytes(length + 1, &generator)
      let lineEnds = (0..<length).count {
        bytes[$0] == 0x0A || bytes[$0] == 0x0D && bytes[$0 + 1] != 0x0A
      }
      #expect(idm_line_end_count(bytes, Int64(length)) == lineEnds, "\(bytes)")
      let text: Set<UInt8> = [0x09, 0x0A, 0x0C, 0x0D, 0x1A, 0x1B]
      let controls = bytes[..<length].count { $0 < 0x20 && !text.contains($0) || $0 == 0x7F }
      #expect(idm_control_count(bytes, Int64(length)) == controls, "\(bytes)")
    }
  }

  @Test("What a field holds is seen wherever it stands")
  func fields() {
    for length in 1..<70 {
      for place in 0..<length {
        for byte: UInt8 in [0x2C, 0x22, 0x0A, 0x0D, 0x3B] {
          var field = [UInt8](repeating: 0x41, count: length)
          field[place] = byte
          let contents = idm_field_contents(field, Int64(length), 0x2C)
          #expect(contents == idm_field_contents_plain(field, Int64(length), 0x2C), "\(field)")
          #expect((contents == 0) == (byte == 0x3B), "\(field)")
        }
      }
    }
    #expect(idm_field_contents([0x2C], 0, 0x2C) == 0)
  }

  @Test("What is ASCII at the beginning ends at the first other byte")
  func ascii() {
    for length in 0..<100 {
      let text = [UInt8](repeating: 0x41, count: length)
      #expect(idm_ascii_length(text, Int64(length)) == length)
      #expect(idm_ascii_length(text + [0x80, 0x41], Int64(length + 2)) == length)
    }
  }

  @Test("UTF-8 is well-formed when Swift's own validation says so")
  func utf8() {
    func check(_ bytes: [UInt8]) {
      let expected = String(validating: bytes, as: UTF8.self) != nil
      #expect(idm_is_utf8(bytes, Int64(bytes.count)) == expected, "\(bytes)")
      #expect(idm_is_utf8_plain(bytes, Int64(bytes.count)) == expected, "\(bytes)")
    }
    // Every two bytes, and three after the leads that limit the second, at the end of a block and across one.
    for first in UInt8(0x7F)...0xFF {
      for second in stride(from: UInt8(0x70), through: 0xF0, by: 8) {
        for third: [UInt8] in [[], [0x80], [0xBF, 0xBF], [0x41]] {
          check([first, second] + third)
          check([UInt8](repeating: 0x41, count: 62) + [first, second] + third)
        }
      }
    }
    var generator = SeededGenerator(seed: 3)
    let characters = [
      "a", "ab,", "é", "山", "田太郎", "𠮷", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{FFFF}", "\u{10FFFF}",
    ]
    for round in 0..<3000 {
      var bytes = (0..<Int.random(in: 0...60, using: &generator)).flatMap { _ in
        Array(characters[Int.random(in: 0..<characters.count, using: &generator)].utf8)
      }
      // Half of them with one byte changed, or without the last.
      if round % 2 == 0, let place = bytes.indices.randomElement(using: &generator) {
        bytes[place] = UInt8.random(in: 0...255, using: &generator)
      }
      if round % 7 == 0 { bytes = bytes.dropLast() }
      check(bytes)
    }
  }
}
