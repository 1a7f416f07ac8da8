/// Words about labels shared by the evaluations.
public enum EntityLabels {
  /// The label of a record whose entity nobody knows: the record is left out of an evaluation.
  public static let unknown = UInt32.max
}
