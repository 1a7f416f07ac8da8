import RecordLinkage

@testable import ModelFile

/// Models drawn by chance: everything that a model can hold, and nothing that a model file refuses.
struct RandomModels {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  mutating func one<Element>(of items: [Element]) -> Element { items[below(items.count)] }
  mutating func some<Element>(of items: [Element], atLeast least: Int) -> [Element] {
    var rest = items
    return (0..<(least + below(items.count - least + 1))).map { _ in rest.remove(at: below(rest.count)) }
  }
  /// A number of at most four decimals above 0, at most 1.
  mutating func share() -> Double { Double(1 + below(10_000)) / 10_000 }

  /// A number of at most six digits, as trained probabilities are written.
  mutating func sixDigits() -> Double { Double("\(1 + below(999_999))e-\(6 + below(9))") ?? 1 }

  /// Texts that YAML could take for something else.
  static let awkward = [
    "plain", "two words", "no", "null", "~", "1", "0123", "1e3", "2024-01-01", "a: b", "a #b", "#a", "- a",
    "[a]", "{a}",
    "a, b", "\"", "'", "it's", " lead", "trail ", "", "line\nbreak", "tab\there", "\r\n", "\u{0}",
    "\u{1B}[0m", "\u{85}",
    "a\u{FEFF}", "\u{2028}", "\u{A0}", "\u{200B}", "生年月日", "e\u{301}", "😀", "\u{FFFF}", "\u{10FFFF}",
    "\u{E000}", "*a", "&a",
    "!a", "%a", "@a", "`a`", "|", ">", "? a", "\\", "true", "yes", "NaN", ".inf", "=", "<<", "a:", "–",
  ]

  mutating func name(_ taken: inout Set<String>) -> String {
    while true {
      let name = chance(50) ? one(of: Self.awkward) : "name \(below(1000))"
      if !name.isEmpty, taken.insert(name).inserted { return name }
    }
  }

  mutating func model() -> LinkageModel {
    var model = LinkageModel(name: one(of: Self.awkward))
    model.columns = columns()
    let references = model.columns.flatMap { column -> [String] in
      column.type == "date" ? [column.name, column.name + ".year"] : [column.name]
    }
    var taken: Set<String> = []
    model.comparisons = (0...below(6)).map { _ in comparison(name(&taken), references) }
    model.blocking = BlockingDeclaration(
      rules: (0..<below(4)).map { _ in
        BlockingRuleDeclaration(
          keyParts(references), refinements: chance(30) ? keyParts(references) : [],
          salt: chance(30) ? 1 + below(9) : 1)
      }, largestBlock: chance(50) ? 400 : 2 + below(5000), pairsPerRecord: chance(50) ? 60 : 100 * share())
    var relations: Set<String> = []
    model.relations = (0...below(2)).map { _ in
      let match = Float(share())
      let thresholds = BandThresholds(match: match, review: chance(50) ? match : match / 3)
      return RelationDeclaration(
        name(&relations), thresholds: chance(50) ? thresholds : nil,
        clustering: one(of: ClusteringMethod.allCases))
    }
    if chance(30) { model.linking.withinSources = Set((0..<below(4)).map { _ in below(9) }) }
    if chance(30) {
      model.training = TrainingDeclaration(
        seed: next(), randomPairs: 1 + below(1_000_000_000), candidatePairs: 1 + below(1000),
        iterations: 1 + below(500),
        tolerance: chance(50) ? 1e-9 : share(),
        matches: chance(50)
          ? nil
          : DeterministicMatches(
            [BlockingRuleDeclaration(keyParts(references)), BlockingRuleDeclaration(keyParts(references))],
            recall: Double(1 + below(100)) / 100))
    }
    if chance(50) { model.parameters = parameters(model) }
    return model
  }

  private mutating func columns() -> [ColumnDeclaration] {
    let names = some(
      of: ["a", "_b2", "first_name", "dob", "zip", "氏名", "Straße", "null", "no", "x1"], atLeast: 2)
    return names.map { name in
      let joined = chance(80) ? [] : some(of: Self.awkward, atLeast: 2)
      return ColumnDeclaration(
        name, type: one(of: ["text", "name", "date", "phone", "code"]),
        headers: chance(50) || !joined.isEmpty ? [] : (0...below(3)).map { _ in one(of: Self.awkward) },
        joined: joined,
        normalizers: chance(80) ? nil : some(of: NormalizationStep.allCases.map(\.rawValue), atLeast: 0),
        separator: chance(80) ? nil : one(of: [";", ",", "|", " ", "\n", "#"]),
        missing: chance(60) ? [] : some(of: Self.awkward, atLeast: 1))
    }
  }

