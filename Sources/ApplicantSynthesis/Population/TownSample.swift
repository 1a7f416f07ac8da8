internal import CTables
internal import SynthesisCore

/// A real town, with what an address in it needs.
struct Town: Sendable {
  let prefecture: String
  let municipality: String
  let isWard: Bool
  let name: String
  let postalCode: String
  /// Whether the town is divided into 丁目.
  let hasChome: Bool
}

/// The towns of the generated sample, and the order in which homes are spread over them.
struct TownSample: Sendable {
  let towns: [Town]
  /// Homes are dealt to the towns slot by slot; a town has slots in proportion to its weight.
  private let slots: [(town: Int32, rank: Int32)]
  private let slotCounts: [Int32]

  /// Decodes the sample; slots are shuffled by `random`.
  init(_ random: inout SeededRandom) {
    let sample = idm_town_sample()
    let text = String(
      decoding: UnsafeRawBufferPointer(start: sample.text, count: Int(sample.length)), as: UTF8.self)
    var towns: [Town] = []
    var populations: [Int] = []
    var prefecture = ("", 0)
    var municipality = ("", false)
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      switch fields.first {
      case "P" where fields.count == 4: prefecture = (fields[1], Int(fields[3]) ?? 0)
      case "M" where fields.count == 4: municipality = (fields[1], fields[3] == "1")
      case "T" where fields.count == 5:
        towns.append(
          Town(
            prefecture: prefecture.0, municipality: municipality.0, isWard: municipality.1, name: fields[1],
            postalCode: fields[3], hasChome: fields[4] == "1"))
        populations.append(prefecture.1)
      default: continue
      }
    }
    self.towns = towns

    // Towns of one prefecture share its population; those with 丁目 are built up and weigh three times as much.
    var townsOfPrefecture: [String: Int] = [:]
    for town in towns { townsOfPrefecture[town.prefecture, default: 0] += town.hasChome ? 3 : 1 }
    var counts: [Int32] = []
    for (index, town) in towns.enumerated() {
      let weight =
        (town.hasChome ? 3 : 1) * populations[index] / 5
        / max(1, townsOfPrefecture[town.prefecture, default: 1])
      counts.append(Int32(max(1, weight)))
    }
    var slots: [(town: Int32, rank: Int32)] = []
    for (town, count) in counts.enumerated() {
      for rank in 0..<count { slots.append((Int32(town), rank)) }
    }
    for last in stride(from: slots.count - 1, to: 0, by: -1) { slots.swapAt(last, random.below(last + 1)) }
    self.slots = slots
    slotCounts = counts
  }

  /// A number that no site below `sites` has in `town`, for a home put there on purpose.
  func freeSerial(in town: Int, sites: Int) -> Int { (sites / slots.count + 1) * Int(slotCounts[town]) }

  /// The town of site `index`, and the number of the site within its town. No two sites share both.
  func place(ofSite index: Int) -> (town: Int, serial: Int) {
    let slot = slots[index % slots.count]
    let town = Int(slot.town)
    return (town, index / slots.count * Int(slotCounts[town]) + Int(slot.rank))
  }
}
