/// Why an index cannot be opened or changed. Names files and records' ids, never personal data.
public enum IndexError: Error, Sendable, Hashable {
  /// There is no index in the folder.
  case notFound(directory: String)
  /// There is an index, or something else, where a new one was to be made.
  case alreadyExists(directory: String)
  /// Another process has the index open for writing.
  case inUse(directory: String)
  /// The folder or a file of it may not be written.
  case notWritable(path: String, reason: String)
  /// No room is left on the disk. What was acknowledged before is there.
  case diskFull(directory: String)
  /// What was asked for is done, but the files may still hold something of what was erased or sealed with the old key.
  case notSwept(directory: String, reason: String)
  /// The database is damaged.
  case damaged(path: String, reason: String)
  /// The index was written by a newer version of the program.
  case newerSchema(directory: String)
  /// The index is sealed with another key, or with one and none was given, or with none and one was given.
  case wrongKey(directory: String)
  /// The end of the audit is not as it was written.
  case auditBroken(directory: String)
  /// There is no decision with this id.
  case unknownDecision(DecisionID)
  /// A record that the application or the caller's id stands for must not be taken in.
  case refused(id: String, reason: String)
  /// There is a record with this id already.
  case duplicateID(String)
  /// Earlier decisions, of these two records directly or by others, say the opposite.
  case contradictsDecision(String, String)
  /// There is no record with this id.
  case unknownID(String)
  /// The operating system or the database says something else.
  case failed(path: String, reason: String)
}

extension IndexError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .notFound(let directory):
      "\(directory): no index there; make one with `idmatch index create`"
    case .alreadyExists(let directory):
      "\(directory): there is something already; give a folder that is new or empty"
    case .inUse(let directory):
      "\(directory): another process has the index open; one at a time may write, so stop it or ask it"
    case .notWritable(let path, let reason):
      "\(path): cannot be written: \(reason); check the permissions"
    case .diskFull(let directory):
      "\(directory): the disk is full; all that was acknowledged is kept, make room and try again"
    case .notSwept(let directory, let reason):
      "\(directory): done, but the files may still hold what was erased (\(reason)); compact the index once that is mended"
    case .damaged(let path, let reason):
      "\(path): the database is damaged (\(reason)); restore it from a backup: the snapshot beside it cannot replace it"
    case .newerSchema(let directory):
      "\(directory): written by a newer version of idmatch; use that version"
    case .wrongKey(let directory):
      "\(directory): not the key of this index; give the one it was last sealed with, or none where it has none"
    case .auditBroken(let directory):
      "\(directory): the end of the audit is not as it was written; verify it, and restore the index from a backup"
    case .unknownDecision(let id): "decision \(id): no decision with this id"
    case .refused(let id, let reason): "record \(id): refused: \(reason)"
    case .duplicateID(let id): "record \(id): there is one with this id; an id names one record for good"
    case .contradictsDecision(let one, let other):
      "records \(one) and \(other): decisions say both that they belong together and that they do not; withdraw one first"
    case .unknownID(let id): "record \(id): no record with this id"
    case .failed(let path, let reason): "\(path): \(reason)"
    }
  }
}