  private mutating func comparison(_ name: String, _ columns: [String]) -> ComparisonDeclaration {
    let columns = chance(60) ? [one(of: columns)] : some(of: columns, atLeast: 2)
    let common = chance(50) ? termFrequency(columns) : nil
    var levels: [LevelDeclaration] = []
    for _ in 0...below(7) {
      let condition = condition(columns, depth: 0)
      // A level that no pair reaches is refused.
      if condition == .otherwise || levels.contains(where: { condition.implies($0.condition) }) { continue }
      let frequency = chance(80) ? (condition.isEquality ? common : nil) : termFrequency(columns)
      levels.append(
        .init(condition, label: chance(30) ? one(of: Self.awkward) : nil, termFrequency: frequency))
    }
    if levels.isEmpty || chance(80) {
      levels.append(.init(.otherwise, label: chance(20) ? one(of: Self.awkward) : nil))
    }
    return ComparisonDeclaration(
      name, matchKeyName: chance(30) ? one(of: Self.awkward) : nil,
      role: one(of: ComparisonDeclaration.Role.allCases), levels: levels)
  }

  private mutating func termFrequency(_ columns: [String]) -> TermFrequency {
    TermFrequency(
      columns: chance(30) ? some(of: columns, atLeast: 1) : [], damping: chance(50) ? 1 : share(),
      minimum: chance(50) ? 0 : share() / 1000)
  }

  mutating func condition(_ columns: [String], depth: Int) -> LevelCondition {
    let column = one(of: columns)
    let two = columns.count > 1 ? some(of: columns, atLeast: columns.count) : []
    switch below(depth < 3 ? 20 : 16) {
    case 0, 1: return .exact(column)
    case 2: return .similar(column, comparator(), atLeast: share())
    case 3: return .similar(column, comparator(), atLeast: 1)
    case 4: return .edits(column, one(of: LevelCondition.EditDistance.allCases), atMost: below(9))
    case 5: return .prefix(column, 1 + below(9))
    case 6: return .sounds(column, one(of: LevelCondition.PhoneticEncoding.allCases))
    case 7: return .difference(column, atMost: 1000 * share())
    case 8: return .relativeDifference(column, atMost: share())
    case 9: return .days(column, atMost: below(400))
    case 10: return .dateSlip(column)
    case 11: return .kilometres(column, atMost: 0.00001 * share())
    case 12: return .sharedValues(column, atLeast: 1 + below(4))
    case 13: return .overlap(column, atLeast: share())
    case 14: return two.isEmpty ? .missing(column) : .swapped(two[0], two[1])
    case 15: return two.isEmpty ? .missing(column) : .crossed(two[0], two[1])
    case 16: return .all((0...below(3)).map { _ in condition(columns, depth: depth + 1) })
    case 17: return .any((0...below(3)).map { _ in condition(columns, depth: depth + 1) })
    case 18: return .not(condition(columns, depth: depth + 1))
    default: return depth == 0 ? .exact(column) : .otherwise
    }
  }

  private mutating func comparator() -> TextComparator {
    let names = TextComparator.commonNames + ["qgram-jaccard-1", "qgram-cosine-8"]
    return TextComparator(name: one(of: names)) ?? .jaro
  }

  private mutating func keyParts(_ columns: [String]) -> [KeyPart] {
    some(of: columns, atLeast: 1).map { column in
      let transforms: [KeyTransform] = [
        .whole, .prefix(1 + below(9)), .suffix(1 + below(64)), .soundex, .doubleMetaphone, .sortedTokens,
        .tokens,
        .qgrams(1 + below(5)), .deletions, .year, .yearMonth, .monthDay,
      ]
      return KeyPart(column, one(of: transforms))
    }
  }

  private mutating func parameters(_ model: LinkageModel) -> ModelParameters {
    var taken: Set<String> = []
    let classes = (0...below(4)).map { _ in
      ModelParameters.LatentClass(
        name: name(&taken), relation: chance(70) ? below(model.relations.count) : nil,
        pairsPerRecord: sixDigits())
    }
    let levels = model.comparisons.map { comparison in
      comparison.levels.map { _ in
        ModelParameters.Level(
          m: classes.map { _ in share() }, u: sixDigits(),
          unrelatedShares: chance(20) ? (0..<below(9)).map { _ in share() } : [])
      }
    }
    let provenance = ModelParameters.Provenance(
      engine: "0.3.0", method: "expectation–maximization", seed: next(), records: below(1_000_000),
      randomPairs: below(99),
      candidatePairs: below(99), iterations: below(99), hasConverged: chance(50),
      contentHash: chance(50) ? next() : next() >> 40)
    let dependences = (0..<(chance(50) ? levels.count - 1 : 0)).map { first -> ModelParameters.Dependence in
      let second = first + 1 + below(levels.count - first - 1)
      return ModelParameters.Dependence(
        first: first, second: second,
        lifts: levels[first].map { _ in levels[second].map { _ in sixDigits() } })
    }
    return ModelParameters(
      classes: classes, comparisons: levels, dependences: dependences,
      provenance: chance(70) ? provenance : nil)
  }
}
