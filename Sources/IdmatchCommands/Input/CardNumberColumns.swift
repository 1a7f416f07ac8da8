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

  /// The columns of a table that a model reads: those that are called after card numbers, and of those that the model reads
  /// the ones in which most numbers of such a length are card numbers.
  ///
  /// A general model's columns hold all sorts of long numbers, of accounts, meters and parcels, and of any digits one in
  /// fifty look like a card number. So a column is taken at its majority, and not a row at its word.
  init(table: CSVTable, read: [Int], threads: Int?) {
    let holdsCards = ParallelWork.map(table.header.count, workers: threads) { column in
      Self.namesCardNumber(table.header[column])
        || (read.contains(column) && Self.holdsCardNumbers(column: column, of: table))
    }
    columns = holdsCards.indices.filter { holdsCards[$0] }
  }

  /// Whether most long numbers of a column are card numbers.
  private static func holdsCardNumbers(column: Int, of table: CSVTable) -> Bool {
    var numbers = 0
    var cards = 0
    for row in 0..<table.rowCount {
      switch verdict(row: row, column: column, of: table) {
      case .noNumber: continue
      case .otherNumber: numbers += 1
      case .cardNumber:
        numbers += 1
        cards += 1
      }
    }
    return cards * 2 > numbers
  }

  /// Without making text of the cells that cannot be one: nearly all of them.
  private static func verdict(row: Int, column: Int, of table: CSVTable) -> CardNumberDetector.Verdict {
    table.withUTF8Field(row: row, column: column) { cell in
      // 13 digits at least; of full width a digit has three bytes, and what parts them is not endless.
      guard (13...256).contains(cell.count), let first = cell.first, first < 0x3A || first > 0x7F else {
        return .noNumber
      }
      // A street with its number, and whatever else has letters.
      if cell.contains(where: { ($0 | 0x20) &- 0x61 < 26 }) { return .noNumber }
      return CardNumberDetector.verdict(ofWhole: String(decoding: cell, as: UTF8.self).unicodeScalars)
    }
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
