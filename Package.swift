// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "idmatch",
  products: [
    .library(name: "JapaneseNormalization", targets: ["JapaneseNormalization"]),
    .library(name: "RecordLinkage", targets: ["RecordLinkage"]),
    .library(name: "IdentityMatching", targets: ["IdentityMatching"]),
    .library(name: "TableIO", targets: ["TableIO"]),
    .library(name: "ModelFile", targets: ["ModelFile"]),
    .library(name: "HouseholdIndex", targets: ["HouseholdIndex"]),
    .library(name: "ContractHistory", targets: ["ContractHistory"]),
    .library(name: "ScreeningPolicy", targets: ["ScreeningPolicy"]),
    .library(name: "ApplicantSynthesis", targets: ["ApplicantSynthesis"]),
    .library(name: "PersonSynthesis", targets: ["PersonSynthesis"]),
    .executable(name: "idmatch", targets: ["idmatch"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C leaves: generated tables, processor instructions, and the system ICU behind opaque types.
    .target(name: "CTables"),
    .target(name: "CKernels"),
    .target(name: "CGazetteer", exclude: ["gazetteer.bin"]),
    .target(
      name: "CICU",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]
    ),
    // Looks at text 16 or 64 bytes at a time.
    .target(name: "CTextScan"),

    // The core: no Foundation, no input or output.
    .target(name: "JapaneseNormalization", dependencies: ["CGazetteer", "CKernels", "CTables"]),
    .target(name: "RecordLinkage", dependencies: ["CKernels"]),
    .target(
      name: "IdentityMatching", dependencies: ["CKernels", "JapaneseNormalization", "RecordLinkage"]),
    .target(name: "ContractHistory", dependencies: ["JapaneseNormalization"]),

    // The index: SQLite keeps it, and what is kept can be encrypted.
    .target(
      name: "HouseholdIndex",
      dependencies: [
        "ContractHistory", "IdentityMatching", "JapaneseNormalization", "RecordLinkage",
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "GRDB", package: "GRDB.swift"),
      ]),

    // The edges.
    .target(name: "TableIO", dependencies: ["CICU", "CTextScan"]),
    // What reads YAML by hand, with the line and column of whatever is wrong.
    .target(
      name: "YAMLReading",
      dependencies: ["RecordLinkage", .product(name: "Yams", package: "Yams")]
    ),
    .target(
      name: "ModelFile",
      dependencies: ["RecordLinkage", "YAMLReading", .product(name: "Yams", package: "Yams")]
    ),
    .target(
      name: "ScreeningPolicy",
      dependencies: [
        "ContractHistory", "HouseholdIndex", "RecordLinkage", "YAMLReading",
        .product(name: "Yams", package: "Yams"),
      ]
    ),
    // What the generators of test data share: random numbers for a seed, days.
    .target(name: "SynthesisCore"),
    .target(name: "PersonSynthesis", dependencies: ["CTables", "SynthesisCore"]),
    .target(
      name: "ApplicantSynthesis",
      dependencies: ["CTables", "JapaneseNormalization", "SynthesisCore"]
    ),
    .target(
      name: "IdmatchCommands",
      dependencies: [
        "ApplicantSynthesis", "IdentityMatching", "JapaneseNormalization", "ModelFile", "PersonSynthesis",
        "RecordLinkage", "TableIO",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .executableTarget(
      name: "estimate-parameters",
      dependencies: ["ApplicantSynthesis", "IdentityMatching", "RecordLinkage"],
      path: "Sources/EstimateParameters"
    ),
    .executableTarget(
      name: "build-gazetteer", dependencies: ["JapaneseNormalization"], path: "Sources/BuildGazetteer"),
    .executableTarget(name: "idmatch", dependencies: ["IdmatchCommands"]),

    .testTarget(
      name: "JapaneseNormalizationTests", dependencies: ["CICU", "JapaneseNormalization"]),
    .testTarget(name: "RecordLinkageTests", dependencies: ["CKernels", "RecordLinkage"]),
    .testTarget(
      name: "IdentityMatchingTests",
      dependencies: ["IdentityMatching", "JapaneseNormalization", "RecordLinkage"]),
    // What the tests of the index kill.
    .executableTarget(
      name: "IndexCrashProbe", dependencies: ["ContractHistory", "HouseholdIndex", "IdentityMatching"],
      path: "Tests/IndexCrashProbe"),
    .testTarget(
      name: "HouseholdIndexTests",
      dependencies: [
        "ApplicantSynthesis", "ContractHistory", "HouseholdIndex", "IdentityMatching", "IndexCrashProbe",
        "JapaneseNormalization", "RecordLinkage", "SynthesisCore",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(name: "TableIOTests", dependencies: ["CTextScan", "TableIO"]),
    .testTarget(name: "ModelFileTests", dependencies: ["ModelFile", "RecordLinkage"]),
    .testTarget(
      name: "ContractHistoryTests", dependencies: ["ContractHistory", "JapaneseNormalization"]),
    .testTarget(
      name: "ScreeningPolicyTests",
      dependencies: [
        "ContractHistory", "HouseholdIndex", "IdentityMatching", "RecordLinkage", "ScreeningPolicy",
      ]),
    .testTarget(name: "PersonSynthesisTests", dependencies: ["PersonSynthesis"]),
    .testTarget(
      name: "ApplicantSynthesisTests",
      dependencies: ["ApplicantSynthesis", "JapaneseNormalization", "SynthesisCore"]),
    // The executable too: its tests run it as people do.
    .testTarget(
      name: "IdmatchCommandsTests",
      dependencies: ["IdmatchCommands", "JapaneseNormalization", "PersonSynthesis", "TableIO", "idmatch"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)

let leavesInC: Set = ["CGazetteer", "CICU", "CKernels", "CTables", "CTextScan"]
for target in package.targets where !leavesInC.contains(target.name) {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .treatAllWarnings(as: .error),
    ]
}
