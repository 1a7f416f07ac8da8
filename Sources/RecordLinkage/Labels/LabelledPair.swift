/// A row of a file of labels: two records by their ids, and what somebody said of them.
///
/// Ids outlive record numbers: labels stay good when rows are added to a table or sorted another way.
public struct LabelledPair: Sendable, Hashable {
  /// The name of the left record's table; empty where there is one table only.
  public var leftSource: String
  /// The left record's id.
  public var leftID: String
  /// The name of the right record's table; empty where there is one table only.
  public var rightSource: String
  /// The right record's id.
  public var rightID: String
  /// The relation that was asked about, by name; empty for the first of the model.
  public var relation: String
  /// 1 for a match, 0 for none, 0.5 for unsure, between them less sure.
  public var score: Float
  /// What the person who judged wrote down.
  public var note: String

  /// A labelled pair.
  public init(
    leftSource: String = "", leftID: String, rightSource: String = "", rightID: String, relation: String = "",
    score: Float, note: String = ""
  ) {
    self.leftSource = leftSource
    self.leftID = leftID
    self.rightSource = rightSource
    self.rightID = rightID
    self.relation = relation
    self.score = score
    self.note = note
  }

  /// The score as a file has it.
  package var scoreText: String { score == 0 ? "0" : score == 1 ? "1" : "\(score)" }
}

/// What people write for a label, and the score that it stands for.
enum LabelWord {
  private static let scores: [String: Float] = [
    "match": 1, "yes": 1, "y": 1, "true": 1, "t": 1, "same": 1, "m": 1, "positive": 1, "link": 1,
    "no match": 0, "non match": 0, "nonmatch": 0, "not a match": 0, "no": 0, "n": 0, "false": 0, "f": 0,
    "different": 0, "distinct": 0, "u": 0, "negative": 0, "no link": 0, "non link": 0,
    "unsure": 0.5, "uncertain": 0.5, "maybe": 0.5, "possible": 0.5, "unknown": 0.5, "skip": 0.5, "?": 0.5,
  ]

  /// The score of a cell: a number from 0 to 1, a percentage or a word; `nil` for anything else.
  static func score(_ text: String) -> Float? {
    let words = text.lowercased().split { $0 == " " || $0 == "_" || $0 == "-" || $0 == "\t" }
    if words.isEmpty { return nil }
    if let score = scores[words.joined(separator: " ")] { return score }
    guard words.count == 1, !text.contains("-"), !text.contains("_") else { return nil }
    let isPercentage = words[0].hasSuffix("%")
    guard var number = Float(isPercentage ? words[0].dropLast() : words[0]) else { return nil }
    if isPercentage { number /= 100 }
    return (0...1).contains(number) ? number : nil
  }
}
