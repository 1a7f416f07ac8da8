/// Why a whole table could not be read or written. What concerns one row only is a ``RejectedRow`` instead.
///
/// The text names the file, the line, what was expected and what to do; it never holds the content of a field.
public struct TableError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What went wrong.
  public enum Kind: Sendable, Equatable {
    /// The operating system refused; `code` is its `errno`, `message` its words.
    case system(action: Action, code: Int32, message: String)
    /// The path is a folder.
    case isDirectory
    /// The file has no row at all, so that no column is known.
    case empty
    /// The file is no text; `format` names what it looks like, where that is known.
    case binary(format: String?)
    /// The header row cannot be read.
    case unreadableHeader(RejectionReason)
    /// The system's character set library lacks a converter or memory.
    case conversion(TextEncoding)
    /// A row was written with another number of fields than the header.
    case wrongFieldCount(expected: Int, found: Int)
    /// The table was written to after it was committed or discarded.
    case closed
    /// More outputs are open at a time than the register of temporary files holds, or the path is too long.
    case tooManyOutputs
  }

  /// What the operating system was asked to do.
  public enum Action: String, Sendable {
    /// Opening a file.
    case open
    /// Reading a file.
    case read
    /// Creating the temporary file.
    case create
    /// Writing.
    case write
    /// Renaming the temporary file to its final name.
    case rename
  }

  /// What went wrong.
  public let kind: Kind
  /// The path as the caller gave it; `-` is standard input or output.
  public let path: String
  /// The physical line, counted from 1, where the error belongs to one.
  public let line: Int?

  package init(_ kind: Kind, path: String, line: Int? = nil) {
    self.kind = kind
    self.path = path
    self.line = line
  }

  /// Place, expectation and remedy in one line.
  public var description: String {
    let place = (path == "-" ? "standard stream" : path) + (line.map { ":\($0)" } ?? "")
    return "\(place): \(explanation)"
  }

  private var explanation: String {
    switch kind {
    case .system(let action, _, let message):
      return "cannot \(action.rawValue): \(message)"
    case .isDirectory:
      return "is a folder; give the path of a CSV file"
    case .empty:
      return "has no rows; expected a header row and one row a record"
    case .binary(let format):
      let what = format.map { "is \($0), not text" } ?? "does not look like text"
      return "\(what); save it as CSV (UTF-8) and give that file"
    case .unreadableHeader(let reason):
      return "the header row cannot be read: \(reason); correct it, or say that the file has no header"
    case .conversion(let encoding):
      return "cannot convert \(encoding.rawValue): the system ICU has no such converter or no memory is left"
    case .wrongFieldCount(let expected, let found):
      return "a row of \(found) fields was to be written under a header of \(expected)"
    case .closed:
      return "the output was already committed or discarded"
    case .tooManyOutputs:
      return "too many outputs are open at once, or the path is too long"
    }
  }
}
