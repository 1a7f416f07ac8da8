internal import CICU

/// What is written for a character that the output's encoding does not have. It is counted and reported in any case.
public enum Substitute: String, CaseIterable, Sendable {
  /// 〓, the geta: the printer's sign for a missing character, and one that readers of such files know.
  case geta
  /// The code point, as `[U+20BB7]`: ugly, but nothing is lost.
  case codePoint
}

/// Converts UTF-8 to an encoding through ICU.
///
/// The tables of ICU and Microsoft differ in the Unicode character for some symbols of JIS X 0208 (the wave dash is U+301C
/// for one and U+FF5E for the other). They are the same character in the file and are no loss.
final class TextEncoder {
  private let converter: OpaquePointer
  private let encoding: TextEncoding
  private let path: String
  private let substitute: Substitute

  init(_ encoding: TextEncoding, substitute: Substitute, path: String) throws(TableError) {
    guard let converter = idm_converter_open(encoding.icuName) else {
      throw TableError(.conversion(encoding), path: path)
    }
    self.converter = converter
    self.encoding = encoding
    self.path = path
    self.substitute = substitute
  }

  deinit { idm_converter_close(converter) }

  /// Appends `text` (well-formed UTF-8) to `output`, and calls `onLoss` with each scalar that the encoding lacks and its
  /// offset in `text`. `isLast` ends the stream in its initial shift state.
  func encode(
    _ text: [UInt8], to output: inout [UInt8], isLast: Bool = false, onLoss: (Unicode.Scalar, Int) -> Void
  ) throws(TableError) {
    if encoding.keepsASCII && text.allSatisfy({ $0 < 0x80 }) {
      output.append(contentsOf: text)
      return
    }
    var read = 0
    while let lacking = try run(text, from: &read, to: &output, isLast: isLast) {
      guard let scalar = Unicode.Scalar(lacking) else { continue }
      let offset = read - UTF8.width(scalar)
      var start = 0
      if let twin = Self.twins[scalar],
        try run(Array(String(twin).utf8), from: &start, to: &output, isLast: false) == nil
      {
        continue
      }
      onLoss(scalar, offset)
      start = 0
      _ = try run(Array(replacement(for: scalar).utf8), from: &start, to: &output, isLast: false)
    }
  }

  private func replacement(for scalar: Unicode.Scalar) -> String {
    switch substitute {
    // A variation selector asks for a form of the character before it, which is written; there is nothing to replace.
    case .geta: scalar.properties.isVariationSelector ? "" : "〓"
    case .codePoint:
      "[U+\(String(repeating: "0", count: max(0, 4 - String(scalar.value, radix: 16).count)))"
        + "\(String(scalar.value, radix: 16, uppercase: true))]"
    }
  }

  /// Converts until the end (`nil`) or until after a scalar that the encoding lacks.
  private func run(
    _ text: [UInt8], from read: inout Int, to output: inout [UInt8], isLast: Bool
  ) throws(TableError) -> UInt32? {
    while true {
      var result = idm_conversion()
      var outcome: Int32 = 0
      // A character makes four bytes in UTF-16, and eight with its escapes in ISO-2022-JP.
      let room = (text.count - read) * 4 + 32
      output.append(addingCapacity: room) { span in
        span.withUnsafeMutableBufferPointer { target, initialized in
          text.withUnsafeBufferPointer { source in
            guard let target = target.baseAddress else { return }
            // An empty text still ends the stream.
            outcome = idm_converter_encode(
              converter, source.baseAddress.map { $0 + read }, Int64(source.count - read), isLast,
              target + initialized, Int64(room), &result)
            initialized += Int(result.written)
          }
        }
      }
      read += Int(result.read)
      switch outcome {
      case Int32(IDM_CONVERTED): return nil
      case Int32(IDM_UNMAPPABLE): return result.unmappable
      case Int32(IDM_TARGET_FULL): continue
      default: throw TableError(.conversion(encoding), path: path)
      }
    }
  }

  /// Symbols with two Unicode characters, of which the tables of an encoding know one.
  private static let twins: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
      ("\u{301C}", "\u{FF5E}"),  // 〜 ～ wave dash
      ("\u{2212}", "\u{FF0D}"),  // − － minus
      ("\u{2016}", "\u{2225}"),  // ‖ ∥
      ("\u{2014}", "\u{2015}"),  // — ―
      ("\u{00A2}", "\u{FFE0}"),  // ¢ ￠
      ("\u{00A3}", "\u{FFE1}"),  // £ ￡
      ("\u{00AC}", "\u{FFE2}"),  // ¬ ￢
      ("\u{00A5}", "\u{FFE5}"),  // ¥ ￥
      ("\u{00A6}", "\u{FFE4}"),  // ¦ ￤
      ("\u{203E}", "\u{FFE3}"),  // ‾ ￣
    ]
    var twins: [Unicode.Scalar: Unicode.Scalar] = ["\u{A0}": " "]
    for (one, other) in pairs { (twins[one], twins[other]) = (other, one) }
    return twins
  }()
}
