import ModelFile
import RecordLinkage
import Testing

/// Texts that are no model, by mistake or on purpose: an error, no trap, no long wait.
struct HostileTests {
  private func error(_ text: String) -> String {
    do {
      _ = try ModelDocument(text: text, file: "m.yaml")
      return ""
    } catch { return error.description }
  }

  @Test("Aliases of aliases are refused before they are written out")
  func bomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(error(text).contains("aliases that could stand for more than 50 MB"))
    // As a key, the bomb would be hashed while it is parsed.
    #expect(error(text + "? *a30\n: x\n").contains("aliases that could stand for"))
  }

  @Test("A model that is mostly aliases is read up to a limit")
  func manyAliases() {
    let keys = "[" + (0..<32).map { "prefix-\($0 + 1)(a)" }.joined(separator: ", ") + "]"
    let text = ModelTexts.complete(
      "blocking:\n  rules:\n    - &r \(keys)\n" + String(repeating: "    - *r\n", count: 2000))
    #expect(error(text).contains("found more than 50000 parts, counting aliases"))
  }

  @Test("Deep nesting is refused", arguments: ["[", "{a: ", "- ", "? ", "{all: [", "{not: "])
  func nesting(opening: String) {
    #expect(!error(String(repeating: opening, count: 100_000)).isEmpty)
    #expect(!error(ModelTexts.complete("comparisons: " + String(repeating: opening, count: 900))).isEmpty)
  }

  @Test("Conditions nested by a program are refused")
  func nestedConditions() {
    let deep = String(repeating: "{not: ", count: 100) + "exact" + String(repeating: "}", count: 100)
    let text = error(ModelTexts.complete("comparisons:\n  - {column: a, levels: [\(deep), else]}"))
    #expect(text.contains("expected at most 16 deep and 200 for a level"))
    let wide = "{any: [" + Array(repeating: "exact", count: 5000).joined(separator: ", ") + "]}"
    #expect(
      error(ModelTexts.complete("comparisons:\n  - {column: a, levels: [\(wide), else]}")).contains(
        "201 in all"))
  }

  @Test("A table in place of a model is refused by its size")
  func large() {
    let row = "1,Anna,Müller,1980-01-01\n"
    #expect(
      error(String(repeating: row, count: 400_000))
        == "m.yaml: found more than 1024 KiB; expected a model file, which has some KiB: is this a table?")
    #expect(!error(String(repeating: row, count: 1000)).isEmpty)
    #expect(error(String(repeating: "a: b\n", count: 200_000)).contains("`a` more than once"))
    #expect(!error((0..<80_000).map { "k\($0): 1\n" }.joined()).isEmpty)
  }

  @Test("A model of very many columns, rules and comparisons does not take long")
  func many() {
    let columns = (0..<20_000).map { "  c\($0): text\n" }.joined()
    let rules = (0..<5_000).map { "    - [c\($0), prefix-3(c\($0 + 1))]\n" }.joined()
    #expect(
      error(ModelTexts.complete("columns:\n  a: text\n\(columns)blocking:\n  rules:\n\(rules)")).isEmpty)
    let unknown = rules.replacing("c", with: "d")
    #expect(
      !error(ModelTexts.complete("columns:\n  a: text\n\(columns)blocking:\n  rules:\n\(unknown)")).isEmpty)
    let comparisons = (0..<10_000).map { "  - {name: n\($0), column: a, levels: [exact, else]}\n" }.joined()
    #expect(error(ModelTexts.complete("comparisons:\n\(comparisons)")).contains("10000 comparisons"))
  }

  @Test("Of very many problems the first hundred are listed")
  func manyProblems() {
    let text = error(
      ModelTexts.complete("columns: {a: text, b: text" + (0..<500).map { ", c\($0): txt" }.joined() + "}"))
    #expect(text.split(separator: "\n").count == 101)
    #expect(text.hasSuffix("m.yaml: found 400 more problems; expected those above to be corrected first"))
  }

  @Test("Bytes that are not UTF-8 are named by their place")
  func encodings() {
    func error(_ bytes: [UInt8]) -> String? {
      #expect(throws: ModelFileError.self) { try ModelDocument(bytes: bytes, file: "m.yaml") }?.description
    }
    #expect(
      error(Array("model: x\n# M".utf8) + [0xFC] + Array("ller".utf8))
        == "m.yaml:2:4: found a byte that is not UTF-8; expected a file in UTF-8; save it again as UTF-8")
    #expect(error([0xFF, 0xFE, 0x6D, 0x00])?.contains("found UTF-16") == true)
    #expect(error([])?.contains("found nothing; expected a model file") == true)
    #expect(error(Array("# only a comment\n".utf8))?.contains("found nothing") == true)
  }

  @Test("No text makes the reader trap", arguments: 0..<4)
  func fuzz(seed: Int) throws {
    var random = RandomModels(seed: UInt64(seed))
    let pieces = [
      "\n", "  ", "- ", ": ", "{", "}", "[", "]", ", ", "exact", "else", "&a ", "*a", "? ", "\"", "'", "|\n",
      "#", "a", "0.5",
      "levels: ", "\t", "!t ", "\u{0}", "😀", "columns: ", "%", "---\n", "...\n", "<<: ",
    ]
    for _ in 0..<75 {
      // Random pieces, and an example of which some places are changed.
      _ = error((0..<random.below(60)).map { _ in random.one(of: pieces) }.joined())
      var lines = ModelFileWriter().text(random.model()).split(
        separator: "\n", omittingEmptySubsequences: false)
      for _ in 0...random.below(3) {
        let place = random.below(lines.count)
        switch random.below(4) {
        case 0: lines.remove(at: place)
        case 1: lines.insert(lines[random.below(lines.count)], at: place)
        case 2: lines[place] += random.one(of: pieces)
        default: lines[place] = Substring(lines[place].dropFirst(1 + random.below(4)))
        }
        if lines.isEmpty { break }
      }
      _ = error(lines.joined(separator: "\n"))
    }
  }
}
