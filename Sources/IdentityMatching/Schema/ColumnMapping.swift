/// Which column of a table is which field of an applicant.
public struct ColumnMapping: Sendable, Equatable {
  /// A column that says what another column says already, and was left out for it.
  public struct Contested: Sendable, Equatable {
    /// The column that was left out.
    public let column: Int
    /// The field that it claims.
    public let field: ApplicantField
    /// The column that has the field.
    public let winner: Int
  }

  /// The field of every column; `nil` for a column that was not recognized or was left out.
  public let fields: [ApplicantField?]
  /// Columns that were left out for others.
  public let contested: [Contested]
  /// Columns without a field whose header looks like a number of records (店舗コード). They serve as the id only when
  /// the caller says so, after seeing that their values are unique.
  public let identifierCandidates: [Int]

  private let ordinals: [Int?]
  private let phoneParts: [Int?]

  /// A mapping whose columns of one field follow each other from left to right.
  public init(fields: [ApplicantField?]) {
    self.init(
      fields: fields, ordinals: fields.map { _ in nil }, phoneParts: fields.map { _ in nil }, contested: [],
      identifierCandidates: [])
  }

  init(
    fields: [ApplicantField?], ordinals: [Int?], phoneParts: [Int?], contested: [Contested],
    identifierCandidates: [Int]
  ) {
    self.fields = fields
    self.ordinals = ordinals
    self.phoneParts = phoneParts
    self.contested = contested
    self.identifierCandidates = identifierCandidates
  }

  /// The columns of `field`: by their number (住所1, 住所2) and from left to right.
  ///
  /// - Complexity: O(*n* log *n*) in the number of columns; ask once for a table, not once for a row.
  public func columns(of field: ApplicantField) -> [Int] {
    fields.indices.filter { fields[$0] == field }
      .sorted { (ordinals[$0] ?? 1, $0) < (ordinals[$1] ?? 1, $1) }
  }

  /// The first column of `field`.
  public func column(of field: ApplicantField) -> Int? { columns(of: field).first }

  /// The values that a record has for `field`, each as the columns that make it up when they are joined in this order.
  ///
  /// All columns of an address or a postal code make up one value, 市外局番, 市内局番 and 加入者番号 one telephone number;
  /// any other telephone and mail address is a value of its own. 電話番号1, 電話番号2, 電話番号3 are three values too: whether
  /// they are the parts of one number can be seen from their digits alone.
  public func values(of field: ApplicantField) -> [[Int]] {
    let columns = columns(of: field)
    guard !columns.isEmpty else { return [] }
    switch field {
    case .phone:
      var values: [[Int]] = []
      var last = Int.max
      for column in columns.sorted() {
        let part = phoneParts[column]
        if let part, part > last, !values.isEmpty {
          values[values.count - 1].append(column)
        } else {
          values.append([column])
        }
        last = part ?? Int.max
      }
      // Whole numbers in the order of `columns(of:)`; each number stands where its first part does.
      return values.sorted {
        (columns.firstIndex(of: $0[0]) ?? 0) < (columns.firstIndex(of: $1[0]) ?? 0)
      }
    case .email: return columns.map { [$0] }
    default: return [columns]
    }
  }

  /// The columns without a field.
  public var unrecognized: [Int] { fields.indices.filter { fields[$0] == nil } }
}
