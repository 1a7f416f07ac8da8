internal import Yams

/// The comments of a model file by the places that they are about, so that writing the model again keeps them.
///
/// YAML's own reader passes comments over. A comment is about what follows it: the lines above a key or an item, or the end
/// of its line. One at the top with an empty line after it is about the file; so is one after the last key.
struct ModelComments {
  /// The text of each comment, without its signs, by key path as ``ModelFileWriter/comments`` has it.
  private(set) var texts: [String: String] = [:]
  /// Where the file says its JSON Schema is.
  private(set) var schema: String?

  /// The most nodes that are looked at: aliases can make a small file a large tree.
  private static let mostNodes = 100_000
  private static let schemaKey = "yaml-language-server:"

  private var places: [Int: String] = [:]
  private var visits = 0

  /// - Parameter root: what the text says.
  /// - Complexity: linear in the text.
  init(text: String, root: Node) {
    collect(root, path: "")
    var pending: [String] = []
    var isAfterBlank = false
    var hasKey = false
    for (number, line) in Self.lines(of: text).enumerated() {
      let content = line.drop { $0 == " " || $0 == "\t" }
      if content.first == "#" {
        guard let comment = takingSchema(Self.words(of: content)) else { continue }
        if isAfterBlank, !pending.isEmpty { pending.append("") }
        isAfterBlank = false
        pending.append(comment)
        continue
      }
      if content.isEmpty {
        if !hasKey, !pending.isEmpty {
          add(pending, at: "")
          pending = []
        }
        isAfterBlank = true
        continue
      }
      isAfterBlank = false
      // Lines are counted from 1 where nodes say on which they begin. What begins on none ends or continues one.
      guard let path = places[number + 1] else { continue }
      hasKey = true
      if let end = Self.endComment(of: content), let comment = takingSchema(Self.words(of: end)) {
        pending.append(comment)
      }
      add(pending, at: path)
      pending = []
    }
    add(pending, at: "")
  }

  private mutating func add(_ lines: [String], at path: String) {
    guard !lines.isEmpty else { return }
    let text = lines.joined(separator: "\n")
    texts[path] = texts[path].map { $0 + "\n" + text } ?? text
  }

  /// The comment; `nil` where it is the line that names the schema.
  private mutating func takingSchema(_ comment: String) -> String? {
    guard comment.hasPrefix(Self.schemaKey) else { return comment }
    let value = comment.dropFirst(Self.schemaKey.count).drop { $0 == " " }
    guard value.hasPrefix("$schema=") else { return comment }
    schema = String(value.dropFirst("$schema=".count))
    return nil
  }

  /// Notes on which line each key and item begins; of those that begin on one line the outermost.
  private mutating func collect(_ node: Node, path: String) {
    visits += 1
    guard visits < Self.mostNodes else { return }
    switch node {
    case .mapping(let mapping):
      for (key, value) in mapping {
        guard let name = key.string else { continue }
        let place = path.isEmpty ? name : path + "." + name
        note(key, place)
        collect(value, path: place)
      }
    case .sequence(let sequence):
      for (index, item) in sequence.enumerated() {
        note(item, "\(path)[\(index)]")
        collect(item, path: "\(path)[\(index)]")
      }
    case .scalar, .alias: return
    }
  }

  private mutating func note(_ node: Node, _ path: String) {
    guard let line = node.mark?.line, places[line] == nil else { return }
    places[line] = path
  }

  /// The lines, divided where YAML 1.1 divides them.
  private static func lines(of text: String) -> [Substring.UnicodeScalarView] {
    var lines: [Substring.UnicodeScalarView] = []
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    var index = start
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      switch scalar {
      case "\n", "\u{85}", "\u{2028}", "\u{2029}":
        lines.append(scalars[start..<index])
        start = next
      case "\r":
        lines.append(scalars[start..<index])
        start = next
        if next < scalars.endIndex, scalars[next] == "\n" { start = scalars.index(after: next) }
        index = start
        continue
      default: break
      }
      index = next
    }
    lines.append(scalars[start...])
    return lines
  }

  /// A comment without its sign and one space.
  private static func words(of comment: Substring.UnicodeScalarView) -> String {
    let words = comment.dropFirst()
    return String(words.first == " " ? words.dropFirst() : words)
  }

  /// The comment at the end of a line: from a `#` after a space that stands in no quotes.
  private static func endComment(of line: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView? {
    var quote: Unicode.Scalar?
    var before: Unicode.Scalar = " "
    for index in line.indices {
      let scalar = line[index]
      if let open = quote {
        if scalar == open, before != "\\" || open == "'" { quote = nil }
      } else if scalar == "\"" || scalar == "'" {
        // An apostrophe inside a word opens nothing: `label: the father's`. One behind another is a single quote inside
        // single quotes: `'it''s'`.
        if [" ", "\t", "[", "{", ",", ":", "("].contains(before) || (scalar == "'" && before == "'") {
          quote = scalar
        }
      } else if scalar == "#", before == " " || before == "\t" {
        return line[index...]
      }
      before = scalar
    }
    return nil
  }
}
