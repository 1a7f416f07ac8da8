/// An e-mail address.
///
/// Lower case, without `mailto:`, a name around it in `Name <a@b>`, and white space. `local` is what stands
/// before the @, without a `+tag` and dots, which most providers ignore; `domain` what stands after it. Text
/// without an @ is a local part.
struct EmailType: ValueType {
  let name = "email"
  let summary = "an e-mail address; local is what precedes the @, without dots and +tag, domain what follows"
  let parts = ["", "local", "domain"]

  func derive(_ utf8: UnsafeBufferPointer<UInt8>, into result: inout ValueParts) {
    result.removeAll()
    if StandardMissing.isMissing(utf8) {
      result.fill(to: parts.count)
      return
    }
    var range = ASCII.trimmed(utf8)
    if let open = utf8[range].lastIndex(of: UInt8(ascii: "<")),
      let close = utf8[open..<range.upperBound].firstIndex(of: UInt8(ascii: ">"))
    {
      range = open + 1..<close
    }
    var position = range.lowerBound
    while position < range.upperBound {
      let scalar = DecodedScalar(utf8, at: position)
      position += scalar.length
      switch scalar.value {
      case 0...0x20, 0x7F, 0xA0, 0x3000, 0xFEFF: break
      case 0xFF01...0xFF5E: result.append(ASCII.lowercased(UInt8(scalar.value - 0xFEE0)))
      case ..<0x80: result.append(ASCII.lowercased(UInt8(scalar.value)))
      default: Self.appendLowercased(scalar.value, to: &result.bytes)
      }
    }
    let scheme = "mailto:".utf8
    if result.bytes.starts(with: scheme) { result.bytes.removeFirst(scheme.count) }
    let end = result.bytes.count
    result.endPart()
    let at = result.bytes.lastIndex(of: UInt8(ascii: "@")) ?? end
    for position in 0..<at {
      let byte = result.bytes[position]
      if byte == UInt8(ascii: "+"), position > 0 { break }
      if byte != UInt8(ascii: ".") { result.append(byte) }
    }
    result.endPart()
    result.appendPart(copyOf: min(at + 1, end)..<end)
  }

  private static func appendLowercased(_ value: UInt32, to bytes: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenLowercased else {
      DecodedScalar.append(value, to: &bytes)
      return
    }
    bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
  }
}

/// The address of a website: lower case, without scheme, `www.` and a slash at the end; `host` is the host.
struct WebsiteType: ValueType {
  let name = "website"
  let summary = "a website's address without scheme, www. and last slash; host is its host"
  let parts = ["", "host"]

  func derive(_ utf8: UnsafeBufferPointer<UInt8>, into result: inout ValueParts) {
    result.removeAll()
    if StandardMissing.isMissing(utf8) {
      result.fill(to: parts.count)
      return
    }
    for byte in utf8 where byte > 0x20 { result.append(ASCII.lowercased(byte)) }
    for scheme in ["https://", "http://", "//", "www."] where result.bytes.starts(with: scheme.utf8) {
      result.bytes.removeFirst(scheme.utf8.count)
    }
    while result.bytes.last == UInt8(ascii: "/") { result.bytes.removeLast() }
    let host = result.bytes.firstIndex { "/?#:".utf8.contains($0) } ?? result.bytes.count
    result.endPart()
    result.appendPart(copyOf: 0..<host)
  }
}
