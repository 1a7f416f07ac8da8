internal import Crypto
internal import Foundation
internal import GRDB

/// What a call of the operating system says: its `errno`.
struct SystemError: Error {
  let number: Int32
}

extension IndexError {
  /// What the operating system says of a file.
  init(number: Int32, path: String, directory: String) {
    switch number {
    // A quota, or a limit of the process, is a disk that is too small.
    case ENOSPC, EDQUOT, EFBIG: self = .diskFull(directory: directory)
    case EACCES, EPERM, EROFS: self = .notWritable(path: path, reason: String(cString: strerror(number)))
    default: self = .failed(path: path, reason: String(cString: strerror(number)))
    }
  }

  /// What stood in the way of writing a file.
  init(_ error: any Error, path: String, directory: String) {
    switch error {
    case let error as SystemError: self.init(number: error.number, path: path, directory: directory)
    case let error as CocoaError where error.code == .fileWriteOutOfSpace:
      self = .diskFull(directory: directory)
    case let error as CocoaError: self = .notWritable(path: path, reason: error.localizedDescription)
    default: self = .failed(path: path, reason: "\(type(of: error))")
    }
  }

  /// What stood in the way of reading or changing the database.
  init(_ error: any Error, directory: String) {
    let path = IndexStore.path(directory)
    switch error {
    case let error as IndexError: self = error
    case let error as DatabaseError: self.init(database: error, path: path, directory: directory)
    case is RowDecodingError:
      // Its own text holds the values of the row.
      self = .damaged(path: path, reason: "a value is of another type")
    case is CryptoKitError:
      self = .damaged(path: path, reason: "sealed bytes were changed, or sealed for another place")
    default: self = .failed(path: path, reason: "\(type(of: error))")
    }
  }

  private init(database error: DatabaseError, path: String, directory: String) {
    // SQL and arguments, which hold personal data, are left out.
    let reason = error.message ?? "error \(error.extendedResultCode.rawValue)"
    if error.extendedResultCode == .SQLITE_IOERR_SHORT_READ {
      self = .damaged(path: path, reason: "it ends too soon")
      return
    }
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull(directory: directory)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH:
      self = .notWritable(path: path, reason: reason)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .inUse(directory: directory)
    // All statements are fixed and fit the tables: where one does not, or a row breaks a rule of its table, the file is not as it
    // was written.
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH,
      .SQLITE_TOOBIG:
      self = .damaged(path: path, reason: reason)
    default: self = .failed(path: path, reason: reason)
    }
  }
}
