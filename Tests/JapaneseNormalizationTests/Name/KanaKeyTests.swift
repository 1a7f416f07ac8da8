import JapaneseNormalization
import Testing

@Suite("Kana keys")
struct KanaKeyTests {
  @Test("Spellings of a reading meet at the level of the table", arguments: NameCorpus.rows("kana_keys.tsv"))
  func levels(row: [String]) throws {
    try #require(row.count == 4)
    let one = KanaKey(nameScalars(row[0]))
    let other = KanaKey(nameScalars(row[1]))
    switch row[2] {
    case "k1": #expect(one.k1 == other.k1)
    case "k2":
      #expect(one.k2 == other.k2)
      #expect(one.k1 != other.k1)
    case "unvoiced":
      #expect(one.unvoiced == other.unvoiced)
      #expect(one.k2 != other.k2)
    case "skeleton":
      #expect(one.skeleton == other.skeleton)
      #expect(one.k2 != other.k2)
    default:
      #expect(one.k2 != other.k2)
    }
  }

  @Test("The case table is there")
  func corpusIsPresent() { #expect(NameCorpus.rows("kana_keys.tsv").count > 40) }

  private static let alphabet =
    "アイウエオカガキギコゴシジスズタダチヂッツヅテデトドハバパフブヒビャュョァィゥェォヮヰヱヲンヴヵヶーヽヾゝゞあいうゅっ ・゛゜\u{3099}山-"

  @Test("K1 and K2 are idempotent, and a key made at once equals the keys made singly")
  func idempotence() {
    var generator = NameTextGenerator(state: 1)
    for _ in 0..<20_000 {
      let text = generator.text(of: Self.alphabet, length: 12)
      let key = KanaKey(text)
      let shown = String(scalars: text)
      #expect(KanaKey.k1(key.k1) == key.k1, "\(shown)")
      #expect(KanaKey.k2(key.k2) == key.k2, "\(shown)")
      #expect(KanaKey.k1(text) == key.k1 && KanaKey.k2(text) == key.k2, "\(shown)")
      #expect(KanaKey.unvoiced(text) == key.unvoiced && KanaKey.skeleton(text) == key.skeleton, "\(shown)")
    }
  }

  @Test("A long text of one repeated letter takes linear time")
  func longInput() {
    for letter in ["ー", "ッ", "ウ", "ヾ", "\u{3099}", "ヴ", "テ"] as [Unicode.Scalar] {
      let text = [Unicode.Scalar](repeating: letter, count: 65536)
      #expect(KanaKey(text).k2.count <= text.count)
    }
  }
}
