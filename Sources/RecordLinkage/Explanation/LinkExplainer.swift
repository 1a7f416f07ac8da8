internal import Glibc

/// Explains pairs and clusters by trained parameters.
///
/// ```swift
/// let explainer = try linker.explainer(by: parameters)
/// let explanation = explainer.explain(3, 17)
/// print(explanation.text(relation: 0))
/// ```
public struct LinkExplainer: Sendable {
  let linker: Linker
  let scorer: LinkageScorer
  let classRelations: [Int?]

  var compiled: CompiledModel { linker.compiled }

  /// Explains a pair of records, compared in a run or not.
  ///
  /// - Precondition: both are numbers of records.
  /// - Complexity: O(*n*) for *n* records of all tables, whose values are counted.
  public func explain(_ left: Int, _ right: Int) -> LinkExplanation {
    let (lhs, rhs) = (min(left, right), max(left, right))
    let classCount = classRelations.count
    let model = compiled.model
    let prior = (0..<classCount).map { Double(scorer.prior[$0]) }
    let priorOfRelations = relationOdds(prior)
    var odds = prior
    var before = priorOfRelations
    var last = PairEvidence()
    var steps: [LinkExplanation.Step] = []
    for (number, evidence) in scorer.steps(lhs, rhs).enumerated() {
      let level = evidence.vector[number]
      let weights = (0..<classCount).map { Double(evidence.weights[$0] - last.weights[$0]) }
      last = evidence
      odds = (0..<classCount).map { prior[$0] + Double(evidence.weights[$0]) }
      let after = relationOdds(odds)
      let comparison = scorer.model.comparisons[number]
      steps.append(
        LinkExplanation.Step(
          comparison: comparison.name, values: values(ofComparison: number, left, right),
          level: scorer.model.label(comparison: number, level: level),
          evidence: level == 0 ? .silent : comparison.levels[level - 1].evidence,
          frequency: level == 0 ? nil : frequency(comparison: number, level: level - 1, lhs, rhs),
          classWeights: weights, relationWeights: zip(after, before).map { $0 - $1 }))
      before = after
    }
    return LinkExplanation(
      left: left, right: right, classes: scorer.model.classes, relations: model.relations.map(\.name),
      classPrior: prior, relationPrior: priorOfRelations, steps: steps, classTotal: odds,
      relationTotal: before, classProbabilities: Self.probabilities(odds),
      relationProbabilities: before.map { Self.probability($0) },
      thresholds: model.relations.map(\.effectiveThresholds),
      matchKey: scorer.model.matchKey(of: last.vector),
      blocking: blocking(left, right))
  }

  /// The log2 odds of each relation, or a narrower one, against all else, of the classes' log2 odds against "unrelated".
  func relationOdds(_ odds: [Double]) -> [Double] {
    compiled.model.relations.indices.map { relation in
      let isOf = classRelations.map { $0.map { $0 <= relation } ?? false }
      let claims = zip(odds, isOf).filter { $0.1 }.map(\.0)
      let others = zip(odds, isOf).filter { !$0.1 }.map(\.0)
      return Self.log2Sum(claims) - Self.log2Sum(others + [0])
    }
  }

  /// log2 of the sum of powers of two; of none, less than any weight can be.
  private static func log2Sum(_ exponents: [Double]) -> Double {
    guard let largest = exponents.max() else { return -1_000 }
    return largest + log2(exponents.reduce(0) { $0 + exp2($1 - largest) })
  }

  /// The probability of log2 odds.
  static func probability(_ odds: Double) -> Double { 1 / (1 + exp2(-odds)) }

  private static func probabilities(_ odds: [Double]) -> [Double] {
    let total = log2Sum(odds + [0])
    return odds.map { exp2($0 - total) }
  }

  private func values(ofComparison number: Int, _ left: Int, _ right: Int) -> [LinkExplanation.Value] {
    var columns: [String] = []
    for column in compiled.model.comparisons[number].levels.flatMap(\.condition.columns)
    where !columns.contains(column) { columns.append(column) }
    return columns.map {
      LinkExplanation.Value(
        column: $0, left: compiled.table.text(ofRecord: left, column: $0),
        right: compiled.table.text(ofRecord: right, column: $0))
    }
  }

  /// How frequent the value is that a level is about: where the weight follows it, and where the level is that columns agree.
  private func frequency(comparison: Int, level: Int, _ lhs: Int, _ rhs: Int) -> LinkExplanation.Frequency? {
    let declaration = compiled.model.comparisons[comparison].levels[level]
    let isWeighed = compiled.frequencies[comparison][level] != nil
    var names = declaration.condition.columns
    if isWeighed, let columns = declaration.termFrequency?.columns, !columns.isEmpty { names = columns }
    guard isWeighed || declaration.condition.isEquality(of: names) else { return nil }
    let table = compiled.table
    let columns = names.compactMap { table.column(named: $0) }
    guard !columns.isEmpty, !columns.contains(where: { table.columns[$0].hasSeveralValues }) else {
      return nil
    }
    func count(_ record: Int) -> Int {
      let values = columns.map { table.id(record, $0) }
      if values.contains(0) { return 0 }
      return (0..<table.recordCount).count { other in
        zip(columns, values).allSatisfy { table.id(other, $0) == $1 }
      }
    }
    return LinkExplanation.Frequency(
      columns: names, count: max(count(lhs), count(rhs)), records: table.recordCount, isWeighed: isWeighed)
  }
}

extension Linker {
  /// What explains pairs and clusters by these parameters.
  ///
  /// - Throws: ``LinkageError`` where the parameters are not those of the model.
  public func explainer(by parameters: ModelParameters) throws(LinkageError) -> LinkExplainer {
    LinkExplainer(
      linker: self, scorer: try LinkageScorer(compiled, parameters: parameters),
      classRelations: parameters.classes.map(\.relation))
  }

  /// Explains one pair; for several make an explainer once.
  ///
  /// - Throws: ``LinkageError`` where the parameters are not those of the model, or a record does not exist.
  public func explain(
    _ left: Int, _ right: Int, by parameters: ModelParameters
  ) throws(LinkageError) -> LinkExplanation {
    guard (0..<compiled.table.recordCount).contains(left), (0..<compiled.table.recordCount).contains(right)
    else {
      throw LinkageError(
        .nothingToDo(
          "there is no such record: expected numbers from 0 to \(compiled.table.recordCount - 1)."))
    }
    return try explainer(by: parameters).explain(left, right)
  }
}
