internal import Glibc

/// Scores pairs by a trained model.
struct LinkageScorer: PairScorer {
  let compiled: CompiledModel
  let model: FellegiSunterModel
  let prior: FellegiSunterModel.Weights
  /// Weights in bits at ((16 *c* + *l*) × 256 + step): the step of the value's count, 0 for levels without adjustment.
  private let weights: [FellegiSunterModel.Weights]
  /// What comparisons say twice beside an earlier one, in the order of the later one.
  private let dependences: Dependences
  /// 1 for the classes of the narrowest relation, which the dependences of unrelated pairs speak against.
  private let dependent: FellegiSunterModel.Weights
  /// For each comparison and level where its 256 steps, or its one weight, begin in `weights`.
  private let starts: [Int32]

  init(_ compiled: CompiledModel, parameters: ModelParameters) throws(LinkageError) {
    self.compiled = compiled
    try Self.check(parameters, for: compiled.model)
    model = FellegiSunterModel(
      classes: parameters.classes.map(\.name),
      comparisons: zip(compiled.model.comparisons, parameters.comparisons).map { declaration, levels in
        Comparison(
          name: declaration.name, matchKeyName: declaration.shortName,
          levels: zip(declaration.levelLabels, levels).enumerated().map { place, level in
            ComparisonLevel(
              level.0, Self.evidence(level.1, place: place, count: levels.count), m: level.1.m, u: level.1.u)
          })
      })
    let records = Double(max(1, compiled.table.recordCount))
    let total = max(1, compiled.pairs.count)
    var prior = FellegiSunterModel.Weights(repeating: 0)
    let shares = parameters.classes.map { min(0.5, max($0.pairsPerRecord * records / total, 1e-300)) }
    let unrelated = max(1e-9, 1 - shares.reduce(0, +))
    for (index, share) in shares.enumerated() { prior[index] = Float(log2(share / unrelated)) }
    self.prior = prior

    var dependent = FellegiSunterModel.Weights(repeating: 0)
    for (index, latent) in parameters.classes.enumerated() where latent.relation == 0 { dependent[index] = 1 }
    self.dependent = dependent
    dependences = Dependences(parameters.dependences, comparisons: compiled.model.comparisons.count)

    var weights: [FellegiSunterModel.Weights] = []
    var starts = [Int32](repeating: 0, count: 16 * 16)
    for (comparison, levels) in parameters.comparisons.enumerated() {
      for (place, level) in levels.enumerated() {
        starts[comparison * 16 + place + 1] = Int32(weights.count)
        let frequency = compiled.frequencies[comparison][place]
        for step in 0..<(frequency == nil ? 1 : 256) {
          var weight = FellegiSunterModel.Weights(repeating: 0)
          for (index, m) in level.m.enumerated() {
            var ratio = m / level.u
            if let frequency {
              ratio = FrequencyWeight.ratio(
                m: m, u: level.u,
                frequency: compiled.frequency(frequency, step: UInt8(step), of: level),
                damping: frequency.damping)
            }
            weight[index] = Float(log2(ratio))
          }
          weights.append(weight)
        }
      }
    }
    self.weights = weights
    self.starts = starts
  }

  func makeScratch() -> PairComparer.Scratch { compiled.comparer.makeScratch() }

  func evidence(_ lhs: Int, _ rhs: Int, scratch: inout PairComparer.Scratch) -> PairEvidence {
    var evidence = PairEvidence()
    for comparison in compiled.frequencies.indices {
      add(comparison, lhs, rhs, to: &evidence, scratch: &scratch)
    }
    return evidence
  }

  func evidence(
    of pairs: [RecordPair], into evidence: inout [PairEvidence], scratch: inout PairComparer.Scratch
  ) {
    evidence.removeAll(keepingCapacity: true)
    let batch = scratch.batch
    batch.removeAll()
    for (number, pair) in pairs.enumerated() {
      let isFull = batch.append(Int(pair.lhs), Int(pair.rhs))
      guard isFull || number == pairs.count - 1 else { continue }
      compiled.comparer.compare(batch, scratch: &scratch)
      for place in 0..<batch.count {
        let vector = batch.vectors[place]
        var sum = PairEvidence()
        for comparison in compiled.frequencies.indices {
          add(comparison, vector[comparison], Int(batch.lhs[place]), Int(batch.rhs[place]), to: &sum)
        }
        evidence.append(sum)
      }
      batch.removeAll()
    }
  }

  /// The evidence after each comparison.
  func steps(_ lhs: Int, _ rhs: Int) -> [PairEvidence] {
    var scratch = makeScratch()
    var evidence = PairEvidence()
    return compiled.frequencies.indices.map { comparison in
      add(comparison, lhs, rhs, to: &evidence, scratch: &scratch)
      return evidence
    }
  }

  @inline(__always)
  private func add(
    _ comparison: Int, _ lhs: Int, _ rhs: Int, to evidence: inout PairEvidence,
    scratch: inout PairComparer.Scratch
  ) {
    add(comparison, compiled.comparer.level(comparison, lhs, rhs, scratch: &scratch), lhs, rhs, to: &evidence)
  }

