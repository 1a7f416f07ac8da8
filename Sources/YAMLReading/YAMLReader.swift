internal import Yams

/// Reads something from YAML nodes and notes every problem on the way, instead of stopping at the first.
///
/// Where a part cannot be read, reading goes on with the next, so that one run over the file shows all that must be
/// corrected. What was read counts only if no problem is an error.
package protocol YAMLReader {
  /// What was found wrong so far.
  var notes: YAMLNotes { get set }
  /// Words that people use for a name which looks quite different.
  static var synonyms: [(word: String, name: String)] { get }
}

/// What a reader has found wrong so far.
package struct YAMLNotes {
  /// The most errors that are listed one by one, and as many warnings.
  package static let most = 100

  /// The file as the caller named it.
  package let file: String
  /// What the file describes, for messages: `model`.
  package let noun: String
  fileprivate(set) var problems: [FileProblem] = []
  /// How many errors there are, listed or not.
  package fileprivate(set) var errorCount = 0
  fileprivate var warningCount = 0
  fileprivate var reported = 0
  /// Nodes looked at: aliases can make a small file a large one.
  fileprivate var visits = 0

  /// Nothing found wrong yet.
  package init(file: String, noun: String) {
    self.file = file
    self.noun = noun
  }
}

extension YAMLReader {
  // MARK: Problems

  package mutating func report(
    _ piece: YAMLPiece, severity: FileProblem.Severity = .error, found: String, expected: String,
    suggestion: String? = nil
  ) {
    if severity == .error { notes.errorCount += 1 }
    notes.reported += 1
    let isDropped = severity == .error ? isFull : notes.warningCount >= YAMLNotes.most
    guard !isDropped else { return }
    if severity == .warning { notes.warningCount += 1 }
    notes.problems.append(
      .init(
        severity, file: notes.file, line: piece.node.mark?.line, column: piece.node.mark?.column,
        keyPath: piece.path,
        found: found, expected: expected, suggestion: suggestion))
  }

  /// Whether more problems are only counted.
  package var isFull: Bool { notes.errorCount > YAMLNotes.most }

  /// The problems in the order of the file; a last one where there were too many to list.
  package var problemsInOrder: [FileProblem] {
    let ordered = notes.problems.enumerated().sorted { one, other in
      (one.element.line ?? 0, one.element.column ?? 0, one.offset)
        < (other.element.line ?? 0, other.element.column ?? 0, other.offset)
    }
    let more = notes.reported - notes.problems.count
    let rest = FileProblem(
      file: notes.file, found: "\(more) more problems", expected: "those above to be corrected first")
    return ordered.map(\.element) + (more > 0 ? [rest] : [])
  }

  /// An error that says what stands at a place.
  package mutating func reportType(_ piece: YAMLPiece, expected: String) {
    report(piece, found: Self.description(of: piece), expected: expected)
  }

  package mutating func reportUnknown(_ piece: YAMLPiece, _ kind: String, _ name: String, known: [String]) {
    let suggestion = isFull ? nil : nearest(name, among: known)
    report(
      piece, found: "the unknown \(kind) `\(Quoting.shortened(name))`",
      expected: known.isEmpty ? "none" : Quoting.choice(known), suggestion: suggestion)
  }

  package static func description(of piece: YAMLPiece) -> String {
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
  private mutating func visit(_ piece: YAMLPiece, _ count: Int) -> Bool {
    let before = notes.visits
    notes.visits += count + 1
    if notes.visits <= 50_000 { return true }
    if before <= 50_000 {
      report(
        piece, found: "more than 50000 parts, counting aliases",
        expected: "a \(notes.noun) that is written out")
    }
    return false
  }

  /// The entries of a mapping whose keys are names, each once; `nil` and a problem where it is none.
  package mutating func entries(_ piece: YAMLPiece, expected: @autoclosure () -> String) -> [YAMLEntry]? {
    if piece.isNothing { return [] }
    guard case .mapping(let mapping) = piece.node else {
      reportType(piece, expected: expected())
      return nil
    }
    guard visit(piece, mapping.count) else { return nil }
    var entries: [YAMLEntry] = []
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
      entries.append(
        YAMLEntry(key: scalar.string, name: name, value: YAMLPiece(node: value, path: name.path)))
    }
    return entries
  }

  /// The values of a mapping with these keys only; unknown keys are problems.
  package mutating func fields(
    _ piece: YAMLPiece, _ keys: [String], expected: @autoclosure () -> String
  ) -> [String: YAMLPiece]? {
    guard let entries = entries(piece, expected: expected()) else { return nil }
    var fields: [String: YAMLPiece] = [:]
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
  package mutating func items(_ piece: YAMLPiece, expected: @autoclosure () -> String) -> [YAMLPiece]? {
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
  package mutating func text(_ piece: YAMLPiece, expected: @autoclosure () -> String) -> String? {
    guard case .scalar(let scalar) = piece.node, !piece.isNothing else {
      reportType(piece, expected: expected())
      return nil
    }
    return scalar.string
  }

  /// One text or a list of them.
  package mutating func texts(_ piece: YAMLPiece, expected: @autoclosure () -> String) -> [String]? {
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
  package mutating func number(
    _ piece: YAMLPiece, in range: ClosedRange<Double>, expected: @autoclosure () -> String
  ) -> Double? {
    guard let text = plain(piece), text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }),
      let number = Double(text), number.isFinite, range.contains(number)
    else {
      reportType(piece, expected: expected())
      return nil
    }
    return number
  }

  /// A whole number in a range.
  package mutating func integer(
    _ piece: YAMLPiece, in range: ClosedRange<Int>, expected: @autoclosure () -> String
  ) -> Int? {
    guard let text = plain(piece), let number = Int(text), range.contains(number) else {
      reportType(piece, expected: expected())
      return nil
    }
    return number
  }

  /// A whole number of 64 bits.
  package mutating func unsigned(_ piece: YAMLPiece, expected: @autoclosure () -> String) -> UInt64? {
    guard let text = plain(piece), let number = UInt64(text) else {
      reportType(piece, expected: expected())
      return nil
    }
    return number
  }

  package mutating func boolean(_ piece: YAMLPiece) -> Bool? {
    switch plain(piece) {
    case "true": return true
    case "false": return false
    default:
      reportType(piece, expected: "`true` or `false`")
      return nil
    }
  }

  /// One of a few names.
  package mutating func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ piece: YAMLPiece, _ kind: String
  ) -> Value? {
    let known = Value.allCases.map(\.rawValue)
    guard let text = text(piece, expected: Quoting.choice(known)) else { return nil }
    if let value = Value(rawValue: text) { return value }
    reportUnknown(piece, kind, text, known: known)
    return nil
  }

  /// The text of a scalar without quotes.
  package func plain(_ piece: YAMLPiece) -> String? {
    guard case .scalar(let scalar) = piece.node, scalar.style == .plain else { return nil }
    return scalar.string
  }

  /// The nearest of the known names; `nil` where none is near.
  package func nearest(_ name: String, among known: [String]) -> String? {
    NearestName.of(name, among: known, synonyms: Self.synonyms)
  }
}
