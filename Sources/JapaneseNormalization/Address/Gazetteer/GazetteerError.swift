/// Why bytes are not a gazetteer that this version reads.
public enum GazetteerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The bytes do not begin as a gazetteer does: another kind of file.
  case notAGazetteer
  /// A gazetteer of a format that this version does not know.
  case unknownFormat(String)
  /// The file ends early or a part lies outside of it: it was cut off.
  case truncated(part: String)
  /// The content is not what the header's checksum says: it was changed or damaged.
  case damaged(part: String)

  /// What is wrong and what to do, in one sentence each.
  public var description: String {
    switch self {
    case .notAGazetteer:
      "This is no gazetteer: a gazetteer begins with \"\(GazetteerFormat.magic)\". Build one with Scripts/generate-gazetteer."
    case .unknownFormat(let found):
      "This gazetteer has the format \"\(found)\", and this version reads \"\(GazetteerFormat.magic)\". Build it anew with Scripts/generate-gazetteer of this version."
    case .truncated(let part):
      "The gazetteer ends before its end (\(part)): it was cut off. Copy or build it again."
    case .damaged(let part):
      "The gazetteer is damaged (\(part)): its content is not what its header says. Copy or build it again."
    }
  }
}
