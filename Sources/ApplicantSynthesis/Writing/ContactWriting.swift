internal import SynthesisCore

/// Spellings of telephone numbers, mail addresses, postal codes and sexes.
enum ContactWriting {
  static func phone(_ number: PhoneNumber, _ penmanship: Penmanship, _ random: inout SeededRandom) -> String {
    let hyphenated = number.parts.joined(separator: "-")
    guard penmanship == .freehand else { return random.chance(700) ? hyphenated : number.digits }
    switch random.below(9) {
    case 0...1: return number.digits
    case 2: return Typing.fullWidth(number.digits)
    case 3: return Typing.fullWidth(hyphenated)
    case 4:
      return "+81-" + number.parts[0].dropFirst() + "-" + number.parts.dropFirst().joined(separator: "-")
    case 5: return "\(number.parts[0])(\(number.parts[1]))\(number.parts[2])"
    case 6: return number.parts.joined(separator: " ")
    case 7: return number.parts.joined(separator: "ー")
    default: return hyphenated
    }
  }

  static func email(_ address: String, _ penmanship: Penmanship, _ random: inout SeededRandom) -> String {
    guard penmanship == .freehand else { return address }
    switch random.below(8) {
    case 0: return NameWriting.uppercased(String(address.prefix(1))) + address.dropFirst()
    case 1: return NameWriting.uppercased(address)
    case 2: return Typing.fullWidth(address)
    default: return address
    }
  }

  static func postalCode(_ digits: String, _ penmanship: Penmanship, _ random: inout SeededRandom) -> String {
    let hyphenated = "\(digits.prefix(3))-\(digits.dropFirst(3))"
    guard penmanship == .freehand else { return random.chance(800) ? hyphenated : digits }
    switch random.below(5) {
    case 0: return digits
    case 1: return "〒" + hyphenated
    case 2: return Typing.fullWidth(hyphenated)
    case 3: return Typing.fullWidth(digits)
    default: return hyphenated
    }
  }

  static func sex(_ sex: Sex, _ penmanship: Penmanship, _ random: inout SeededRandom) -> String {
    let spellings = sex == .male ? ["男", "男性", "M", "1"] : ["女", "女性", "F", "2"]
    return penmanship == .form ? spellings[0] : random.pick(spellings)
  }
}
