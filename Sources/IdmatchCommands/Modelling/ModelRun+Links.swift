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
  func write(_ resolution: Resolution, to writer: CSVWriter, threads: Int) throws(TableError) {
    // The tables one after the other.
    let placeOfRecord = zip([0] + table.sourceEnds, identifiers).flatMap { start, identifiers in
      ranks(of: identifiers).map { start + $0 }
    }
    let links = resolution.links
    let ordered = LinkPlace.ordered(
      links.count, turns: true,
      places: { (placeOfRecord[links[$0].left], placeOfRecord[links[$0].right]) },
      precedes: { one, other in
        // Identifiers that occur twice: the links themselves, so that the order of the input does not show.
        (links[one].relation, links[other].weight, links[one].matchKey)
          < (links[other].relation, links[one].weight, links[other].matchKey)
      })
    let relations = linker.model.relations.map(\.name)
    let sidesAreTables = Self.sidesAreTables(sources.count, model: linker.model)
    try writer.write(rowCount: ordered.count, threads: threads) { row, rows in
      let (isTurned, link) = (ordered[row].isTurned, links[Int(ordered[row].link)])
      for record in isTurned ? [link.right, link.left] : [link.left, link.right] {
        if !sidesAreTables { rows.append(sourceNames[table.source(ofRecord: record)]) }
        rows.append(identifier(ofRecord: record))
      }
      rows.append(relations[link.relation])
      rows.append(link.band.rawValue)
      rows.append(Double(link.probability), decimals: 4)
      rows.append(Double(link.weight), decimals: 2)
      rows.append(link.matchKey)
    }
  }

  /// Writes the entity of every record.
  func writeClusters(
    _ resolution: Resolution, to writer: CSVWriter, threads: Int, _ messages: MessageOptions
  ) async throws {
    let names = clusterNames(messages)
    let members = await resolution.clusters.firstMembers(rank: names.rank, threads: threads)
    try writer.write(rowCount: table.recordCount, threads: threads) { record, rows in
      rows.append(sourceNames[table.source(ofRecord: record)])
      rows.append(identifier(ofRecord: record))
      for relation in members { rows.append(names.name[Int(relation[record])]) }
    }
  }
}

/// The column of a relation's entities.
func clusterColumn(_ relation: String) -> String { "\(relation)_cluster" }
