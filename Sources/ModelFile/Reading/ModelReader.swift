internal import RecordLinkage
internal import Yams

/// Reads a model from YAML nodes and notes every problem on the way, instead of stopping at the first.
///
/// Where a part cannot be read, reading goes on with the next, so that one run over the file shows all that must be
/// corrected. The model counts only if no problem is an error.
struct ModelReader {
  /// A node and where in the model it is.
  struct Piece {
    let node: Node
    /// `comparisons[1].levels[0]`; empty for the root.
    let path: String

    /// Whether the file says nothing here: `blocking:`, `~` or `null`.
    var isNothing: Bool {
      guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else {
        return false
      }
      return ["", "~", "null"].contains(scalar.string)
    }

    func child(_ node: Node, key: String) -> Piece {
      let key = Quoting.shortened(key)
      return Piece(node: node, path: path.isEmpty ? key : path + "." + key)
    }

    func child(_ node: Node, index: Int) -> Piece {
      Piece(node: node, path: path + "[\(index)]")
    }
  }

  /// A key of a mapping and its value.
  struct Entry {
    let key: String
    /// The key itself, for problems of its name.
    let name: Piece
    let value: Piece
  }

  let file: String
  let types: ValueTypes
  private(set) var problems: [ModelFileProblem] = []
  private(set) var errorCount = 0
  private var warningCount = 0
  private var reported = 0
  /// Nodes looked at: aliases can make a small file a large model.
  private var visits = 0

  /// The model as far as it has been read.
  var model = LinkageModel(name: "")
  /// The columns by name.
  var columns: [String: ColumnDeclaration] = [:]
  /// Where each column is declared, for a check against a table's headers.
  var columnPlaces: [String: (line: Int?, column: Int?)] = [:]

  init(file: String, types: ValueTypes) {
    self.file = file
    self.types = types
  }

  // MARK: Problems

  mutating func report(
    _ piece: Piece, severity: ModelFileProblem.Severity = .error, found: String, expected: String,
    suggestion: String? = nil
  ) {
    if severity == .error { errorCount += 1 }
    reported += 1
    let isDropped = severity == .error ? isFull : warningCount >= ModelLimits.problems
    guard !isDropped else { return }
    if severity == .warning { warningCount += 1 }
    problems.append(
      .init(
        severity, file: file, line: piece.node.mark?.line, column: piece.node.mark?.column,
        keyPath: piece.path,
        found: found, expected: expected, suggestion: suggestion))
  }

  /// Whether more problems are only counted.
  var isFull: Bool { errorCount > ModelLimits.problems }

  /// The problems in the order of the file; a last one where there were too many to list.
  var problemsInOrder: [ModelFileProblem] {
    let ordered = problems.enumerated().sorted { one, other in
      (one.element.line ?? 0, one.element.column ?? 0, one.offset)
        < (other.element.line ?? 0, other.element.column ?? 0, other.offset)
    }
    let more = reported - problems.count
    let rest = ModelFileProblem(
      file: file, found: "\(more) more problems", expected: "those above to be corrected first")
    return ordered.map(\.element) + (more > 0 ? [rest] : [])
  }

  /// An error that says what stands at a place.
  mutating func reportType(_ piece: Piece, expected: String) {
    report(piece, found: Self.description(of: piece), expected: expected)
  }

  mutating func reportUnknown(_ piece: Piece, _ kind: String, _ name: String, known: [String]) {
    let suggestion = isFull ? nil : NearestName.of(name, among: known)
    report(
      piece, found: "the unknown \(kind) `\(Quoting.shortened(name))`",
      expected: known.isEmpty ? "none" : Quoting.choice(known), suggestion: suggestion)
  }

  static func description(of piece: Piece) -> String {
    if piece.isNothing { return "nothing" }
    switch piece.node {
    case .mapping: return "a mapping `key: value`"
    case .sequence: return "a list"
    case .scalar(let scalar):
      if scalar.string.isEmpty { return "an empty text" }
      let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      let text = Quoting.shortened(scalar.string)
      return isQuoted ? "the quoted text `\"\(text)\"`" : "`\(text)`"
    case .alias: return "an alias"
    }
  }

  // MARK: Nodes

  /// Counts a node, and is false once a file has more than anyone writes.
  private mutating func visit(_ piece: Piece, _ count: Int) -> Bool {
    let before = visits
    visits += count + 1
    if visits <= 50_000 { return true }
    if before <= 50_000 {
      report(
        piece, found: "more than 50000 parts, counting aliases", expected: "a model that is written out")
    }
    return false
  }

