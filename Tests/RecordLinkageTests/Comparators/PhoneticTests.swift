import Foundation
import RecordLinkage
import Testing

@Suite("Phonetic codes")
struct PhoneticTests {
  @Test(
    "The National Archives' examples of Soundex",
    arguments: [
      ("Washington", "W252"), ("Lee", "L000"), ("Gutierrez", "G362"), ("Pfister", "P236"),
      ("Jackson", "J250"),
      ("Tymczak", "T522"), ("VanDeusen", "V532"), ("Ashcraft", "A261"), ("Ashcroft", "A261"),
      ("Robert", "R163"),
      ("Rupert", "R163"), ("Rubin", "R150"), ("Honeyman", "H555"), ("O'Hara", "O600"), ("Müller", "M460"),
      ("Łukasz", "L220"),
    ])
  func soundex(name: String, code: String) {
    #expect(Soundex.code(of: name)?.description == code)
  }

  @Test(
    "Philips' examples of Double Metaphone",
    arguments: [
      ("Smith", "SM0", "XMT"), ("Schmidt", "XMT", "SMT"), ("Snider", "SNTR", "XNTR"),
      ("Schneider", "XNTR", "SNTR"),
      ("Thomas", "TMS", nil), ("Thames", "TMS", nil), ("Wasserman", "ASRM", "FSRM"),
      ("Vasserman", "FSRM", nil),
      ("Arnow", "ARN", "ARNF"), ("Arnoff", "ARNF", nil), ("Filipowicz", "FLPT", "FLPF"),
      ("Xavier", "SF", "SFR"),
      ("Jose", "HS", nil), ("Cabrillo", "KPRL", "KPR"), ("Gallegos", "KLKS", "KKS"), ("Bacchus", "PKS", nil),
      ("Bellocchio", "PLX", nil), ("Accident", "AKST", nil), ("McHugh", "MK", nil), ("Chianti", "KNT", nil),
      ("Michael", "MKL", "MXL"), ("Caesar", "SSR", nil), ("Czerny", "SRN", "XRN"), ("Focaccia", "FKX", nil),
      ("Edge", "AJ", nil), ("Edgar", "ATKR", nil), ("Hugh", "H", nil), ("Hughes", "HS", nil),
      ("Laugh", "LF", nil),
      ("Cough", "KF", nil),
      ("Tagliaro", "TKLR", "TLR"), ("Biaggi", "PJ", "PK"), ("Island", "ALNT", nil), ("Carlisle", "KRLL", nil),
      ("Sugar", "XKR", "SKR"), ("School", "SKL", nil), ("Schermerhorn", "XRMR", "SKRM"),
      ("Resnais", "RSN", "RSNS"),
      ("Artois", "ART", "ARTS"), ("Breaux", "PR", nil), ("Zhao", "J", nil), ("Dumb", "TM", nil),
      ("Thumb", "0M", "TM"),
      ("Campbell", "KMPL", nil), ("Rogier", "RJ", "RJR"), ("Hochmeier", "HKMR", nil),
      ("Bajador", "PJTR", "PHTR"),
      ("Koch", "KK", nil), ("François", "FRNS", nil),
    ] as [(String, String, String?)])
  func doubleMetaphone(name: String, primary: String, secondary: String?) {
    let codes = DoubleMetaphone(name)
    #expect(codes?.primary.description == primary)
    #expect(codes?.secondary?.description == secondary)
  }

  @Test("Text without a Latin letter has no code", arguments: ["", " ", "'-.", "山田", "😀", "Владимир", "123"])
  func noLetters(text: String) {
    #expect(Soundex.code(of: text) == nil)
    #expect(NYSIIS.code(of: text) == nil)
    #expect(DoubleMetaphone(text) == nil)
  }

  @Test("Any text has a code or none")
  func total() {
    var texts = RandomTexts(seed: 21)
    for _ in 0..<2_000 {
      let text = String(scalars: texts.scalars())
      #expect((Soundex.code(of: text)?.description.count ?? 4) == 4)
      #expect((NYSIIS.code(of: text)?.description.count ?? 1) <= 6)
      let codes = DoubleMetaphone(text, length: 8)
      #expect((codes?.primary.description.count ?? 1) <= 8)
      #expect(codes?.secondary != codes?.primary || codes == nil)
    }
  }

  /// Where Metaphone 0.6 is not Philips' algorithm, and why. The codes of these words here are in the
  /// examples above.
  private static let departures: [String: String] = [
    "Dumb": "looks for UMB from the letter after M on, and so hears the b",
    "Thumb": "looks for UMB from the letter after M on, and so hears the b",
    "Hugh": "adds the code before a silent GH once more",
    "Hughes": "adds the code before a silent GH once more",
    "Jose": "does not see the end of the word behind JOSE",
    "Koch": "does not see the end of the word behind CH",
    "Rogier": "does not see the end of the word behind IER",
  ]

  @Test("The committed sample has the codes of jellyfish and Metaphone")
  func sample() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("corpus/comparators/phonetics.tsv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst(2)
    #expect(rows.count > 250)
    for row in rows {
      let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let word = fields[0]
      #expect(Soundex.code(of: word)?.description == fields[1], "\(word)")
      #expect(NYSIIS.code(of: word, length: 8)?.description == String(fields[2].prefix(8)), "\(word)")
      if Self.departures[word] != nil { continue }
      let codes = DoubleMetaphone(word)
      #expect(
        [codes?.primary.description ?? "", codes?.secondary?.description ?? ""] == Array(fields[3...4]),
        "\(word)")
    }
  }
}
