import ModelFile
import RecordLinkage
import Testing

/// What a model file means.
struct ReadingTests {
  private func model(_ sections: String) throws -> LinkageModel {
    try ModelDocument(text: ModelTexts.complete(sections)).model
  }

  private func levels(_ comparison: String) throws -> [LevelDeclaration] {
    try model("comparisons:\n  - \(comparison)").comparisons[0].levels
  }

  @Test("A model of persons is read as it is meant")
  func persons() throws {
    let document = try ModelDocument(path: ModelTexts.path("persons.yaml"))
    var expected = LinkageModel(name: "persons")
    expected.columns = [
      .init("first_name", type: "name"), .init("last_name", type: "name"),
      .init("dob", type: "date", headers: ["dob", "date of birth"]), .init("street"),
      .init("zip", type: "code"),
      .init("phones", type: "phone", separator: ";", missing: ["0000000000"]),
    ]
    let address = TermFrequency(damping: 0.5, minimum: 0.001)
    expected.comparisons = [
      .init(
        "first name", role: .identity,
        levels: [
          .exact("first_name"), .similar("first_name", .jaroWinkler, atLeast: 0.92),
          .similar("first_name", .abbreviation, atLeast: 1), .init(.edits("first_name", .osa, atMost: 1)),
          .otherwise,
        ]),
      .init(
        "dob",
        levels: [
          .exact("dob", termFrequency: nil), .init(.dateSlip("dob")),
          .init(.exact("dob.year"), label: "same year"), .otherwise,
        ]),
      .init(
        "address", role: .contact,
        levels: [
          .init(.all([.exact("street"), .exact("zip")]), termFrequency: address),
          .init(
            .all([.similar("street", .jaroWinkler, atLeast: 0.9), .exact("zip")]),
            label: "street nearly and zip"),
          .exact("zip", termFrequency: nil), .otherwise,
        ]),
      .init("both names", levels: [.init(.swapped("first_name", "last_name")), .otherwise]),
    ]
    expected.blocking.rules = [
      .init([.init("first_name"), .init("last_name")]),
      .init([.init("first_name", .prefix(3)), .init("dob", .year)]),
      .init([.init("zip"), .init("last_name", .soundex)], refinements: [.init("first_name")], salt: 4),
      .init([.init("phones")]),
    ]
    expected.relations = [
      .init("person", thresholds: .init(match: 0.95, review: 0.5)),
      .init("household", clustering: .connectedComponents),
    ]
    expected.linking.withinSources = [0]
    #expect(document.model == expected)
    #expect(document.warnings.isEmpty)
  }

  @Test(
    "A level is written as what it asks for",
    arguments: [
      ("exact", .exact("a")),
      ("exact: b", .exact("b")),
      ("{exact: }", .exact("a")),
      ("exact: [a, b]", .all([.exact("a"), .exact("b")])),
      ("jaro-winkler", .similar("a", .jaroWinkler, atLeast: 1)),
      ("jaro-winkler: 0.9", .similar("a", .jaroWinkler, atLeast: 0.9)),
      ("jaro-winkler: b", .similar("b", .jaroWinkler, atLeast: 1)),
      ("qgram-jaccard-3: {column: b, at-least: 0.5}", .similar("b", .qgramJaccard(3), atLeast: 0.5)),
      ("edits: 2", .edits("a", .osa, atMost: 2)),
      ("edits: {column: b, distance: levenshtein, at-most: 1}", .edits("b", .levenshtein, atMost: 1)),
      ("prefix: 3", .prefix("a", 3)),
      ("sounds: double-metaphone", .sounds("a", .doubleMetaphone)),
      ("difference: 2.5", .difference("a", atMost: 2.5)),
      ("relative-difference: 0.1", .relativeDifference("a", atMost: 0.1)),
      ("days: 30", .days("a", atMost: 30)),
      ("date-slip", .dateSlip("a")),
      ("kilometres: 1e1", .kilometres("a", atMost: 10)),
      ("shared-values: 1", .sharedValues("a", atLeast: 1)),
      ("overlap: {at-least: 0.5}", .overlap("a", atLeast: 0.5)),
      ("swapped: [a, b]", .swapped("a", "b")),
      ("crossed: [b, a]", .crossed("b", "a")),
      ("missing", .missing("a")),
      ("not: {missing: b}", .not(.missing("b"))),
      (
        "any: [exact, {all: [prefix: 3, days: 1]}]",
        .any([.exact("a"), .all([.prefix("a", 3), .days("a", atMost: 1)])])
      ),
    ] as [(String, LevelCondition)])
  func condition(text: String, condition: LevelCondition) throws {
    #expect(try levels("{column: a, levels: [\(Self.flow(text)), else]}").first?.condition == condition)
  }

