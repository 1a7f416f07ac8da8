/// What is known of records before training: pairs that somebody judged, or the entity of every record.
public struct TrainingLabels: Sendable {
  /// How labels and the unlabelled pairs of the table come together.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// `supervised` for a column of entities, `semi-supervised` for judged pairs.
    case automatic
    /// m of every relation that has labelled matches is how often these show each level; other classes are learned from the
    /// rest of the table, with those held. Right for a column of entities, or for many pairs that are a random sample of the matches.
    case supervised
    /// Labelled and unlabelled pairs are learned from together. Right for the few pairs that a person judges, and for
    /// pairs which were chosen for being doubtful.
    case semiSupervised = "semi-supervised"
  }

  /// Judged pairs. Of two labels of one pair the later one counts.
  public var pairs: [PairLabel]
  /// The entity of each record, ``EntityLabels/unknown`` where nobody knows it; empty where there is no such column.
  public var entities: [UInt32]
  /// The household of each record, likewise; empty where there is no such column. Matters for models of two relations.
  public var households: [UInt32]
  /// How labels and unlabelled pairs come together.
  public var method: Method
  /// Semi-supervised: how many pairs a labelled one counts for in m in the end; it is one pair for the prior. At 1, with the pairs chosen by
  /// their comparison vectors, the estimate is that of greatest likelihood. Above 1 labels are trusted more than the model's
  /// assumptions, at the price that m leans to the kind of pair that was labelled: a weight at which the labels make up a tenth to a
  /// half of the matches helps where training without labels errs, and does harm where it does not.
  public var pairWeight: Double

  /// Labels from judged pairs.
  public init(
    pairs: [PairLabel], method: Method = .automatic, pairWeight: Double = 1
  ) {
    self.pairs = pairs
    entities = []
    households = []
    self.method = method
    self.pairWeight = pairWeight
  }

  /// Labels from columns of entities and households, a number for each record.
  public init(entities: [UInt32], households: [UInt32] = [], method: Method = .automatic) {
    pairs = []
    self.entities = entities
    self.households = households
    self.method = method
    pairWeight = 1
  }
}
