internal import Yams

extension YAMLText {
  /// What to do about a message of the YAML parser, by how the message begins.
  private static let remedies: [(message: String, expected: String)] = [
    (
      "found character that cannot start any token",
      "spaces, not tabs, before a key, and quotes around a text that begins with @, `, % or *"
    ),
    ("mapping values are not allowed", "quotes around a text that holds `: `, or a key on a line of its own"),
    ("did not find expected ',' or ']'", "a `,` between the items of a list and a `]` after the last"),
    ("did not find expected ',' or '}'", "a `,` between the keys of `{…}` and a `}` after the last"),
    ("did not find expected key", "the keys of one mapping to begin in one column"),
    ("did not find expected '-' indicator", "the items of one list to begin in one column with `- `"),
    ("could not find expected ':'", "`key: value` on one line"),
    ("found unexpected end of stream", "the quote or bracket to be closed"),
    (
      "found undefined alias",
      "an anchor `&name` before its alias, or quotes around a text that begins with *"
    ),
    ("exceeded max depth", "brackets within brackets a few levels deep"),
  ]

  /// What is said where the parser gives no reason.
  var notYAML: FileProblem {
    .init(file: file, found: "text that is not YAML", expected: "a \(noun) file in YAML")
  }

  func problem(_ error: YamlError) -> FileProblem {
    switch error {
    case .composer(_, "but found another document", let mark, _):
      return .init(
        file: file, line: mark.line, column: mark.column, found: "a second document",
        expected: "one \(noun) in a file, without a second `---`")
    case .scanner(let context, let message, let mark, _), .parser(let context, let message, let mark, _),
      .composer(let context, let message, let mark, _):
      var found = "YAML that cannot be read: \(message)"
      if let context, context.mark.line != mark.line {
        found += " \(context.text) that begins in line \(context.mark.line)"
      } else if let context {
        found += " \(context.text)"
      }
      let remedy = Self.remedies.first { message.hasPrefix($0.message) }?.expected
      return .init(
        file: file, line: mark.line, column: mark.column, found: found,
        expected: remedy ?? "a \(noun) file in YAML"
      )
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map { "`\(Quoting.shortened($0))`" }.joined(separator: ", ")
      return .init(
        file: file, line: context.mark.line, column: context.mark.column,
        found: "\(keys) more than once in one mapping", expected: "each key once")
    default:
      return notYAML
    }
  }
}
