/// What one header says by itself, without its neighbours.
struct HeaderReading: Sendable {
  var field: ApplicantField
  /// Which of several numbered columns: 住所2.
  var ordinal: Int?
  /// How far the header is from the field's first name: thousands for each decoration, ones for the place in the table.
  var cost: Int
  /// 名前 and 契約者名 are the given name where another column holds the family name.
  var isVague = false
  /// 会社名: a name only where no person has one.
  var isOrganization = false
  /// フリガナ alone: whose reading it is depends on the column before.
  var isBareKana = false
  /// Which part of one telephone number, counted from 0: 市外局番, 市内局番, 加入者番号.
  var phonePart: Int?
}

extension HeaderReading {
  /// The same name in another script, when it has one.
  func read(in script: KeyPath<ApplicantField, ApplicantField?>) -> HeaderReading? {
    guard let field = field[keyPath: script] else { return nil }
    var reading = self
    reading.field = field
    return reading
  }
}
