import ModelFile
import RecordLinkage
import Testing

/// Comments of model files, read and written again.
struct CommentTests {
  private static let minimal = """
    model: m
    columns:
      a: text
      b: {type: text, header: "b # 2"}
    comparisons:
      - name: a
        column: a
        levels: [exact, else]
      - {name: b, column: b, levels: [exact, else]}

    """

  /// The minimal file with a line put before the one that begins so.
  private static func text(_ inserted: String, before line: String) -> String {
    minimal.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.hasPrefix(line) ? inserted + "\n" + $0 : String($0)
    }.joined(separator: "\n")
  }

  @Test(
    "A comment is about what follows it",
    arguments: [
      ("# top\n", "model", "", "top"),
      ("# of the name", "model", "model", "of the name"),
      ("# one\n# two", "columns", "columns", "one\ntwo"),
      ("#no space\n#\n#  more", "columns", "columns", "no space\n\n more"),
      ("# one\n\n# two", "columns", "columns", "one\n\ntwo"),
      ("  # indented", "  a: text", "columns.a", "indented"),
      ("# not indented", "  a: text", "columns.a", "not indented"),
      ("  # first", "  - name: a", "comparisons[0]", "first"),
      ("    # inside", "    column: a", "comparisons[0].column", "inside"),
      ("  # second", "  - {name: b", "comparisons[1]", "second"),
    ])
  func places(_ inserted: String, _ line: String, _ path: String, _ comment: String) throws {
    let document = try ModelDocument(text: Self.text(inserted, before: line))
    #expect(document.comments == [path: comment])
    #expect(document.schema == nil)
  }

  @Test(
    "A comment at the end of a line is one, a sign inside quotes or a word is none",
    arguments: [
      ("a: text", "a: text # of a", ["columns.a": "of a"]),
      ("a: text", "a: text\t#of a", ["columns.a": "of a"]),
      ("a: text", "a: {type: text, header: 'it''s # 1'} # of a", ["columns.a": "of a"]),
      ("a: text", #"a: {type: text, header: "\" # 1"}"#, [:]),
      ("a: text", "a: {type: text, header: the father's} # of a", ["columns.a": "of a"]),
      ("a: text", "a: {type: text, header: a#1}", [:]),
      ("model: m", "model: m # name", ["model": "name"]),
    ] as [(String, String, [String: String])])
  func endsOfLines(_ old: String, _ new: String, _ comments: [String: String]) throws {
    let lines = Self.minimal.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let text = lines.map { $0.hasSuffix(old) ? $0.dropLast(old.count) + new : $0 }.joined(separator: "\n")
    #expect(try ModelDocument(text: text).comments == comments)
  }

  @Test("Comments after the last key are kept, at the top")
  func last() throws {
    #expect(try ModelDocument(text: Self.minimal + "\n# the end\n").comments == ["": "the end"])
  }

  @Test("The line that names the schema is that and no comment, wherever it stands")
  func schema() throws {
    let line = "# yaml-language-server: $schema=../model.schema.json"
    for text in ["\(line)\n# top\n\n" + Self.minimal, Self.text("# top\n\n\(line)", before: "model")] {
      let document = try ModelDocument(text: text)
      #expect(document.schema == "../model.schema.json")
      #expect(document.comments == ["": "top"])
      #expect(
        ModelFileWriter(keeping: document).text(document.model).hasPrefix("\(line)\n# top\n\nmodel: m\n"))
    }
  }

  @Test(
    "Files of line ends of any kind have the same comments", arguments: ["\r\n", "\r", "\u{85}", "\u{2028}"])
  func lineEnds(_ end: String) throws {
    let text = "# top\n\n" + Self.text("  # of a", before: "  a: text")
    let other = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
    #expect(try ModelDocument(text: other).comments == ModelDocument(text: text).comments)
  }

  @Test("What is written with comments is read with the same, and written again as the same text")
  func roundTrip() throws {
    var models = RandomModels(seed: 5)
    for number in 0..<60 {
      let model = models.model()
      var comments = ["": "a file\nof two lines", "columns": "all", "relations": "wanted"]
      for column in model.columns {
        comments["columns.\(column.name)"] = "what \(column.name) is: {a, b} 'c' # d"
      }
      for place in model.comparisons.indices { comments["comparisons[\(place)]"] = "number\n\n\(place)" }
      for place in model.blocking.rules.indices { comments["blocking.rules[\(place)]"] = "rule" }
      let text = ModelFileWriter(comments: comments, schema: "s.json").text(model)
      let document = try ModelDocument(text: text)
      #expect(document.comments == comments, "model \(number):\n\(text)")
      #expect(ModelFileWriter(keeping: document).text(document.model) == text)
    }
  }

  @Test("Any text that is a model has comments without a trap")
  func totality() throws {
    var random = RandomModels(seed: 9)
    let pieces = [
      "#", " #", "\n", "  ", "- ", "'", "\"", ": ", "[", "}", "\\", "a", "\t", "# a\n", "|\n", "---\n",
    ]
    for _ in 0..<400 {
      let extra = (0..<12).map { _ in random.one(of: pieces) }.joined()
      for text in [Self.minimal + extra, extra + Self.minimal] { _ = try? ModelDocument(text: text) }
    }
  }
}
