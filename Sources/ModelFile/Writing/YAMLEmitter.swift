/// Writes a tree as lines, with comments above the places that they are about.
///
/// A flow mapping or list stands on one line if it fits and no comment is about something inside; in block style otherwise.
struct YAMLEmitter {
  /// The most scalars of a line.
  static let width = 100

  private let comments: [String: String]
  /// All places that hold, somewhere inside, one with a comment.
  private let commented: Set<String>
  private var lines: [String] = []

  /// - Parameter comments: the text of a comment by the key path of its place; the empty path is the top of the file.
  init(comments: [String: String]) {
    self.comments = comments
    var commented: Set<String> = []
    for path in comments.keys {
      for (index, character) in zip(path.indices, path) where character == "." || character == "[" {
        commented.insert(String(path[..<index]))
      }
    }
    self.commented = commented
  }

  /// The text of a file.
  static func text(_ tree: YAMLTree, comments: [String: String]) -> String {
    var emitter = YAMLEmitter(comments: comments)
    if emitter.comment("", indent: "") { emitter.lines.append("") }
    emitter.block(tree, path: "", indent: "", isItem: false)
    return emitter.lines.joined(separator: "\n") + "\n"
  }

  /// The lines of a comment; false where there is none.
  @discardableResult
  private mutating func comment(_ path: String, indent: String) -> Bool {
    guard let text = comments[path], !text.isEmpty else { return false }
    let breaks: Set<Character> = ["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"]
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: { breaks.contains($0) }) {
      let allowed = line.unicodeScalars.filter { $0 == "\t" || $0.properties.generalCategory != .control }
      lines.append(indent + (allowed.isEmpty ? "#" : "# " + String(allowed)))
    }
    return true
  }

  /// - Parameter isItem: whether the first line continues `- `, which stands already.
  private mutating func block(_ tree: YAMLTree, path: String, indent: String, isItem: Bool) {
    switch tree {
    case .scalar(let text): append(text, indent: indent, continuing: isItem)
    case .list(let items, let layout):
      for (index, item) in items.enumerated() {
        if layout == .spaced, index > 0 { lines.append("") }
        let place = "\(path)[\(index)]"
        if !(isItem && index == 0) { comment(place, indent: indent) }
        if !Self.isPair(item), let line = oneLine(item, path: place, room: Self.width - indent.count - 2) {
          append("- " + line, indent: indent, continuing: isItem && index == 0)
        } else {
          append("- ", indent: indent, continuing: isItem && index == 0)
          block(item, path: place, indent: indent + "  ", isItem: true)
        }
      }
    case .mapping(let entries, let layout):
      for (index, entry) in entries.enumerated() {
        if layout == .spaced, index > 0 { lines.append("") }
        let place = path.isEmpty ? entry.key : path + "." + entry.key
        let isFirst = isItem && index == 0
        if !isFirst { comment(place, indent: indent) }
        let key = YAMLScalar.written(entry.key) + ":"
        if let line = oneLine(entry.value, path: place, room: Self.width - indent.count - key.count - 1) {
          append(key + " " + line, indent: indent, continuing: isFirst)
        } else {
          append(key, indent: indent, continuing: isFirst)
          block(entry.value, path: place, indent: indent + "  ", isItem: false)
        }
      }
    }
  }

  /// Whether it is a mapping of one key, which as an item reads better without braces: `- jaro-winkler: 0.92`.
  private static func isPair(_ tree: YAMLTree) -> Bool {
    switch tree {
    case .mapping(let entries, _): entries.count == 1
    default: false
    }
  }

  private mutating func append(_ text: String, indent: String, continuing: Bool) {
    if continuing, let last = lines.indices.last {
      lines[last] += text
    } else {
      lines.append(indent + text)
    }
  }

  /// The tree on one line, where it may and can stand on one.
  private func oneLine(_ tree: YAMLTree, path: String, room: Int) -> String? {
    switch tree {
    case .scalar(let text): return text
    case .list(let items, let layout):
      // An empty block would be nothing.
      guard !items.isEmpty else { return "[]" }
      guard layout == .flow, !commented.contains(path) else { return nil }
    case .mapping(let entries, let layout):
      guard !entries.isEmpty else { return "{}" }
      guard layout == .flow, !commented.contains(path) else { return nil }
    }
    let line = flow(tree)
    return line.unicodeScalars.count <= room ? line : nil
  }

  private func flow(_ tree: YAMLTree) -> String {
    switch tree {
    case .scalar(let text): text
    case .list(let items, _): "[" + items.map { flow($0) }.joined(separator: ", ") + "]"
    case .mapping(let entries, _):
      "{" + entries.map { YAMLScalar.written($0.key) + ": " + flow($0.value) }.joined(separator: ", ") + "}"
    }
  }
}
