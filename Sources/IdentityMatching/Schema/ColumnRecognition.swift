/// Tells the columns of a table by their headers.
///
/// 1. What the caller says goes first, and takes the field from every other column.
/// 2. ``HeaderGrammar`` reads each header by itself.
/// 3. Neighbours settle what one header leaves open: 名前 beside 姓 is the given name, フリガナ after 住所 is the address's.
/// 4. Where two columns claim a field of one value, the header nearest to the field's first name wins: 氏名 before
///    申込者氏名, 申込番号 before 顧客番号 (the order is that of ``HeaderNames``), then the one further left. The others are
///    ``ColumnMapping/contested``. Numbered columns (住所1, 住所2) claim a number each; telephones and mail addresses
///    never compete.
public enum ColumnRecognition {
  /// The fields of the columns.
  ///
  /// - Parameters:
  ///   - header: The headers in the order of the columns; they may be empty and may occur twice.
  ///   - overrides: Fields that the caller gives to headers, as `--column name=氏名` does. A header is found as written,
  ///     else by its fold; of two columns with the same header the first is meant.
  ///   - ignoring: Headers of columns that shall have no field.
  ///   - idColumn: The header of the id.
  /// - Throws: When a header is not there, or is claimed twice.
  public static func recognize(
    header: [String], overrides: [(ApplicantField, String)] = [], ignoring: [String] = [],
    idColumn: String? = nil
  ) throws(ColumnRecognitionError) -> ColumnMapping {
    let overrides = overrides + (idColumn.map { [(.id, $0)] } ?? [])
    var given: [Int: ApplicantField] = [:]
    var columnsGiven: [ApplicantField: [Int]] = [:]
    for (field, name) in overrides {
      let column = try find(name, in: header)
      if let other = given[column] {
        if other == field { continue }
        throw .columnClaimedTwice(header: header[column], by: other.rawValue, and: field.rawValue)
      }
      if let first = columnsGiven[field]?.first, !field.isRepeatable {
        throw .fieldGivenTwice(field, first: header[first], second: header[column])
      }
      given[column] = field
      columnsGiven[field, default: []].append(column)
    }
    var ignored: Set<Int> = []
    for name in ignoring {
      let column = try find(name, in: header)
      if let field = given[column] {
        throw .columnClaimedTwice(header: header[column], by: field.rawValue, and: "ignored")
      }
      ignored.insert(column)
    }

    var readings = header.indices.map { column -> HeaderReading? in
      guard given[column] == nil, !ignored.contains(column) else { return nil }
      return HeaderGrammar.read(header[column])
    }
    HeaderContext.settle(&readings, given: Set(columnsGiven.keys))
    for column in readings.indices {
      if let reading = readings[column], columnsGiven[reading.field] != nil { readings[column] = nil }
    }
    let contested = resolve(&readings)

    var ordinals = readings.map { $0?.ordinal }
    for columns in columnsGiven.values {
      for (index, column) in columns.enumerated() { ordinals[column] = index + 1 }
    }
    let fields = header.indices.map { given[$0] ?? readings[$0]?.field }
    return ColumnMapping(
      fields: fields, ordinals: ordinals, phoneParts: readings.map { $0?.phonePart }, contested: contested,
      identifierCandidates: header.indices.filter {
        fields[$0] == nil && !ignored.contains($0) && isIdentifierLike(header[$0])
      })
  }

  /// Whether a header names numbers of records, as 店舗コード and `external_key` do, and none of those that the law or
  /// common sense keeps from being an id (個人番号, カード番号, 世帯番号).
  public static func isIdentifierLike(_ header: String) -> Bool {
    let key = Vocabulary.key(header)
    guard !Vocabulary.neverIdentifiers.set.contains(where: { key.hasSuffix($0) }) else { return false }
    return Vocabulary.identifierEndings.set.contains { key.hasSuffix($0) }
  }

  /// The column that people call `name`: by its header as written, else by the header's fold; the first of several.
  public static func column(named name: String, in header: [String]) -> Int? {
    if let column = header.firstIndex(of: name) { return column }
    let key = Vocabulary.key(name)
    return key.isEmpty ? nil : header.firstIndex { Vocabulary.key($0) == key }
  }

  private static func find(_ name: String, in header: [String]) throws(ColumnRecognitionError) -> Int {
    guard let column = column(named: name, in: header) else {
      throw .noSuchColumn(named: name, available: header)
    }
    return column
  }

  /// Leaves each field, or each number of a repeatable one, to one column.
  private static func resolve(_ readings: inout [HeaderReading?]) -> [ColumnMapping.Contested] {
    struct Claim: Hashable {
      var field: ApplicantField
      var ordinal: Int
    }
    var winners: [Claim: Int] = [:]
    var contested: [ColumnMapping.Contested] = []
    let byCost = readings.indices.sorted {
      (readings[$0]?.cost ?? Int.max, $0) < (readings[$1]?.cost ?? Int.max, $1)
    }
    for column in byCost {
      guard let reading = readings[column], reading.field != .phone, reading.field != .email else { continue }
      let claim = Claim(field: reading.field, ordinal: reading.field.isRepeatable ? reading.ordinal ?? 1 : 1)
      if let winner = winners[claim] {
        contested.append(ColumnMapping.Contested(column: column, field: reading.field, winner: winner))
        readings[column] = nil
      } else {
        winners[claim] = column
      }
    }
    return contested.sorted { $0.column < $1.column }
  }
}