  @inline(__always)
  private func add(_ comparison: Int, _ level: Int, _ lhs: Int, _ rhs: Int, to evidence: inout PairEvidence) {
    if level == 0 { return }
    evidence.vector[comparison] = level
    var place = Int(starts[comparison * 16 + level])
    if let frequency = compiled.frequencies[comparison][level - 1] {
      place += Int(compiled.step(frequency, lhs, rhs))
    }
    evidence.weights += weights[place]
    evidence.weights -= dependent * dependences.bits(comparison, level: level, after: evidence.vector)
  }

  /// What levels say twice, given those of earlier comparisons.
  private struct Dependences: Sendable {
    /// For each comparison where its dependences begin; one more at the end.
    private var starts: [Int32] = [0]
    /// For each dependence the earlier comparison.
    private var earlier: [Int32] = []
    /// log2 of each dependence's lift at 16 × the earlier one's level + the later one's; 0 where one is missing.
    private var lifts: [Float] = []

    init(_ dependences: [ModelParameters.Dependence], comparisons: Int) {
      for comparison in 0..<comparisons {
        for dependence in dependences where dependence.second == comparison {
          earlier.append(Int32(dependence.first))
          var bits = [Float](repeating: 0, count: 256)
          for (row, lifts) in dependence.lifts.enumerated() {
            for (column, lift) in lifts.enumerated() {
              bits[(row + 1) * 16 + column + 1] = Float(log2(lift))
            }
          }
          lifts += bits
        }
        starts.append(Int32(earlier.count))
      }
    }

    @inline(__always)
    func bits(_ comparison: Int, level: Int, after vector: ComparisonVector) -> Float {
      var sum: Float = 0
      for number in Int(starts[comparison])..<Int(starts[comparison + 1]) {
        sum += lifts[number * 256 + vector[Int(earlier[number])] * 16 + level]
      }
      return sum
    }
  }

  /// What a level says, for match keys: the first agrees; of the others those near that speak for the first class; and those
  /// against that speak against it.
  private static func evidence(_ level: ModelParameters.Level, place: Int, count: Int) -> Evidence {
    let ratio = (level.m.first ?? 1) / level.u
    if ratio < 0.5 { return .contradicts }
    if ratio < 2 { return .silent }
    return place == 0 ? .agrees : .near
  }

  private static func check(_ parameters: ModelParameters, for model: LinkageModel) throws(LinkageError) {
    func fail(_ why: String) -> LinkageError { LinkageError(.parametersDoNotFit(why)) }
    if !(1...4).contains(parameters.classes.count) {
      throw fail("expected 1 to 4 classes, found \(parameters.classes.count)")
    }
    for latent in parameters.classes {
      if let relation = latent.relation, !model.relations.indices.contains(relation) {
        throw fail("class \(latent.name) is of a relation that the model does not have")
      }
      if !(latent.pairsPerRecord > 0 && latent.pairsPerRecord.isFinite) {
        throw fail("class \(latent.name) has no pairs per record; expected a number above 0")
      }
    }
    for dependence in parameters.dependences {
      let (first, second) = (dependence.first, dependence.second)
      guard first >= 0, first < second, second < model.comparisons.count,
        dependence.lifts.count == model.comparisons[first].levels.count,
        dependence.lifts.allSatisfy({ row in
          row.count == model.comparisons[second].levels.count && row.allSatisfy { $0 > 0 && $0.isFinite }
        })
      else { throw fail("a dependence is not one lift above 0 for each pair of two comparisons' levels") }
    }
    if parameters.comparisons.count != model.comparisons.count {
      throw fail(
        "expected \(model.comparisons.count) comparisons, found \(parameters.comparisons.count)")
    }
    for (comparison, levels) in zip(model.comparisons, parameters.comparisons) {
      if levels.count != comparison.levels.count {
        throw fail(
          "comparison \(comparison.name): expected \(comparison.levels.count) levels, found \(levels.count)")
      }
      for level in levels {
        if level.m.count != parameters.classes.count {
          throw fail("comparison \(comparison.name): expected one m for each class")
        }
        if !(level.m + [level.u]).allSatisfy({ $0 > 0 && $0 <= 1 }) {
          throw fail("comparison \(comparison.name): a probability is not above 0 and at most 1")
        }
      }
    }
  }
}

extension CompiledModel {
  /// The chance that an unrelated record holds a value whose count is of a step.
  func frequency(_ frequency: Frequency, step: UInt8, of level: ModelParameters.Level) -> Double {
    let count = max(2, ValueCounts.count(ofStep: step))
    let others = Double(max(1, table.recordCount - 1))
    let raw = (pairs.isLinkOnly ? count : count - 1) / others
    let band = ValueCounts.band(ofStep: step)
    let shares = level.unrelatedShares
    let share = band < shares.count ? shares[band] : 1
    return max(raw * share, frequency.minimum)
  }
}

extension ComparisonDeclaration {
  /// The comparison's name in match keys.
  var shortName: String {
    matchKeyName ?? String(name.uppercased().map { $0.isLetter || $0.isNumber ? $0 : "-" })
  }
}
