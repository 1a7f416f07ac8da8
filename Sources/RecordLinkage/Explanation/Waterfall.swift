/// A pair's weight step by step: what each comparison added for each latent class, from the prior to the posterior.
public struct Waterfall: Sendable, Hashable {
  /// One comparison's contribution.
  public struct Contribution: Sendable, Hashable {
    /// The comparison's name.
    public let comparison: String
    /// The label of the level that the pair showed.
    public let level: String
    /// What the level says.
    public let evidence: Evidence
    /// The weight for each class, in bits, term frequency included.
    public let weights: FellegiSunterModel.Weights
  }

  /// The classes, in the order of the weights.
  public let classes: [String]
  /// The prior odds of each class, in bits.
  public let prior: FellegiSunterModel.Weights
  /// The contributions in the order of the comparisons.
  public let contributions: [Contribution]
  /// Prior and contributions together.
  public let total: FellegiSunterModel.Weights
  /// The posterior probability of each class.
  public let probabilities: FellegiSunterModel.Weights

  /// The waterfall of a pair.
  ///
  /// - Parameter steps: the evidence after the first comparison, after the second and so on; as many as the model has
  ///   comparisons.
  public init(model: FellegiSunterModel, steps: [PairEvidence], prior: FellegiSunterModel.Weights) {
    var contributions: [Contribution] = []
    var before = PairEvidence()
    for (index, step) in steps.enumerated() {
      let level = step.vector[index]
      contributions.append(
        Contribution(
          comparison: model.comparisons[index].name,
          level: model.label(comparison: index, level: level),
          evidence: level == 0 ? .silent : model.comparisons[index].levels[level - 1].evidence,
          weights: step.weights - before.weights))
      before = step
    }
    classes = model.classes
    self.prior = prior
    self.contributions = contributions
    total = before.weights + prior
    probabilities = model.posterior(before.weights, priorLog2Odds: prior)
  }
}
