import RecordLinkage
import Testing

@testable import ModelFile

/// What levels are called in explanations, and in the parameters of a file.
struct LevelLabelTests {
  @Test(
    "A level without a label is called by its condition as the file writes it",
    arguments: [
      (
        ["exact", "jaro-winkler: 0.92", "edits: 1", "else"], "a",
        ["exact", "jaro-winkler 0.92", "edits 1", "else"]
      ),
      (
        ["date-slip", "days: 30", "exact: a.year", "else"], "a",
        ["date-slip", "days 30", "exact a.year", "else"]
      ),
      (
        [
          "{label: near, edits: {distance: levenshtein, at-most: 2}}",
          "edits: {distance: damerau, at-most: 3}",
        ], "a",
        ["near", "edits distance damerau at-most 3"]
      ),
      (
        ["all: [exact, {not: missing}]", "difference: 400", "relative-difference: 0.00001"], "a",
        ["all exact + not missing", "difference 400", "relative-difference 1.0e-05"]
      ),
      (
        [
          "exact", "exact: b", "jaro-winkler: {column: b, at-least: 0.8}", "swapped", "crossed: [b, a]",
          "else",
        ], "a, b",
        ["exact", "exact b", "jaro-winkler b at-least 0.8", "swapped", "crossed b + a", "else"]
      ),
    ])
  func labels(_ levels: [String], _ columns: String, _ labels: [String]) throws {
    let model = try ModelDocument(
      text: """
        model: m
        columns: {a: date, b: text}
        comparisons:
          - {name: c, columns: [\(columns)], levels: [\(levels.map { $0.contains(": ") && !$0.hasPrefix("{") ? "{\($0)}" : $0 }.joined(separator: ", "))]}

        """
    ).model
    #expect(model.comparisons[0].levelLabels == labels)
  }

  @Test("The text of a condition and what is written of it say the same", arguments: 0..<4)
  func agreesWithWriting(seed: Int) {
    var models = RandomModels(seed: UInt64(seed))
    for _ in 0..<60 {
      for comparison in models.model().comparisons {
        let columns = comparison.writtenColumns
        for level in comparison.levels {
          let written = Self.flat(YAMLTree.condition(level.condition, columns: columns))
          #expect(level.condition.text(columns: columns) == written.filter { $0 != "\"" })
        }
      }
    }
  }

  /// A tree without its signs, and without the key `column`.
  private static func flat(_ tree: YAMLTree) -> String {
    switch tree {
    case .scalar(let text): text
    case .list(let items, _): items.map { flat($0) }.joined(separator: " + ")
    case .mapping(let entries, _):
      entries.map { $0.key == "column" ? flat($0.value) : $0.key + " " + flat($0.value) }.joined(
        separator: " ")
    }
  }
}
