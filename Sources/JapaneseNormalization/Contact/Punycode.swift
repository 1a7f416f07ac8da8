/// Punycode, the ASCII form of the labels of internationalized domain names.
///
/// The algorithm and its parameters are those of RFC 3492; `xn--` before an encoded label is RFC 5890.
enum Punycode {
  private static let base = 36
  private static let tMin = 1
  private static let tMax = 26
  private static let skew = 38
  private static let damp = 700
  private static let initialBias = 72
  private static let initialN = 128
  /// A label of the domain name system has at most 63 octets; more than that is left as it is.
  private static let longestLabel = 63

  /// `label` without its `xn--` prefix as Unicode; `nil` where it is no Punycode.
  static func decode(_ label: some Collection<Unicode.Scalar>) -> ScalarText? {
    guard label.count <= longestLabel, label.allSatisfy(\.isASCII) else { return nil }
    let input = Array(label)
    var output: ScalarText = []
    var index = 0
    if let delimiter = input.lastIndex(of: "-") {
      output = Array(input[..<delimiter])
      index = delimiter + 1
    }
    var n = initialN
    var i = 0
    var bias = initialBias
    while index < input.count {
      let oldI = i
      var weight = 1
      var k = base
      while true {
        guard index < input.count, let digit = digit(of: input[index]) else { return nil }
        index += 1
        i += digit * weight
        let threshold = min(max(k - bias, tMin), tMax)
        if digit < threshold { break }
        weight *= base - threshold
        guard i < 1 << 40, weight < 1 << 40 else { return nil }
        k += base
      }
      let count = output.count + 1
      bias = adapt(i - oldI, count, isFirst: oldI == 0)
      n += i / count
      i %= count
      guard n <= 0x10FFFF, let scalar = Unicode.Scalar(UInt32(n)), !scalar.isASCII else { return nil }
      output.insert(scalar, at: i)
      i += 1
    }
    return output
  }

  /// `label` in Punycode, without the `xn--` prefix; `nil` for a label longer than any in the domain name system.
  static func encode(_ label: some Collection<Unicode.Scalar>) -> ScalarText? {
    guard label.count <= longestLabel else { return nil }
    let input = Array(label)
    var output = input.filter(\.isASCII)
    let basicCount = output.count
    var handled = basicCount
    if basicCount > 0 { output.append("-") }
    var n = initialN
    var delta = 0
    var bias = initialBias
    while handled < input.count {
      guard let next = input.lazy.map({ Int($0.value) }).filter({ $0 >= n }).min() else { return nil }
      delta += (next - n) * (handled + 1)
      n = next
      for scalar in input {
        if scalar.value < n { delta += 1 }
        guard scalar.value == n else { continue }
        var rest = delta
        var k = base
        while true {
          let threshold = min(max(k - bias, tMin), tMax)
          if rest < threshold { break }
          output.append(letter(threshold + (rest - threshold) % (base - threshold)))
          rest = (rest - threshold) / (base - threshold)
          k += base
        }
        output.append(letter(rest))
        bias = adapt(delta, handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      n += 1
    }
    return output
  }

  private static func adapt(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / damp : delta / 2
    delta += delta / count
    var k = 0
    while delta > (base - tMin) * tMax / 2 {
      delta /= base - tMin
      k += base
    }
    return k + (base - tMin + 1) * delta / (delta + skew)
  }

  private static func digit(of scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x61...0x7A: Int(scalar.value - 0x61)
    case 0x41...0x5A: Int(scalar.value - 0x41)
    case 0x30...0x39: Int(scalar.value - 0x30) + 26
    default: nil
    }
  }

  private static func letter(_ digit: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt8(digit < 26 ? 0x61 + digit : 0x30 + digit - 26))
  }
}
