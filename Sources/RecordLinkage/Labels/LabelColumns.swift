/// What is wrong with a table of labels. Never says what a cell holds.
public enum LabelError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The table has no column for something that it needs.
  case missingColumn(String, expected: [String], table: String, found: [String])
  /// Two columns mean the same.
  case ambiguousColumn(String, candidates: [String], table: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .missingColumn(let what, let expected, let table, let found):
      "\(table) has no column for the \(what): expected a header \(expected.joined(separator: " or ")), "
        + "found \(found.joined(separator: ", "))."
    case .ambiguousColumn(let what, let candidates, let table):
      "\(table) has several columns for the \(what): \(candidates.joined(separator: ", ")). Leave one of them."
    }
  }
}

/// Which columns of a table of labels mean what. Headers are read without regard to case, and `-` or a space is `_`.
package struct LabelColumns: Sendable, Hashable {
  /// What a column means.
  package enum Meaning: Sendable, Hashable, CaseIterable {
    case leftSource, leftID, rightSource, rightID, relation, score, note

    /// The headers that mean it, the one that we write first.
    package var headers: [String] {
      switch self {
      case .leftSource: ["source_l", "source_dataset_l", "left_source", "source_left", "source_1"]
      case .leftID: ["id_l", "unique_id_l", "left_id", "id_left", "id_1", "rec_id_l", "record_l", "left"]
      case .rightSource: ["source_r", "source_dataset_r", "right_source", "source_right", "source_2"]
      case .rightID: ["id_r", "unique_id_r", "right_id", "id_right", "id_2", "rec_id_r", "record_r", "right"]
      case .relation: ["relation"]
      case .score:
        ["score", "clerical_match_score", "label", "match", "is_match", "decision", "judgement", "judgment"]
      case .note: ["note", "notes", "comment"]
      }
    }

    var name: String {
      switch self {
      case .leftSource: "left record's table"
      case .leftID: "left record's id"
      case .rightSource: "right record's table"
      case .rightID: "right record's id"
      case .relation: "relation"
      case .score: "label"
      case .note: "note"
      }
    }

    var isRequired: Bool { self == .leftID || self == .rightID || self == .score }
  }

  private var places: [Meaning: Int] = [:]

  /// The position of the column that has a meaning.
  package subscript(meaning: Meaning) -> Int? { places[meaning] }

  /// Finds them among the headers of a table.
  package init(_ headers: [String], table: String) throws(LabelError) {
    let folded = headers.map { header in
      String(header.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
    }
    for meaning in Meaning.allCases {
      let found = headers.indices.filter { meaning.headers.contains(folded[$0]) }
      if found.count > 1 {
        throw .ambiguousColumn(meaning.name, candidates: found.map { headers[$0] }, table: table)
      }
      if let place = found.first {
        places[meaning] = place
      } else if meaning.isRequired {
        throw .missingColumn(meaning.name, expected: meaning.headers, table: table, found: headers)
      }
    }
  }
}
