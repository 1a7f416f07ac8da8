internal import RecordLinkage
internal import YAMLReading
internal import Yams

extension ModelReader {
  mutating func readBlocking(_ section: Piece) {
    guard
      let fields = fields(
        section, ModelKeys.blocking, expected: "a mapping with " + Quoting.choice(ModelKeys.blocking))
    else { return }
    if let piece = fields["largest-block"],
      let largest = integer(piece, in: 2...Int.max, expected: "a number of records, 2 or more")
    {
      model.blocking.largestBlock = largest
    }
    if let piece = fields["pairs-per-record"],
      let pairs = number(
        piece, in: Double.leastNonzeroMagnitude...Double.greatestFiniteMagnitude, expected: "a number above 0"
      )
    {
      model.blocking.pairsPerRecord = pairs
    }
    guard let piece = fields["rules"],
      let items = items(piece, expected: "a list of rules, each a list of columns: `- [surname, year(dob)]`")
    else { return }
    var seen: Set<Set<KeyPart>> = []
    for item in items {
      guard let rule = rule(item) else { continue }
      if !rule.parts.isEmpty, !seen.insert(Set(rule.parts)).inserted {
        report(
          item, severity: .warning, found: "a rule with the keys of an earlier one",
          expected: "each rule once")
      }
      model.blocking.rules.append(rule)
    }
  }

  /// `{rules: [[surname, dob, first_name]], recall: 0.7}`
  mutating func deterministicMatches(_ piece: Piece) -> DeterministicMatches? {
    let expected = "`rules`, which hardly a pair of strangers fulfils, and their `recall`"
    guard let fields = fields(piece, ModelKeys.deterministicMatches, expected: expected) else { return nil }
    guard let list = fields["rules"], let share = fields["recall"] else {
      report(piece, found: "no " + (fields["rules"] == nil ? "`rules`" : "`recall`"), expected: expected)
      return nil
    }
    let rules = (items(list, expected: "a list of rules: `- [surname, dob, first_name]`") ?? [])
      .compactMap { rule($0) }
    let recall = number(
      share, in: 0.01...1, expected: "the share of all matches that fulfil one of the rules, 0.01…1")
    if rules.isEmpty { report(list, found: "no rule", expected: expected) }
    return recall.map { DeterministicMatches(rules, recall: $0) }
  }

  /// `dob`, `[surname, year(dob)]` or `{keys: […], split-by: […], salt: 4}`.
  private mutating func rule(_ piece: Piece) -> BlockingRuleDeclaration? {
    var rule = BlockingRuleDeclaration([])
    if case .mapping = piece.node {
      guard let fields = fields(piece, ModelKeys.blockingRule, expected: "`keys`") else { return nil }
      if let keys = fields["keys"] {
        rule.parts = keyParts(keys)
      } else {
        report(
          piece, found: "no `keys`", expected: "what both records must agree on: `keys: [surname, year(dob)]`"
        )
      }
      if let finer = fields["split-by"] { rule.refinements = keyParts(finer) }
      if let salt = fields["salt"],
        let number = integer(salt, in: 1...4096, expected: "a whole number, 1…4096; 1 for none")
      {
        rule.salt = number
      }
    } else {
      rule.parts = keyParts(piece)
    }
    return rule
  }

  private mutating func keyParts(_ piece: Piece) -> [KeyPart] {
    let expected = "a column or a list of them: `[surname, year(dob), prefix-3(first_name)]`"
    if case .scalar = piece.node { return keyPart(piece).map { [$0] } ?? [] }
    guard var items = items(piece, expected: expected) else { return [] }
    if items.isEmpty { report(piece, found: "no column", expected: expected) }
    if items.count > ModelLimits.keys {
      report(items[ModelLimits.keys], found: "\(items.count) keys", expected: "at most \(ModelLimits.keys)")
      return []
    }
    // `[prefix(first_name, 3), dob]` is three items for YAML.
    for (number, item) in items.enumerated().reversed() where number > 0 {
      guard let text = plain(item), text.hasSuffix(")"), !text.contains("("),
        let before = plain(items[number - 1]), before.contains("("), !before.contains(")")
      else { continue }
      items[number - 1] = Piece(
        node: .scalar(.init(before + ", " + text, .implicit, .plain, items[number - 1].node.mark)),
        path: items[number - 1].path)
      items.remove(at: number)
    }
    var parts: [KeyPart] = []
    for item in items {
      guard let part = keyPart(item) else { continue }
      if parts.contains(part) {
        report(
          item, found: "`\(Quoting.shortened(part.description))` a second time",
          expected: "each key once")
      }
      parts.append(part)
    }
    return parts
  }

  private mutating func keyPart(_ piece: Piece) -> KeyPart? {
    let expected = "a column or a transform of one: `year(dob)`, `prefix-3(first_name)`"
    guard let text = text(piece, expected: expected) else { return nil }
    let found = "`\(Quoting.shortened(text))`"
    switch KeyPartNotation.parse(text) {
    case .part(let part):
      checkColumn(part.column, piece)
      return part
    case .unknownTransform(let name):
      report(
        piece, found: "the unknown transform `\(Quoting.shortened(name))`",
        expected: Quoting.choice(KeyPartNotation.names),
        suggestion: nearest(name, among: KeyPartNotation.names))
    case .noLength(let transform):
      report(
        piece, found: found,
        expected: "a length, \(KeyPartNotation.lengths.lowerBound)…\(KeyPartNotation.lengths.upperBound): "
          + "`\(transform)-3(first_name)`")
    case .malformed: report(piece, found: found, expected: expected)
    }
    return nil
  }
}
