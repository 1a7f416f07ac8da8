/// Something of a file that is wrong, or that its author may not have meant: where it is, what stands there, and what
/// should.
public struct FileProblem: Sendable, Hashable, CustomStringConvertible {
  /// Whether the file can be used all the same.
  public enum Severity: String, Sendable, Hashable {
    /// The file gives nothing that could be used.
    case error
    /// The file can be used, and may say something else than its author thinks.
    case warning
  }

  /// Whether the file can be used all the same.
  public let severity: Severity
  /// The file, as the caller named it.
  public let file: String
  /// The line, from 1; `nil` where the problem is the file as a whole.
  public let line: Int?
  /// The column, from 1, in Unicode scalars.
  public let column: Int?
  /// Where in what the file describes: `comparisons[1].levels[0]`; empty for the file as a whole.
  public let keyPath: String
  /// What stands there.
  public let found: String
  /// What should stand there, or what to do.
  public let expected: String
  /// The known name that is nearest to an unknown one.
  public let suggestion: String?

  /// A problem.
  package init(
    _ severity: Severity = .error, file: String, line: Int? = nil, column: Int? = nil, keyPath: String = "",
    found: String, expected: String, suggestion: String? = nil
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.keyPath = keyPath
    self.found = found
    self.expected = expected
    self.suggestion = suggestion
  }

  /// One line: `persons.yaml:14:9: comparisons[1].levels[0]: found …; expected …; did you mean …?`.
  public var description: String {
    var text = file
    if let line { text += ":\(line)" }
    if let column { text += ":\(column)" }
    text += ": "
    if severity == .warning { text += "warning: " }
    if !keyPath.isEmpty { text += "\(keyPath): " }
    text += "found \(found); expected \(expected)"
    if let suggestion { text += "; did you mean `\(suggestion)`?" }
    return text
  }
}
