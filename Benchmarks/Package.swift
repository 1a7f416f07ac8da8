// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that whoever depends on idmatch neither resolves nor builds its benchmarks.
let package = Package(
  name: "idmatch-benchmarks",
  dependencies: [
    .package(name: "idmatch", path: "..")
  ],
  targets: [
    .executableTarget(
      name: "idmatch-benchmarks",
      dependencies: [
        .product(name: "ApplicantSynthesis", package: "idmatch"),
        .product(name: "IdentityMatching", package: "idmatch"),
        .product(name: "JapaneseNormalization", package: "idmatch"),
        .product(name: "RecordLinkage", package: "idmatch"),
        .product(name: "TableIO", package: "idmatch"),
      ],
      path: "Sources/IdmatchBenchmarks",
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .treatAllWarnings(as: .error),
      ],
      // Without debug information: valgrind before 3.20 gives up on the DWARF 5 that Swift writes. Function names stay.
      linkerSettings: [.unsafeFlags(["-Xlinker", "--strip-debug"])]
    )
  ],
  swiftLanguageModes: [.v6]
)
