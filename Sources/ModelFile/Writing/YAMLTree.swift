/// A piece of YAML to be written.
indirect enum YAMLTree {
  /// How a list or mapping stands.
  enum Layout {
    /// On one line, `[a, b]`, where that fits.
    case flow
    /// An item a line.
    case block
    /// An item a line, and an empty line between them.
    case spaced
  }

  /// A key, unquoted, and its value.
  struct Entry {
    let key: String
    let value: YAMLTree

    init(_ key: String, _ value: YAMLTree) {
      self.key = key
      self.value = value
    }
  }

  /// A scalar as it is written, with its quotes if it needs any.
  case scalar(String)
  /// A list.
  case list([YAMLTree], Layout)
  /// A mapping.
  case mapping([Entry], Layout)

  /// A scalar that reads as this text and as nothing else.
  static func text(_ text: String) -> YAMLTree { .scalar(YAMLScalar.written(text)) }

  static func texts(_ texts: [String]) -> YAMLTree { .list(texts.map { .text($0) }, .flow) }

  static func integer(_ number: some BinaryInteger) -> YAMLTree { .scalar(String(number)) }

  static func number(_ number: Double) -> YAMLTree { .scalar(NumberText.shortest(number)) }
}

/// Scalars of YAML, quoted where they must be.
enum YAMLScalar {
  /// Words that some version of YAML takes for no text.
  private static let reserved: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf",
  ]

  /// A text as a scalar that every version of YAML reads as that text: plain where it begins with a letter and has nothing
  /// but letters, digits and a few marks, in double quotes otherwise.
  static func written(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  private static func isPlain(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, isLetter(first) || first == "_", last != " ",
      !reserved.contains(text.lowercased())
    else { return false }
    return scalars.allSatisfy { scalar in
      switch scalar {
      case "_", "-", ".", "(", ")", "/", " ", "–": true
      case "0"..."9": true
      default: isLetter(scalar)
      }
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
    return scalar.properties.isAlphabetic && scalar.value < 0x10000
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        if needsEscape(scalar) {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          let width = scalar.value > 0xFFFF ? 8 : 4
          result +=
            (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// What YAML does not allow, what ends a line, and what is not seen.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: true
    case .spaceSeparator: scalar != " "
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
