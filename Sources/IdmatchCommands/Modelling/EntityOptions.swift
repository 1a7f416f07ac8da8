internal import ArgumentParser
internal import RecordLinkage
internal import TableIO

/// What is known of entities before they are made, and what is written of them after.
struct EntityOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Pairs that somebody judged, as idmatch label writes them; with a model file.",
      discussion:
        "Those that match get into one entity, those that do not never do, whatever joins them to a third. Unsure ones "
        + "decide nothing.",
      valueName: "file"))
  var labels: String?

  @Option(
    help: ArgumentHelp(
      "Write how well each entity of more than one record hangs together, the doubtful first; with a model file.",
      discussion:
        "Its records and links, the share of its pairs that are links, the weakest link that holds it together, and how "
        + "many links alone hold two parts of it.",
      valueName: "file"))
  var clusterQuality: String?

  static let qualityHeader = [
    "relation", "cluster", "records", "links", "density", "bridges", "mean_probability",
    "weakest_probability",
    "weakest_left", "weakest_right",
  ]

  /// Checks that the options go with the model.
  func check(_ model: ModelOptions) throws {
    guard model.isApplicants else { return }
    let options = [("--labels", labels), ("--cluster-quality", clusterQuality)]
    if let (option, _) = options.first(where: { $0.1 != nil }) {
      throw ValidationError("\(option) goes with a model file (--model), which init writes.")
    }
  }

  /// The decisions, with the labels that could not be used; `nil` where there are none.
  func decisions(_ run: ModelRun, input: TableOptions, messages: MessageOptions) throws -> LabelReading? {
    guard let labels else { return nil }
    let reading = try LabelReading(path: labels, options: input, run: run)
    if !messages.quiet { StandardError.printLine(reading.description) }
    return reading
  }
}

extension ModelRun {
  /// Writes the quality of entities, by relation and then the weakest link from the doubtful to the sure.
  ///
  /// - Parameter names: the name of each record, and its place in their order.
  func writeQuality(
    _ resolution: Resolution, names: (name: [String], rank: [Int]), to writer: CSVWriter
  ) throws(TableError) {
    for (relation, qualities) in resolution.quality.enumerated() {
      let first = firstMembers(resolution.clusters[relation], rank: names.rank)
      func name(_ quality: ClusterQuality) -> Int { names.rank[Int(first[Int(quality.representative)])] }
      // What only a decision holds together has no weakest link and is as sure as the one who decided.
      let ordered = qualities.sorted {
        ($0.weakestLink?.weight ?? .infinity, name($0)) < ($1.weakestLink?.weight ?? .infinity, name($1))
      }
      for quality in ordered {
        let weakest = quality.weakestLink
        let ends =
          weakest.map { [Int($0.pair.lhs), Int($0.pair.rhs)].sorted { names.rank[$0] < names.rank[$1] } }
          ?? []
        try writer.write([
          linker.model.relations[relation].name, names.name[Int(first[Int(quality.representative)])],
          "\(quality.size)", "\(quality.linkCount)", fixed(Float(quality.density), decimals: 4),
          "\(quality.bridgeCount)", fixed(quality.meanProbability, decimals: 4),
          weakest.map { fixed($0.probability, decimals: 4) } ?? "", ends.first.map { names.name[$0] } ?? "",
          ends.last.map { names.name[$0] } ?? "",
        ])
      }
    }
  }

  /// Says which decisions were not followed.
  func reportRefusedDecisions(_ resolution: Resolution, _ messages: MessageOptions) {
    guard !messages.quiet else { return }
    for (relation, pairs) in zip(linker.model.relations, resolution.refusedDecisions) {
      guard let first = pairs.first else { continue }
      StandardError.printLine(
        "note: \(relation.name): \(pairs.count) decided pairs were kept apart, as other decisions say that they are not one"
          + (linker.model.relations.contains {
            $0.clustering == .optimalAssignment || $0.clustering == .bestLink
          }
            ? " or have another partner" : "")
          + "; the first: \(name(ofRecord: Int(first.lhs))) and \(name(ofRecord: Int(first.rhs)))")
    }
  }
}
