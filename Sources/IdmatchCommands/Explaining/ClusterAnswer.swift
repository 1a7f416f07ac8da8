internal import RecordLinkage

/// How the cluster of a record came about, as a table for a person, or as JSON.
struct ClusterAnswer {
  private let run: ModelRun
  private let explanation: ClusterExplanation
  private let relation: String
  /// What the cluster is called in the output of a run.
  private let name: String
  /// The doubtful or refused links of its records to others, the strongest first: what nearly joined.
  private let neighbours: [Resolution.Link]

  init(
    run: ModelRun, explainer: LinkExplainer, resolution: Resolution, record: Int, relation: Int,
    messages: MessageOptions
  ) {
    self.run = run
    let clusters = resolution.clusters[relation]
    let records = clusters.indices.filter { clusters[$0] == clusters[record] }
    explanation = explainer.explainCluster(records, relation: relation)
    self.relation = run.linker.model.relations[relation].name
    let names = run.clusterNames(messages)
    name = names.name[records.min { (names.rank[$0], $0) < (names.rank[$1], $1) } ?? record]
    let members = Set(records)
    neighbours = resolution.links.filter {
      $0.relation == relation && members.contains($0.left) != members.contains($0.right)
    }.sorted { ($1.weight, $0.left, $0.right) < ($0.weight, $1.left, $1.right) }
  }

  /// The share of the cluster's pairs that were compared.
  private var density: Double {
    let count = Double(explanation.records.count)
    return count < 2 ? 1 : Double(explanation.comparedPairs) / (count * (count - 1) / 2)
  }

  var text: String {
    let number = NumberText.count
    let name = run.name(ofRecord:)
    let records = explanation.records
    var text = "\(relation) cluster \(self.name): "
    if records.count == 1 {
      text += "1 record, which no link joins to another\n"
    } else {
      let shown = records.prefix(Self.shownRecords).map(name).joined(separator: ", ")
      text += "\(number(records.count)) records: \(shown)"
      text +=
        records.count > Self.shownRecords ? " and \(number(records.count - Self.shownRecords)) more\n" : "\n"
      text += "\(number(explanation.comparedPairs)) of its pairs were compared ("
      text +=
        "\(ModelSuggestion.percent(density))); the fewest and strongest links that hold it together:\n\n"
      text += explanation.text(name: name)
      if let weakest = explanation.links.last {
        text += "\nweakest point: \(name(weakest.left)) with \(name(weakest.right)), probability "
        text += "\(NumberText.probability(weakest.probability))\n"
      }
    }
    if !neighbours.isEmpty {
      text += "\nlinks to others that did not join:\n\n"
      var table = TextTable([.left, .left, .right, .right, .left, .left])
      table.add(["left", "right", "bits", "probability", "band", "match key"])
      table.addRule()
      for link in neighbours.prefix(Self.shownNeighbours) {
        table.add([
          TextTable.cell(name(link.left)), TextTable.cell(name(link.right)),
          NumberText.bits(Double(link.weight)), NumberText.probability(Double(link.probability)),
          link.band.rawValue, link.matchKey,
        ])
      }
      text += table.text
      if neighbours.count > Self.shownNeighbours {
        text += "and \(number(neighbours.count - Self.shownNeighbours)) more\n"
      }
    }
    return text
  }

  private static let shownRecords = 20
  private static let shownNeighbours = 10

  private struct Document: Encodable {
    struct Link: Encodable {
      var left: String
      var right: String
      var probability: Double
      var weight: Double
      var matchKey: String
      /// The records that are together with this link and those before it.
      var size: Int?
      var band: String?
    }
    var version = IdmatchCommand.version
    var relation: String
    var cluster: String
    var records: [String]
    var comparedPairs: Int
    var density: Double
    var parts: Int
    var links: [Link]
    var neighbours: [Link]
  }

  var json: String {
    get throws {
      let name = run.name(ofRecord:)
      return try IdmatchCommands.json(
        Document(
          relation: relation, cluster: self.name, records: explanation.records.map(name),
          comparedPairs: explanation.comparedPairs, density: density, parts: explanation.parts,
          links: explanation.links.map {
            .init(
              left: name($0.left), right: name($0.right), probability: $0.probability, weight: $0.weight,
              matchKey: $0.matchKey, size: $0.size)
          },
          neighbours: neighbours.map {
            .init(
              left: name($0.left), right: name($0.right), probability: Double($0.probability),
              weight: Double($0.weight), matchKey: $0.matchKey, band: $0.band.rawValue)
          }))
    }
  }
}
