import Foundation

/// Texts of model files for tests.
enum ModelTexts {
  private static let defaults: [(key: String, text: String)] = [
    ("model", "model: test"),
    ("columns", "columns: {a: text, b: text}"),
    ("comparisons", "comparisons:\n  - {column: a, levels: [exact, else]}"),
  ]

  /// A model file of these sections and, for those that every model needs, standard ones before them.
  static func complete(_ sections: String) -> String {
    let lines = sections.split(separator: "\n", omittingEmptySubsequences: false)
    let missing = defaults.filter { section in !lines.contains { $0.hasPrefix(section.key + ":") } }
    return (missing.map(\.text) + [sections]).joined(separator: "\n") + "\n"
  }

  private static let folder =
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "Schemas")

  /// The path of an example model.
  static func path(_ name: String) -> String {
    folder.appending(path: "examples/" + name).path(percentEncoded: false)
  }

  /// The example models.
  static func examples() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path("")).filter { $0.hasSuffix(".yaml") }.sorted()
  }

  /// The YAML examples of the description of model files.
  static func described() throws -> [String] {
    try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
      .split(separator: "```").filter { $0.hasPrefix("yaml\n") }.map { String($0.dropFirst(5)) }
  }

  /// The JSON Schema of model files.
  static var schema: String {
    folder.appending(path: "model.schema.json").path(percentEncoded: false)
  }
}
