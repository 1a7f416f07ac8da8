internal import IdentityMatching
internal import JapaneseNormalization

/// From what was typed to what is compared: the cost of a record before any pair is looked at.
enum NormalizationCases {
  static let all: [BenchmarkCase] = [
    BenchmarkCase(
      name: "fold-clean", items: "texts",
      summary: "fold a field of 4-30 characters that is clean already"
    ) {
      Workload(TypedTexts.clean) { TextFolding.fold($0).count }
    },
    BenchmarkCase(
      name: "fold-dirty", items: "texts",
      summary: "fold the same fields typed in mixed widths, half-width kana, odd dashes and spaces"
    ) {
      Workload(TypedTexts.dirty) { TextFolding.fold($0).count }
    },
    BenchmarkCase(
      name: "parse-name", items: "names", summary: "parse a name with its reading into parts with their keys"
    ) {
      Workload(Population(customers: 400).customers) {
        PersonName.parse($0.name, reading: $0.kana).splits.count
      }
    },
    BenchmarkCase(
      name: "parse-contacts", items: "records",
      summary: "parse the two telephone numbers, the e-mail address and the birth date of a record"
    ) {
      Workload(Population(customers: 1000).customers) { record in
        var sum = 0
        for phone in record.phones { sum += Int(PhoneNumber.parse(phone)?.rawValue ?? 0) & 0xFFFF }
        for email in record.emails { sum += EmailAddress.parse(email)?.canonical.utf8.count ?? 0 }
        for text in record.birthDate { sum += (try? BirthDate.parse(text))?.year ?? 0 }
        return sum
      }
    },
    BenchmarkCase(
      name: "features", items: "records", summary: "normalize a whole record into the feature table"
    ) {
      let batch = Population(customers: 500).customerBatch
      return Workload(itemCount: batch.recordCount) {
        var builder = FeatureTableBuilder()
        builder.append(batch)
        return UInt64(builder.finish().recordCount)
      }
    },
  ]
}
