internal import JapaneseNormalization
internal import RecordLinkage

/// A distinct family or given name with what blocking and comparing need.
struct NamePartFeatures: Sendable {
  /// The name with its keys, for the slow comparison.
  var part: NamePart
  /// A stable hash of the folded spelling, 0 for an empty part.
  var foldedKey: UInt64
  /// A stable hash of the reading as it sounds (K2), 0 where it is not known.
  var readingKey: UInt64
  /// log2 of the share of people with this spelling.
  var log2SpellingShare: Float
  /// log2 of the share of people with this reading, whatever the spelling.
  var log2ReadingShare: Float
  /// The number of records that hold it.
  var holders: Int32 = 0
}
