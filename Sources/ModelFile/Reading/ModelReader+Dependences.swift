internal import RecordLinkage
internal import YAMLReading
internal import Yams

extension ModelReader {
  /// What unrelated pairs agree on together.
  mutating func dependences(_ section: Piece) -> [ModelParameters.Dependence] {
    let items = items(
      section, expected: "a list of dependences: `- {comparisons: [first_name, sex], lifts: [[2, 0.1], …]}`")
    return (items ?? []).prefix(ModelLimits.items).compactMap { dependence($0) }
  }

  private mutating func dependence(_ piece: Piece) -> ModelParameters.Dependence? {
    guard
      let fields = fields(
        piece, ModelKeys.dependence, expected: "a mapping with " + Quoting.choice(ModelKeys.dependence))
    else { return nil }
    guard let names = fields["comparisons"], let rows = fields["lifts"] else {
      report(
        piece, found: "a dependence without " + (fields["lifts"] == nil ? "`lifts`" : "`comparisons`"),
        expected: "both, as training writes them")
      return nil
    }
    let errorsBefore = notes.errorCount
    let positions = (items(names, expected: "two comparisons of the model") ?? []).compactMap { position($0) }
    if notes.errorCount > errorsBefore { return nil }
    guard positions.count == 2, positions[0] < positions[1] else {
      report(names, found: "not two comparisons in the order of the model", expected: "two, in that order")
      return nil
    }
    let expected =
      "a row of lifts above 0 for each level of the first comparison, each with one for each level of the second"
    let lifts = (items(rows, expected: expected) ?? []).prefix(ModelLimits.items).map { row in
      (items(row, expected: expected) ?? []).prefix(ModelLimits.items).compactMap {
        number(
          $0, in: Double.leastNonzeroMagnitude...Double.greatestFiniteMagnitude, expected: "a number above 0")
      }
    }
    let counts = positions.map { model.comparisons[$0].levels.count }
    guard lifts.count == counts[0], lifts.allSatisfy({ $0.count == counts[1] }) else {
      report(
        rows, found: "lifts that do not fit the comparisons' \(counts[0]) and \(counts[1]) levels",
        expected: expected + "; train the model again")
      return nil
    }
    return ModelParameters.Dependence(first: positions[0], second: positions[1], lifts: lifts)
  }

  private mutating func position(_ piece: Piece) -> Int? {
    guard let name = text(piece, expected: "a comparison of the model") else { return nil }
    let names = model.comparisons.map(\.name)
    guard let position = names.firstIndex(of: name) else {
      reportUnknown(piece, "comparison", name, known: names)
      return nil
    }
    return position
  }
}
