internal import RecordLinkage
internal import TableIO

/// Asks a person about pairs, one at a time: y, n, u, b and q, a line each, from a terminal or a pipe.
struct LabelDialogue {
  /// What a person wants.
  enum Answer: Equatable {
    /// A label with its score, and what was noted behind the letter.
    case label(Float, note: String)
    case back
    case quit
    /// Nothing that can be read.
    case unknown

    /// - Parameter line: what was typed; `nil` at the end of the input.
    init(_ line: String?) {
      guard let line else {
        self = .quit
        return
      }
      let words = line.split(maxSplits: 1) { $0.isWhitespace }
      guard let word = words.first?.lowercased() else {
        self = .unknown
        return
      }
      let note = words.count > 1 ? words[1].split { $0.isWhitespace }.joined(separator: " ") : ""
      switch word {
      case "y", "yes": self = .label(1, note: note)
      case "n", "no": self = .label(0, note: note)
      case "u", "unsure": self = .label(0.5, note: note)
      case "b", "back": self = note.isEmpty ? .back : .unknown
      case "q", "quit": self = note.isEmpty ? .quit : .unknown
      default: self = .unknown
      }
    }
  }

  let card: LabelCard
  let items: [LabelQueue.Item]
  let file: LabelFile
  /// The relation asked about, and its name in labels.
  let relation: Int
  let relations: [String]
  let showsProbability: Bool
  /// Reads a line, and writes text.
  let read: () -> String?
  let write: (String) throws(TableError) -> Void

  /// How the answers of a run were.
  struct Tally: Equatable {
    var matches = 0
    var others = 0
    var unsure = 0

    var count: Int { matches + others + unsure }

    mutating func add(_ score: Float, _ sign: Int = 1) {
      if score > 0.5 { matches += sign } else if score < 0.5 { others += sign } else { unsure += sign }
    }
  }

  /// Asks until all are answered, the person has had enough, or the input ends.
  func run() throws(TableError) -> Tally {
    var tally = Tally()
    var scores: [Float] = []
    var place = 0
    var isShown = false
    while place < items.count {
      let item = items[place]
      if !isShown {
        try write(heading(place) + card.text(item.left, item.right))
        if showsProbability {
          try write("\nprobability \(NumberText.probability(Double(item.probability)))\n")
        }
        isShown = true
      }
      try write("\n\(Self.keys) > ")
      let line = read()
      switch Answer(line) {
      case .label(let score, let note):
        try file.append(card.label(item, relation: relation, relations: relations, score: score, note: note))
        tally.add(score)
        scores.append(score)
        place += 1
        isShown = false
      case .back:
        guard file.canTakeBack, let score = scores.popLast() else {
          try write("There is no answer of this run to go back to.\n")
          continue
        }
        try file.takeBack()
        tally.add(score, -1)
        place -= 1
        isShown = false
      case .quit:
        if line == nil { try write("\n") }
        return tally
      case .unknown: try write("Please answer y, n, u, b or q; what follows the letter is kept as a note.\n")
      }
    }
    return tally
  }

  private static let keys = "y = yes, n = no, u = unsure, b = back, q = quit"

  private func heading(_ place: Int) -> String {
    let name = relations[relation]
    // Who is asked about a household is asked about two people.
    let question =
      relation == 0
      ? "Are these one \(name == "match" ? "and the same" : name)?"
      : "Are these one \(name), and not one \(relations[relation - 1])?"
    return "\n[\(place + 1)/\(items.count)] \(question)\n\n"
  }
}
