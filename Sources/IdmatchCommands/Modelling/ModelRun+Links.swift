internal import RecordLinkage
internal import TableIO

extension ModelRun {
  /// Whether the side of a link says which table a record is of: within one table, or between two.
  private static func sidesAreTables(_ tables: Int, model: LinkageModel) -> Bool {
    tables == 1 || tables == 2 && model.linking.withinSources.isDisjoint(with: [0, 1])
  }

  /// The columns of a file of links; with those of the tables' names where the side does not say it.
  static func linkHeader(tables: Int, model: LinkageModel) -> [String] {
    sidesAreTables(tables, model: model)
      ? linkColumns : ["left_source", "left_id", "right_source", "right_id"] + linkColumns.dropFirst(2)
  }

  /// Writes links in the order of tables and identifiers, whatever the order of the rows that they came from.
  func write(_ resolution: Resolution, to writer: CSVWriter) throws(TableError) {
    let ranksInSource = identifiers.map { ranks(of: $0) }
    func place(_ record: Int) -> (source: Int, rank: Int) {
      let source = table.source(ofRecord: record)
      return (source, ranksInSource[source][table.row(ofRecord: record)])
    }
    let relations = linker.model.relations.map(\.name)
    let sidesAreTables = Self.sidesAreTables(sources.count, model: linker.model)
    let ordered = resolution.links.map { link in
      let (one, other) = (place(link.left), place(link.right))
      return other < one
        ? (left: link.right, right: link.left, places: (other, one), link: link)
        : (left: link.left, right: link.right, places: (one, other), link: link)
    }.sorted { one, other in
      if one.places.0 != other.places.0 { return one.places.0 < other.places.0 }
      if one.places.1 != other.places.1 { return one.places.1 < other.places.1 }
      // Identifiers that occur twice: the links themselves, so that the order of the input does not show.
      return (one.link.relation, other.link.weight, one.link.matchKey)
        < (other.link.relation, one.link.weight, other.link.matchKey)
    }
    for (left, right, places, link) in ordered {
      let sides = [identifier(ofRecord: left), identifier(ofRecord: right)]
      let named = [sourceNames[places.0.source], sides[0], sourceNames[places.1.source], sides[1]]
      try writer.write(
        (sidesAreTables ? sides : named) + [
          relations[link.relation], link.band.rawValue, fixed(link.probability, decimals: 4),
          fixed(link.weight, decimals: 2), link.matchKey,
        ])
    }
  }

  /// Writes the entity of every record.
  func writeClusters(
    _ resolution: Resolution, to writer: CSVWriter, _ messages: MessageOptions
  ) throws(TableError) {
    let names = clusterNames(messages)
    let members = resolution.clusters.map { firstMembers($0.map(Int.init), rank: names.rank) }
    for record in 0..<table.recordCount {
      try writer.write(
        [sourceNames[table.source(ofRecord: record)], identifier(ofRecord: record)]
          + members.map { names.name[$0[record]] })
    }
  }
}

/// The column of a relation's entities.
func clusterColumn(_ relation: String) -> String { "\(relation)_cluster" }
