internal import IdentityMatching

/// A value that is read of a row: a field, and the columns that make it up.
struct RowValue: Sendable {
  let field: ApplicantField
  /// In the order in which their texts are joined.
  let columns: [Int]
  /// What stands between them.
  let separator: String
  /// Whether there may be several of the field, each in a column of its own.
  var isRepeated = false

  /// The values of a row of a table, in an order in which each field's stand together.
  static func values(of mapping: ColumnMapping) -> [RowValue] {
    ApplicantField.allCases.flatMap { field -> [RowValue] in
      let columns = mapping.columns(of: field)
      if columns.isEmpty { return [] }
      return switch field {
      case .id, .applicationDate: []
      case .address, .email, .cardToken:
        columns.map { RowValue(field: field, columns: [$0], separator: "", isRepeated: true) }
      case .phone: mapping.values(of: .phone).map { RowValue(field: field, columns: $0, separator: "-") }
      case .postalCode, .lot: [RowValue(field: field, columns: columns, separator: "-")]
      case .prefecture, .city, .town: [RowValue(field: field, columns: columns, separator: "")]
      default: [RowValue(field: field, columns: columns, separator: " ")]
      }
    }
  }
}
