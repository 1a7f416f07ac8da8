internal import IdentityMatching
internal import JapaneseNormalization
internal import TableIO

/// The columns of a table that hold card numbers by their header (カード番号, card number) and that nothing is compared
/// by.
///
/// They are looked at all the same: dedupe copies every column, and a card number must not get into a file that we write.
/// What passes (a masked number, the last four digits) is copied and never compared.
struct CardNumberColumns {
  private let columns: [Int]

  init(header: [String], mapping: ColumnMapping) {
    columns = header.indices.filter { mapping.fields[$0] == nil && Self.namesCardNumber(header[$0]) }
  }

  /// The first of the columns in which a row holds a card number.
  func column(ofCardNumberIn row: Int, of table: CSVTable) -> Int? {
    columns.first { column in
      guard !table.isEmpty(row: row, column: column) else { return false }
      do throws(CardTokenError) {
        _ = try CardToken(table.field(row: row, column: column))
        return false
      } catch {
        return error == .cardNumber
      }
    }
  }

  private static func namesCardNumber(_ header: String) -> Bool {
    let name = String(
      scalars: TextFolding.fold(header).filter { !$0.properties.isWhitespace && $0 != "_" && $0 != "-" })
    return names.contains { name.contains($0) }
  }

  /// In the folded form, without spaces, underscores and hyphens.
  private static let names = [
    "カード番号", "カードno", "カードナンバー", "カード会員番号", "cardnumber", "cardno", "ccnumber", "creditcardnum",
  ]
}
