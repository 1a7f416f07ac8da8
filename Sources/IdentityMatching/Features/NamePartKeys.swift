/// What blocking and comparing need of a distinct family, given or whole name, without its text.
struct NamePartKeys: Sendable, Equatable {
  /// A stable hash of the folded spelling, 0 for an empty part.
  var foldedKey: UInt64 = 0
  /// A stable hash of the spelling before variants are folded, 0 for an empty part.
  var literalKey: UInt64 = 0
  /// A stable hash of the reading as it sounds, 0 where it is not known.
  var readingKey: UInt64 = 0
  /// log2 of the share of people with this spelling.
  var log2SpellingShare: Float = 0
  /// log2 of the share of people with this reading, whatever the spelling.
  var log2ReadingShare: Float = 0
  /// Whether some character of it could not be written.
  var hasWildcard = false
}