  /// The entries of a mapping whose keys are names, each once; `nil` and a problem where it is none.
  mutating func entries(_ piece: Piece, expected: @autoclosure () -> String) -> [Entry]? {
    if piece.isNothing { return [] }
    guard case .mapping(let mapping) = piece.node else {
      reportType(piece, expected: expected())
      return nil
    }
    guard visit(piece, mapping.count) else { return nil }
    var entries: [Entry] = []
    var seen: Set<String> = []
    for (keyNode, value) in mapping {
      guard case .scalar(let scalar) = keyNode, !scalar.string.isEmpty else {
        reportType(piece.child(keyNode, key: "?"), expected: "a name before the `:`")
        continue
      }
      let name = piece.child(keyNode, key: scalar.string)
      // YAML tells 1 from "1".
      guard seen.insert(scalar.string).inserted else {
        report(
          name, found: "`\(Quoting.shortened(scalar.string))` more than once in one mapping",
          expected: "each key once")
        continue
      }
      entries.append(Entry(key: scalar.string, name: name, value: Piece(node: value, path: name.path)))
    }
    return entries
  }

  /// The values of a mapping with these keys only; unknown keys are problems.
  mutating func fields(
    _ piece: Piece, _ keys: [String], expected: @autoclosure () -> String
  ) -> [String: Piece]? {
    guard let entries = entries(piece, expected: expected()) else { return nil }
    var fields: [String: Piece] = [:]
    for entry in entries {
      if keys.contains(entry.key) {
        fields[entry.key] = entry.value
      } else {
        reportUnknown(entry.name, "key", entry.key, known: keys)
      }
    }
    return fields
  }

  /// The items of a list; `nil` and a problem where it is none.
  mutating func items(_ piece: Piece, expected: @autoclosure () -> String) -> [Piece]? {
    if piece.isNothing { return [] }
    guard case .sequence(let sequence) = piece.node else {
      reportType(piece, expected: expected())
      return nil
    }
    guard visit(piece, sequence.count) else { return nil }
    return sequence.enumerated().map { piece.child($1, index: $0) }
  }

  // MARK: Scalars

  /// The text of a scalar as it is written: `no` and `0123` too.
  mutating func text(_ piece: Piece, expected: @autoclosure () -> String) -> String? {
    guard case .scalar(let scalar) = piece.node, !piece.isNothing else {
      reportType(piece, expected: expected())
      return nil
    }
    return scalar.string
  }

  /// One text or a list of them.
  mutating func texts(_ piece: Piece, expected: @autoclosure () -> String) -> [String]? {
    if case .scalar = piece.node { return text(piece, expected: expected()).map { [$0] } }
    guard let items = items(piece, expected: expected()) else { return nil }
    return items.compactMap { item in
      // In a list of values, `null` is a value: what someone typed into a cell.
      if case .scalar(let scalar) = item.node, !scalar.string.isEmpty || scalar.style != .plain {
        return scalar.string
      }
      reportType(item, expected: expected())
      return nil
    }
  }

  /// A decimal number in a range.
  mutating func number(
    _ piece: Piece, in range: ClosedRange<Double>, expected: @autoclosure () -> String
  ) -> Double? {
    guard let text = plain(piece), text.utf8.allSatisfy({ Self.numberBytes.contains($0) }),
      let number = Double(text), number.isFinite, range.contains(number)
    else {
      reportType(piece, expected: expected())
      return nil
    }
    return number
  }

  /// A whole number in a range.
  mutating func integer(
    _ piece: Piece, in range: ClosedRange<Int>, expected: @autoclosure () -> String
  ) -> Int? {
    guard let text = plain(piece), let number = Int(text), range.contains(number) else {
      reportType(piece, expected: expected())
      return nil
    }
    return number
  }

  /// A whole number of 64 bits.
  mutating func unsigned(_ piece: Piece, expected: @autoclosure () -> String) -> UInt64? {
    guard let text = plain(piece), let number = UInt64(text) else {
      reportType(piece, expected: expected())
      return nil
    }
    return number
  }

  mutating func boolean(_ piece: Piece) -> Bool? {
    switch plain(piece) {
    case "true": return true
    case "false": return false
    default:
      reportType(piece, expected: "`true` or `false`")
      return nil
    }
  }

  /// One of a few names.
  mutating func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ piece: Piece, _ kind: String
  ) -> Value? {
    let known = Value.allCases.map(\.rawValue)
    guard let text = text(piece, expected: Quoting.choice(known)) else { return nil }
    if let value = Value(rawValue: text) { return value }
    reportUnknown(piece, kind, text, known: known)
    return nil
  }

  /// The text of a scalar without quotes.
  func plain(_ piece: Piece) -> String? {
    guard case .scalar(let scalar) = piece.node, scalar.style == .plain else { return nil }
    return scalar.string
  }

  private static let numberBytes = Set("0123456789+-.eE".utf8)
}
