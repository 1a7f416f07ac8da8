internal import CTables
internal import SynthesisCore

/// Names by frequency, from the generated tables: surnames, or given names of one sex.
package struct NameList: Sendable {
  private let names: [String]
  /// The first name of each group of one share.
  private var groupStarts: [Int] = []
  private let groups: WeightedTable
  /// The share of each name in the whole list.
  private var shares: [Double] = []

  package static let surnames = NameList(idm_person_surnames().pointee)
  package static let female = NameList(idm_person_female_names().pointee)
  package static let male = NameList(idm_person_male_names().pointee)

  /// The given names of people of a sex.
  static func given(_ sex: Sex) -> NameList { sex == .female ? female : male }

  private init(_ list: idm_person_name_list) {
    names = Self.decoded(list)
    var groups = WeightedTable()
    var start = 0
    var total = 0.0
    for index in 0..<Int(list.group_count) {
      let group = list.groups[index]
      groups.append(index, weight: Int(group.share) * Int(group.count))
      groupStarts.append(start)
      start += Int(group.count)
      total += Double(group.share) * Double(group.count)
    }
    groupStarts.append(start)
    self.groups = groups
    for index in 0..<Int(list.group_count) {
      let group = list.groups[index]
      shares += Array(repeating: Double(group.share) / total, count: Int(group.count))
    }
  }

  /// The names of a front-coded text: a digit, how many letters of the name before are kept, then the other letters.
  private static func decoded(_ list: idm_person_name_list) -> [String] {
    var names: [String] = []
    names.reserveCapacity(Int(list.name_count))
    let text = UnsafeBufferPointer(start: list.text, count: Int(list.length))
    var name: [UInt8] = []
    for character in text.lazy.map(UInt8.init(bitPattern:)) {
      if character >= UInt8(ascii: "a") {
        name.append(character)
      } else {
        if !name.isEmpty { names.append(String(decoding: name, as: UTF8.self)) }
        name.removeSubrange(min(name.count, Int(character - UInt8(ascii: "0")))...)
      }
    }
    names.append(String(decoding: name, as: UTF8.self))
    return names
  }

  /// How many names there are.
  package var count: Int { names.count }

  /// The name at `index`, in order of falling frequency.
  package func name(_ index: Int) -> String { names[index] }

  /// Which part of all people has the name at `index`.
  package func share(_ index: Int) -> Double { shares[index] }

  /// A name, by frequency.
  func choose(_ random: inout SeededRandom) -> Int {
    let group = groups.choose(&random)
    return groupStarts[group] + random.below(groupStarts[group + 1] - groupStarts[group])
  }
}
