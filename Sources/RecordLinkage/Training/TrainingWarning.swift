/// Something that a user should know of a training.
public enum TrainingWarning: Sendable, Hashable, CustomStringConvertible {
  /// The most iterations were reached before the probabilities stood still.
  case notConverged(iterations: Int)
  /// No random pair showed some levels, each as comparison and level, so that their u is a bound.
  case levelsWithoutU([String])
  /// Every rule that offers pairs asks for the comparison's columns, so that m was learned from pairs which had to agree.
  case comparisonNotIdentified(comparison: String)
  /// The class of one entity agrees on something of the person's own hardly more than unrelated pairs do.
  case looksLikeHousehold(comparison: String, agreement: Double)
  /// Next to no pair seems to be of the class.
  case emptyClass(String)
  /// The rules offer no pairs.
  case noCandidates

  static func all(
    _ compiled: CompiledModel, search: ExpectationMaximization, chance: ChanceAgreement,
    parameters: ModelParameters
  ) -> [TrainingWarning] {
    var warnings: [TrainingWarning] = []
    let provenance = parameters.provenance
    if provenance?.candidatePairs == 0 { return [.noCandidates] }
    if provenance?.hasConverged == false { warnings.append(.notConverged(iterations: search.iterations)) }
    if !chance.unseen.isEmpty {
      warnings.append(
        .levelsWithoutU(
          chance.unseen.map {
            let comparison = compiled.model.comparisons[$0.comparison]
            return "\(comparison.name): \(comparison.levelLabels[$0.level])"
          }))
    }
    for (comparison, pairs) in zip(compiled.model.comparisons, search.support)
    where pairs < ExpectationMaximization.leastSupport {
      warnings.append(.comparisonNotIdentified(comparison: comparison.name))
    }
    for (number, comparison) in compiled.model.comparisons.enumerated() where comparison.role == .identity {
      guard let last = parameters.comparisons[number].last, let m = last.m.first else { continue }
      let (agreement, chance) = (1 - m, 1 - last.u)
      if agreement < 0.5, chance < 0.1 || agreement < 2 * chance {
        warnings.append(.looksLikeHousehold(comparison: comparison.name, agreement: agreement))
      }
    }
    let names = compiled.model.relations.map(\.name)
    // A class that no relation asks for only had to take up what is near; that there is nothing is no news.
    for kind in LatentClasses(compiled.model).kinds
    where !search.classes.kinds.contains(kind) && (kind != .household || names.count > 1) {
      warnings.append(.emptyClass(kind.name(relations: names)))
    }
    for latent in parameters.classes where latent.pairsPerRecord < 0.0001 {
      warnings.append(.emptyClass(latent.name))
    }
    return warnings
  }

  /// The warning in words, and what to do.
  public var description: String {
    switch self {
    case .notConverged(let iterations):
      "training had not converged after \(iterations) iterations: raise training: iterations, or look for comparisons "
        + "that say the same thing twice."
    case .levelsWithoutU(let levels):
      "no random pair showed \(levels.joined(separator: "; ")). Their u is a bound, so that such agreement counts for less "
        + "than it might: raise training: random-pairs where that matters."
    case .comparisonNotIdentified(let comparison):
      "\(comparison): nearly every pair that the blocking rules offer agrees on it because a rule asked for it, so its m "
        + "is a guess. Add a blocking rule that does not use its columns."
    case .looksLikeHousehold(let comparison, let agreement):
      "pairs taken for one entity agree on \(comparison) in \(Int(agreement * 100)) % only. Either it says little and is "
        + "better left out, or the pairs are of things that share the rest: members of one household, editions of one book. "
        + "Declare what these share with role: contact or family, and what is an entity's own with role: identity."
    case .emptyClass(let name):
      "hardly any pair seems to be of the class \(name)."
    case .noCandidates:
      "the blocking rules offer no pairs: there is nothing to learn from. Make them wider; analyze shows what each yields."
    }
  }
}
