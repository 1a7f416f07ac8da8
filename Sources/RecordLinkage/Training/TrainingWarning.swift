/// Something that a user should know of a training.
public enum TrainingWarning: Sendable, Hashable, CustomStringConvertible {
  /// The most iterations were reached before the probabilities stood still.
  case notConverged(iterations: Int)
  /// No random pair showed some levels, each as comparison and level, so that their u is a bound.
  case levelsWithoutU([String])
  /// Every rule that offers pairs asks for the comparisons' columns, so that m was learned from pairs which had to agree.
  case comparisonsNotIdentified([String])
  /// The class of one entity agrees on things of the entity's own hardly more than unrelated pairs do: each comparison and the
  /// share of the class that agrees on it.
  case looksLikeHousehold([Disagreement])
  /// There seem to be next to no pairs of the relation, so that how these agree could not be learned.
  case noEntities(String)
  /// Next to no pair seems to be of the class.
  case emptyClass(String)
  /// The rules offer no pairs.
  case noCandidates

  /// How often pairs of one entity agree on a comparison.
  public struct Disagreement: Sendable, Hashable {
    /// The comparison.
    public let comparison: String
    /// The share of pairs that are not of the last level.
    public let agreement: Double
  }

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
    let unsupported = zip(compiled.model.comparisons, search.support)
      .filter { $0.1 < ExpectationMaximization.leastSupport }.map(\.0.name)
    if !unsupported.isEmpty { warnings.append(.comparisonsNotIdentified(unsupported)) }
    var disagreements: [Disagreement] = []
    for (number, comparison) in compiled.model.comparisons.enumerated() where comparison.role == .identity {
      guard let last = parameters.comparisons[number].last, let m = last.m.first else { continue }
      let (agreement, chance) = (1 - m, 1 - last.u)
      if agreement < 0.5, chance < 0.1 || agreement < 2 * chance {
        disagreements.append(Disagreement(comparison: comparison.name, agreement: agreement))
      }
    }
    if !disagreements.isEmpty { warnings.append(.looksLikeHousehold(disagreements)) }
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
    case .comparisonsNotIdentified(let comparisons):
      "\(comparisons.joined(separator: ", ")): nearly every pair that the blocking rules offer agrees because a rule asked for it, "
        + "so that m is a guess. Add a blocking rule that does not use these columns."
    case .noEntities(let relation):
      "next to no pair seems to be of one \(relation), so that how such pairs agree could not be learned; it was taken as usual, "
        + "nine of ten agreeing on each comparison. Train on a table that has some, or with labels, if there should be more."
    case .looksLikeHousehold(let disagreements):
      "pairs taken for one entity rarely agree on "
        + disagreements.map { "\($0.comparison) (\(Int($0.agreement * 100)) %)" }.joined(separator: ", ")
        + ". Either it says little and is better left out, or the pairs are of things that share the rest: members of one household, editions of one book. "
        + "Declare what these share with role: contact or family, and what is an entity's own with role: identity."
    case .emptyClass(let name):
      "hardly any pair seems to be of the class \(name)."
    case .noCandidates:
      "the blocking rules offer no pairs: there is nothing to learn from. Make them wider; analyze shows what each yields."
    }
  }
}
