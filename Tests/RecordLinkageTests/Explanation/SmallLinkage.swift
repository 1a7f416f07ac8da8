import RecordLinkage

/// Six records and probabilities of round numbers, so that every weight can be checked with a calculator.
struct SmallLinkage {
  static let table = MemoryTable(
    "name|born|town",
    "ann|1980-01-01|york",
    "ann|1980-01-01|york",
    "ann|1990-05-05|york",
    "bob|1980-01-01|hull",
    "|1980-01-01|hull",
    "eve|1970-07-07|bath")

  static var model: LinkageModel {
    var model = LinkageModel(name: "small")
    model.columns = [ColumnDeclaration("name"), ColumnDeclaration("born"), ColumnDeclaration("town")]
    model.comparisons = [
      ComparisonDeclaration("name", levels: [.exact("name", termFrequency: nil), .otherwise]),
      ComparisonDeclaration("born", levels: [.exact("born", termFrequency: nil), .otherwise]),
      ComparisonDeclaration(
        "town", role: .contact, levels: [.exact("town", termFrequency: nil), .otherwise]),
    ]
    model.blocking.rules = [
      BlockingRuleDeclaration([KeyPart("name"), KeyPart("town")]),
      BlockingRuleDeclaration([KeyPart("born", .year), KeyPart("town", .prefix(1))]),
    ]
    model.relations = [RelationDeclaration("person", thresholds: BandThresholds(match: 0.8, review: 0.5))]
    return model
  }

  /// Fifteen pairs, of which three are thought to be matches: prior odds of 1 to 4. Name +3 bits, born +2, town +1 where they agree.
  static let parameters = ModelParameters(
    classes: [.init(name: "person", relation: 0, pairsPerRecord: 0.5)],
    comparisons: [
      [.init(m: [0.8], u: 0.1), .init(m: [0.2], u: 0.9)],
      [.init(m: [0.5], u: 0.125), .init(m: [0.5], u: 0.875)],
      [.init(m: [0.5], u: 0.25), .init(m: [0.5], u: 0.75)],
    ])

  static func linker(_ model: LinkageModel = model) async throws -> Linker {
    let table = try await LinkageTable([Self.table], model: model, types: ValueTypes())
    return try await Linker(model, table: table)
  }
}
