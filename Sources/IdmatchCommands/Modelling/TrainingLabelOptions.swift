internal import ArgumentParser
internal import RecordLinkage

/// What is known of the records that a model is trained on.
struct TrainingLabelOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Pairs that somebody judged, as idmatch label writes them.", valueName: "file"))
  var labels: String?

  @Option(
    help: ArgumentHelp(
      "The column that says which rows are of one entity; empty where nobody knows.", valueName: "header"))
  var labelColumn: String?

  @Option(
    help: ArgumentHelp(
      "The column that says which rows are of one household, for a model of two relations.",
      valueName: "header"))
  var householdColumn: String?

  @Option(
    help: ArgumentHelp(
      "How labels and the unlabelled pairs come together.",
      discussion:
        "supervised counts m among the labelled pairs, which have to be a random sample of the matches; "
        + "semi-supervised learns from all pairs together; automatic takes the first for columns, the second for pairs."
    ))
  var labelMethod: TrainingLabels.Method = .automatic

  @Option(
    help: ArgumentHelp(
      "Semi-supervised: how many pairs a labelled one counts for in the end.", valueName: "number"))
  var labelWeight = 1.0

  func validate() throws {
    if householdColumn != nil, labelColumn == nil {
      throw ValidationError("--household-column goes with --label-column, the column of persons.")
    }
    guard labelWeight >= 0, labelWeight.isFinite else {
      throw ValidationError("--label-weight must be a number from 0.")
    }
    if labels == nil, labelColumn == nil, labelMethod != .automatic {
      throw ValidationError("--label-method needs labels: give --labels or --label-column.")
    }
  }

  /// The columns of entities and households, checked to say something.
  func entities(_ sources: [ModelTable]) throws -> (entities: [UInt32], households: [UInt32]) {
    func column(_ name: String?, _ option: String) throws -> [UInt32] {
      guard let name else { return [] }
      let entities = try EntityNumbers(sources, column: name, option: option)
      let known = entities.knownCount
      let names = sources.map(\.name).joined(separator: ", ")
      if known == 0 { throw ValidationError("\(names): the column \(name) of \(option) is empty.") }
      if Set(entities.numbers).subtracting([EntityLabels.unknown]).count == known {
        throw ValidationError(
          "\(names): in the column \(name) of \(option) no value occurs twice, so it says of no two rows that they are "
            + "one; is it an identifier of rows?")
      }
      return entities.numbers
    }
    return (
      try column(labelColumn, "--label-column"), try column(householdColumn, "--household-column")
    )
  }

  /// All labels together; `nil` where there are none.
  func training(
    _ columns: (entities: [UInt32], households: [UInt32]), pairs: [PairLabel]?
  ) -> TrainingLabels? {
    if pairs == nil, columns.entities.isEmpty { return nil }
    var training = TrainingLabels(
      entities: columns.entities, households: columns.households, method: labelMethod)
    training.pairs = pairs ?? []
    training.pairWeight = labelWeight
    return training
  }
}
