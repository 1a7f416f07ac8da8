/// Why one row was left out. The text holds no content of the row.
public enum RejectionReason: Sendable, Hashable, CustomStringConvertible {
  /// The row ends before the last named column.
  case tooFewFields(expected: Int, found: Int)
  /// The row has text beyond the last column.
  case tooManyFields(expected: Int, found: Int)
  /// A quote opens on this line and nothing closes it.
  case unterminatedQuote(openedOnLine: Int)
  /// Text follows a closing quote: `"a"b`. A quote within quotes must be doubled.
  case textAfterClosingQuote(openedOnLine: Int)
  /// Bytes that are no characters of the file's encoding.
  case malformedBytes(TextEncoding)
  /// A character of number zero.
  case nulCharacter
  /// A field of 16 MiB or more: mostly a quote that was closed much later.
  case fieldTooLong

  /// A word for each reason, for the columns of a report.
  public var code: String {
    switch self {
    case .tooFewFields: "too-few-fields"
    case .tooManyFields: "too-many-fields"
    case .unterminatedQuote: "unterminated-quote"
    case .textAfterClosingQuote: "text-after-closing-quote"
    case .malformedBytes: "malformed-bytes"
    case .nulCharacter: "nul-character"
    case .fieldTooLong: "field-too-long"
    }
  }

  /// The reason and what was expected.
  public var description: String {
    switch self {
    case .tooFewFields(let expected, let found):
      "the row has \(found) fields where the header has \(expected)"
    case .tooManyFields(let expected, let found):
      "the row has \(found) fields where the header has \(expected); is a comma not quoted?"
    case .unterminatedQuote(let line):
      "the quote that opens on line \(line) is not closed"
    case .textAfterClosingQuote(let line):
      "text follows the quoted field that opens on line \(line); a quote within quotes is written twice"
    case .malformedBytes(let encoding):
      "bytes that are no \(encoding.rawValue)"
    case .nulCharacter:
      "a NUL character"
    case .fieldTooLong:
      "a field of 16 MiB or more; is a quote not closed?"
    }
  }
}

/// A row that could not be read. The rest of the table is.
public struct RejectedRow: Sendable, Hashable {
  /// The physical line on which the row begins, counted from 1.
  public let line: Int
  /// The field, counted from 1, where that is known.
  public let column: Int?
  /// Why.
  public let reason: RejectionReason
  /// Where the row's text is; see ``CSVTable/text(of:)``.
  let bytes: Range<Int>
}
