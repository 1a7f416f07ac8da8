import ModelFile
import RecordLinkage
import Testing

/// What is said of model files that are wrong.
struct ProblemTests {
  struct Case: CustomTestStringConvertible {
    let text: String
    let expected: String
    var testDescription: String { text }

    static func all(_ table: String) -> [Case] {
      table.split(separator: "\n\n").map { entry in
        let sides = entry.split(separator: "\n=>\n", maxSplits: 1)
        return Case(text: String(sides[0]).replacing("\\t", with: "\t"), expected: String(sides.last ?? ""))
      }
    }
  }

  private func check(_ problem: Case) {
    let error = #expect(throws: ModelFileError.self) {
      try ModelDocument(text: ModelTexts.complete(problem.text), file: "m.yaml")
    }
    #expect(error?.description.replacing("m.yaml:", with: "") == problem.expected)
  }

  @Test("Texts that are not YAML, or of no model", arguments: Case.all(WrongModels.yaml))
  func yaml(_ problem: Case) { check(problem) }

  @Test("Columns", arguments: Case.all(WrongModels.columns))
  func columns(_ problem: Case) { check(problem) }

  @Test("Comparisons and their levels", arguments: Case.all(WrongModels.comparisons))
  func comparisons(_ problem: Case) { check(problem) }

  @Test("Blocking, relations, linking and training", arguments: Case.all(WrongModels.sections))
  func sections(_ problem: Case) { check(problem) }

  @Test("Probabilities", arguments: Case.all(WrongModels.parameters))
  func parameters(_ problem: Case) { check(problem) }

  @Test("A control character is named by its number")
  func controlCharacter() {
    let error = #expect(throws: ModelFileError.self) {
      try ModelDocument(text: "model: a\nb: \u{7}", file: "m.yaml")
    }
    #expect(
      error?.description == "m.yaml:2:4: found the control character U+0007; expected text; "
        + "inside double quotes the character can be written `\\u0007`")
  }

  @Test("Every problem has its parts")
  func parts() throws {
    let text = ModelTexts.complete("comparisons:\n  - column: a\n    levels: [exact, jaro-winkeler: 0.9]")
    let error = #expect(throws: ModelFileError.self) { try ModelDocument(text: text, file: "m.yaml") }
    let problems = try #require(error).problems
    #expect(problems.map(\.severity) == [.warning, .error])
    let problem = try #require(problems.last)
    #expect(problem.line == 5)
    #expect(problem.column == 21)
    #expect(problem.keyPath == "comparisons[0].levels[1].jaro-winkeler")
    #expect(problem.suggestion == "jaro-winkler")
  }

  @Test("Probabilities of more than 1 together are warned of")
  func sums() throws {
    let text = ModelTexts.complete(
      """
      parameters:
        classes: {match: {pairs-per-record: 1}}
        comparisons:
          a:
            - {level: exact, m: {match: 0.9}, u: 0.001}
            - {level: else, m: {match: 0.9}, u: 0.999}
      """)
    #expect(
      try ModelDocument(text: text, file: "m.yaml").warnings.map(\.description) == [
        "m.yaml:9:7: warning: parameters.comparisons.a: found the m of `match` of all levels together 1.8; expected at most 1"
      ])
  }

  @Test(
    "The nearest name is what people mean",
    arguments: [
      ("levels: [jaccard: 0.5, else]", "qgram-jaccard-2"), ("levels: [otherwise]", "else"),
      ("levels: [Exact, else]", "exact"), ("levels: [jaro_winkler: 0.9, else]", "jaro-winkler"),
      ("levels: [levenstein: 0.9, else]", "levenshtein"), ("levels: [kilometers: 1, else]", "kilometres"),
      ("levels: [soundex, else]", "sounds"), ("levels: [sounds: metaphone, else]", "double-metaphone"),
      ("levels: [{days: {atmost: 3}}, else]", "at-most"),
      ("lvels: [else]", "levels"), ("matchkey: A", "match-key"), ("Role: identity", "role"),
    ])
  func nearest(line: String, suggestion: String) {
    let text = ModelTexts.complete("comparisons:\n  - column: a\n    \(line)")
    let error = #expect(throws: ModelFileError.self) { try ModelDocument(text: text) }
    #expect(error?.problems.contains { $0.suggestion == suggestion } == true)
  }
}
