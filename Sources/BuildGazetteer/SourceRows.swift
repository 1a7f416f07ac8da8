/// The rows that Scripts/extract-gazetteer.py writes.
struct SourceRows {
  struct Municipality {
    var code: Int
    var prefecture: Int
    var county: String
    var city: String
    var ward: String
    var kana: String
    var isPresent: Bool

    var name: String { county + city + ward }
  }

  /// A town of the Address Base Registry.
  struct RegistryTown {
    var municipality: Int
    var number: Int
    var name: String
    var chome: [Int]
  }

  /// A town of Japan Post.
  struct PostTown {
    var municipality: Int
    var name: String
    var kana: String
    var hasChome: Bool
    var postalCode: Int
    var streets: [String]
  }

  struct Former {
    var prefecture: Int
    var name: String
    var prefix: String
    var successors: [String]
  }

  var versions: [String: String] = [:]
  var municipalities: [Municipality] = []
  var registry: [RegistryTown] = []
  var post: [PostTown] = []
  /// Codes that belong to a municipality alone.
  var municipalityCodes: [(municipality: Int, postalCode: Int)] = []
  /// Own codes of buildings and large offices.
  var officeCodes: [(municipality: Int, town: String, postalCode: Int)] = []
  var former: [Former] = []

  init(_ text: String) throws {
    for (offset, line) in text.split(separator: "\n").enumerated() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try add(fields, line: offset + 1)
    }
  }

  private mutating func add(_ fields: [String], line: Int) throws {
    func number(_ index: Int) throws -> Int {
      guard index < fields.count, let value = Int(fields[index]) else {
        throw BuildError(description: "line \(line), column \(index + 1): expected a number")
      }
      return value
    }
    guard let kind = fields.first, fields.count >= 3 else {
      throw BuildError(description: "line \(line): expected at least three columns")
    }
    switch (kind, fields.count) {
    case ("V", 3): versions[fields[1]] = fields[2]
    case ("M", 8):
      municipalities.append(
        Municipality(
          code: try number(1), prefecture: try number(2), county: fields[3], city: fields[4], ward: fields[5],
          kana: fields[6], isPresent: fields[7] == "present"))
    case ("A", 5):
      registry.append(
        RegistryTown(
          municipality: try number(1), number: try number(2), name: fields[3],
          chome: fields[4].split(separator: ",").compactMap { Int($0) }))
    case ("K", 7):
      post.append(
        PostTown(
          municipality: try number(1), name: fields[2], kana: fields[3], hasChome: fields[4] == "1",
          postalCode: try number(5), streets: fields[6].split(separator: "、").map(String.init)))
    case ("Z", 3): municipalityCodes.append((try number(1), try number(2)))
    case ("O", 4): officeCodes.append((try number(1), fields[2], try number(3)))
    case ("F", 5...):
      former.append(
        Former(
          prefecture: try number(1), name: fields[2], prefix: fields[3],
          successors: fields[4...].filter { !$0.isEmpty }))
    default:
      throw BuildError(description: "line \(line): no row of kind \(kind) has \(fields.count) columns")
    }
  }
}

/// Why no gazetteer could be built.
struct BuildError: Error, CustomStringConvertible {
  let description: String
}