  private static func flow(_ text: String) -> String {
    text.contains(":") && !text.hasPrefix("{") ? "{\(text)}" : text
  }

  @Test("Levels of several columns take all of them, or the two that change places")
  func severalColumns() throws {
    #expect(
      try levels("{name: x, columns: [b, a], levels: [exact, swapped, crossed, else]}").map(\.condition) == [
        .all([.exact("b"), .exact("a")]), .swapped("b", "a"), .crossed("b", "a"), .otherwise,
      ])
  }

  @Test("What the comparison says of term frequency holds for levels of equal values that say nothing of it")
  func termFrequency() throws {
    let levels = try levels(
      """
      name: x
          columns: [a, b]
          term-frequency: {damping: 0.5, columns: [a]}
          levels:
            - exact
            - {exact: a, term-frequency: false}
            - {exact: b, term-frequency: true}
            - {prefix: {column: a, length: 3}, term-frequency: true}
            - {jaro: {column: a, at-least: 0.8}}
            - else
      """)
    #expect(
      levels.map(\.termFrequency) == [
        TermFrequency(columns: ["a"], damping: 0.5), nil, TermFrequency(), TermFrequency(), nil, nil,
      ])
  }

  @Test("Texts are read as they are written, whatever YAML takes them for")
  func texts() throws {
    let model = try model("columns: {a: {header: 2024, missing: [no, 0000, null, ~, 'x', 1.50]}, b: }")
    #expect(model.columns[0].headers == ["2024"])
    #expect(model.columns[0].missing == ["no", "0000", "null", "~", "x", "1.50"])
    #expect(model.columns[1] == ColumnDeclaration("b"))
  }

  @Test("The examples of the description make a model")
  func description() throws {
    let document = try ModelDocument(
      text: "model: described\n" + ModelTexts.described().joined(separator: "\n"))
    #expect(document.warnings.isEmpty)
    #expect(document.model.relations.count == 2)
    #expect(document.model.blocking.rules.count == 3)
  }

  @Test("A key with a length may be written as reports name it, though a comma ends an item of a list")
  func lengths() throws {
    let model = try model(
      """
      blocking:
        rules:
          - [prefix(a, 3), suffix(b, 4), a]
          - prefix(a, 3)
          - {keys: ["qgrams(a, 2)", b]}
      """)
    #expect(
      model.blocking.rules.map(\.parts) == [
        [.init("a", .prefix(3)), .init("b", .suffix(4)), .init("a")], [.init("a", .prefix(3))],
        [.init("a", .qgrams(2)), .init("b")],
      ])
  }

  @Test("Anchors and aliases are read")
  func aliases() throws {
    let model = try model(
      """
      comparisons:
        - {name: one, column: a, levels: &near [exact, jaro: 0.9, else]}
        - {name: two, column: b, levels: *near}
      """)
    #expect(model.comparisons[1].levels[1].condition == .similar("b", .jaro, atLeast: 0.9))
  }

  @Test("A comparison without else is warned of")
  func withoutElse() throws {
    let document = try ModelDocument(
      text: ModelTexts.complete("comparisons:\n  - column: a\n    levels:\n      - exact"), file: "m.yaml")
    #expect(
      document.warnings.map(\.description) == [
        "m.yaml:6:7: warning: comparisons[0].levels: found no `else`; expected `- else` as the last level: without it, "
          + "pairs of no level count as if a value was missing"
      ])
  }

  @Test("A byte order mark and line ends of Windows do no harm")
  func windows() throws {
    let text = "\u{FEFF}" + ModelTexts.complete("").split(separator: "\n").joined(separator: "\r\n")
    #expect(try ModelDocument(bytes: Array(text.utf8)).model.columns.count == 2)
  }
}
