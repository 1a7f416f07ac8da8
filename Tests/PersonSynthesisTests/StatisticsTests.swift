import Foundation
import Testing

@Suite("The statistics of a register of persons")
struct StatisticsTests {
  /// What was measured in a development set of 50,000 records, and how far a register may be from it.
  static let measured: [(name: String, value: Double, tolerance: Double)] = [
    ("records a person", 1.2550, 0.01),
    ("persons with 2 records", 0.1557, 0.006),
    ("persons with 3 records", 0.0341, 0.003),
    ("pairs a record", 0.2596, 0.01),
    ("persons a household", 2.4740, 0.04),
    ("households of 1", 0.2798, 0.012),
    ("households of 2", 0.3395, 0.012),
    ("households of 3", 0.1639, 0.01),
    ("households of 4", 0.1197, 0.009),
    ("second of another sex", 0.9145, 0.01),
    ("second of the same surname", 0.7488, 0.02),
    ("younger of the same surname", 0.9052, 0.02),
    ("younger born with the one before", 0.0266, 0.01),
    ("sons of the same name", 0.0553, 0.016),
    ("same phone as the first", 0.1143, 0.01),
    ("middle name filled", 0.5815, 0.012),
    ("sex filled", 0.9941, 0.002),
    ("birth filled", 0.9879, 0.002),
    ("street filled", 0.9916, 0.002),
    ("postal code filled", 0.9938, 0.002),
    ("phone filled", 0.9653, 0.004),
    ("e-mail filled", 0.4069, 0.01),
    ("gmail.com of addresses", 0.4585, 0.02),
    ("flats", 0.2194, 0.01),
    ("100 commonest first names", 0.4234, 0.012),
    ("100 commonest surnames", 0.1784, 0.01),
    ("strangers of one first name", 0.003_37, 0.000_25),
    ("strangers of one surname", 0.000_668, 0.000_07),
    ("strangers of one city", 0.004_69, 0.000_6),
    ("strangers of one state", 0.0768, 0.008),
    ("first name equal in a pair", 0.6031, 0.02),
    ("first name one slip in a pair", 0.2488, 0.018),
    ("surname equal in a pair", 0.7341, 0.018),
    ("surname one slip in a pair", 0.1713, 0.014),
    ("joined surname in a pair", 0.0247, 0.006),
    ("names exchanged in a pair", 0.0232, 0.006),
    ("birth equal in a pair", 0.8536, 0.015),
    ("birth one slip in a pair", 0.0422, 0.007),
    ("street equal in a pair", 0.2483, 0.018),
    ("street one slip in a pair", 0.0611, 0.009),
    ("city equal in a pair", 0.6758, 0.02),
    ("city one slip in a pair", 0.0418, 0.007),
    ("postal code equal in a pair", 0.6518, 0.02),
    ("postal code one slip in a pair", 0.0421, 0.007),
    ("phone equal in a pair", 0.5767, 0.02),
    ("phone one slip in a pair", 0.0319, 0.007),
    ("e-mail equal in a pair", 0.1995, 0.016),
    ("e-mail one slip in a pair", 0.0206, 0.006),
  ]

  @Test("A register has the statistics of the development set")
  func register() {
    let values = RegisterStatistics(Register.large).values
    for (name, value, tolerance) in Self.measured {
      let ours = values[name, default: -1]
      #expect(abs(ours - value) <= tolerance, "\(name): \(ours), not \(value)")
    }
  }

  @Test("Statistics do not drift with the size of the register", arguments: [8_000, 120_000])
  func sizes(records: Int) {
    let values = RegisterStatistics(Register(records: records, seed: 3)).values
    // A small register varies more. How often strangers agree depends on how many places and names there are.
    let slack = records < 50_000 ? 2.5 : 1
    for (name, value, tolerance) in Self.measured
    where !name.hasPrefix("strangers") && !name.hasPrefix("100 ") {
      let ours = values[name, default: -1]
      #expect(abs(ours - value) <= tolerance * slack, "\(name): \(ours), not \(value)")
    }
  }

  /// Beside the package where developers keep it.
  private static let file = URL(filePath: #filePath)
    .appending(path: "../../../../shared/data/linkage/persons_50k/records.csv").standardized

  @Test(
    "The table of what was measured is that of the development set",
    .enabled(if: FileManager.default.fileExists(atPath: file.path), "the development set is not there"))
  func developmentSet() throws {
    let values = RegisterStatistics(try #require(Register(file: Self.file))).values
    for (name, value, _) in Self.measured {
      #expect(abs(values[name, default: -1] - value) <= value * 0.003, "\(name)")
    }
  }
}
