package import Yams

/// The text of a file on its way to YAML nodes: whatever the text, without a trap and in bounded time.
package struct YAMLText {
  /// The file as the caller named it, for messages.
  let file: String
  /// What the file describes, for messages: `model`.
  let noun: String

  /// Reads files of that kind.
  package init(file: String, noun: String) {
    self.file = file
    self.noun = noun
  }

  /// The most bytes of a file. A model of 16 comparisons with 15 trained levels each has some 40 thousand.
  package static let mostBytes = 1 << 20
  /// The most bytes that a file may have once its aliases are written out.
  static let mostExpandedBytes = 50_000_000

  /// The root node; `nil` where the text is empty or all comments.
  ///
  /// - Throws: ``FileError``.
  package func compose(_ text: String) throws(FileError) -> Node? {
    try checkSize(text.utf8.count)
    // The parser takes a byte order mark for a control character.
    let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    if let problem = unprintable(in: text) ?? aliasBomb(in: text) {
      throw FileError(problem)
    }
    do {
      return try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      throw FileError(problem(error))
    } catch {
      throw FileError(notYAML)
    }
  }

  /// - Throws: ``FileError`` where there are too many.
  package func checkSize(_ bytes: Int) throws(FileError) {
    guard bytes > Self.mostBytes else { return }
    throw FileError(
      .init(
        file: file, found: "more than \(Self.mostBytes >> 10) KiB",
        expected: "a \(noun) file, which has some KiB: is this a table?"))
  }

  /// Where bytes stop to be UTF-8.
  package func notUTF8(_ bytes: [UInt8]) -> FileProblem {
    let expected = "a file in UTF-8"
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return .init(file: file, found: "UTF-16", expected: expected + "; save it again as UTF-8")
    }
    var line = 1
    var column = 1
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      column += 1
      if scalar == "\n" {
        line += 1
        column = 1
      }
    }
    return .init(
      file: file, line: line, column: column, found: "a byte that is not UTF-8",
      expected: expected + "; save it again as UTF-8")
  }

  /// The first character that YAML does not allow.
  private func unprintable(in text: String) -> FileProblem? {
    var line = 1
    var column = 1
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A:
        line += 1
        column = 0
      case 0x09, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...: break
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = String(repeating: "0", count: 4 - digits.utf8.count) + digits
        return .init(
          file: file, line: line, column: column, found: "the control character U+\(code)",
          expected: "text; inside double quotes the character can be written `\\u\(code)`")
      }
      column += 1
    }
    return nil
  }

  /// An error where the aliases of a text, written out, could be more than anyone means: ten anchors, each of ten aliases
  /// of the one before, are 10 billion nodes, and a node that is a key is hashed.
  ///
  /// Every `&name` and `*name` counts, be it in a comment; *n* aliases of an anchor make at most *n* + 1 copies of all
  /// that it holds, and copies inside copies multiply.
  private func aliasBomb(in text: String) -> FileProblem? {
    var uses: [(anchor: Substring.UTF8View, count: Int)] = []
    var latest: [String: Int] = [:]
    var line = 1
    let bytes = text.utf8
    var place = bytes.startIndex
    var mostUsedLine = 1
    var expanded = Double(bytes.count)
    while place < bytes.endIndex {
      let byte = bytes[place]
      place = bytes.index(after: place)
      if byte == UInt8(ascii: "\n") { line += 1 }
      guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") else { continue }
      let name = bytes[place...].prefix { Self.isAnchorByte($0) }
      guard !name.isEmpty else { continue }
      place = name.endIndex
      let text = String(decoding: name, as: UTF8.self)
      if byte == UInt8(ascii: "&") {
        latest[text] = uses.count
        uses.append((name, 0))
      } else if let number = latest[text] {
        let count = Double(uses[number].count)
        expanded *= (count + 2) / (count + 1)
        uses[number].count += 1
        mostUsedLine = line
        if expanded > Double(Self.mostExpandedBytes) {
          return .init(
            file: file, line: mostUsedLine,
            found: "aliases that could stand for more than \(Self.mostExpandedBytes / 1_000_000) MB",
            expected: "a \(noun) that is written out, with few aliases of aliases")
        }
      }
    }
    return nil
  }

  private static func isAnchorByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
