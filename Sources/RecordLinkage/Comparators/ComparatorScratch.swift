/// Buffers that the comparators of tokens and q-grams use again and again, so that comparing a pair allocates
/// nothing once they have grown. One for each thread of work.
public struct ComparatorScratch: Sendable {
  var leftKeys: [UInt64] = []
  var rightKeys: [UInt64] = []
  var leftTokens: [Token] = []
  var rightTokens: [Token] = []
  var leftJoined: [UInt16] = []
  var rightJoined: [UInt16] = []
  var row: [Int32] = []

  /// Empty buffers.
  public init() {}
}
