import Foundation
import RecordLinkage
import Testing

@testable import ModelFile

/// The JSON Schema that editors check model files by says what the reader says.
struct SchemaTests {
  private let definitions: [String: Any]
  private let root: [String: Any]

  init() throws {
    let data = try Data(contentsOf: URL(filePath: ModelTexts.schema))
    root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    definitions = try #require(root["$defs"] as? [String: Any])
  }

  /// All keys of the mappings that a part of the schema allows, itself or as an alternative.
  private func keys(_ schema: [String: Any]) -> Set<String> {
    var keys = Set((schema["properties"] as? [String: Any] ?? [:]).keys)
    for alternative in schema["anyOf"] as? [[String: Any]] ?? [] { keys.formUnion(self.keys(alternative)) }
    return keys
  }

  private func definition(_ name: String) throws -> [String: Any] {
    try #require(definitions[name] as? [String: Any])
  }

  private func names(_ name: String) throws -> Set<String> {
    var names: Set<String> = []
    func collect(_ schema: [String: Any]) {
      names.formUnion(schema["enum"] as? [String] ?? [])
      for alternative in schema["anyOf"] as? [[String: Any]] ?? [] { collect(alternative) }
    }
    collect(try definition(name))
    return names
  }

  @Test(
    "The reader and the schema know the same keys",
    arguments: [
      ("column", ModelKeys.column), ("comparison", ModelKeys.comparison),
      ("term-frequency", ModelKeys.termFrequency), ("level", ModelKeys.level),
      ("blocking", ModelKeys.blocking),
      ("blocking-rule", ModelKeys.blockingRule), ("relation", ModelKeys.relation),
      ("linking", ModelKeys.linking),
      ("training", ModelKeys.training), ("parameters", ModelKeys.parameters),
      ("latent-class", ModelKeys.latentClass), ("level-parameters", ModelKeys.levelParameters),
      ("dependence", ModelKeys.dependence), ("provenance", ModelKeys.provenance),
      ("similarity", ConditionName.similarityKeys),
    ])
  func sameKeys(name: String, known: [String]) throws {
    #expect(keys(try definition(name)) == Set(known))
  }

  @Test("The reader and the schema know the same sections and conditions")
  func sections() throws {
    #expect(keys(root) == Set(ModelKeys.model))
    let comparators = TextComparator.commonNames.filter { !$0.hasPrefix("qgram-") }
    let conditions = try definition("condition-keys")
    #expect(keys(conditions) == Set(ConditionName.allCases.map(\.rawValue) + comparators))
    let properties = try #require(conditions["properties"] as? [String: [String: Any]])
    for name in ConditionName.allCases where !name.keys.isEmpty {
      var schema = properties[name.rawValue] ?? [:]
      if let reference = schema["$ref"] as? String, let last = reference.split(separator: "/").last {
        schema = try definition(String(last))
      }
      #expect(keys(schema) == Set(name.keys), "\(name)")
    }
  }

  @Test("The reader and the schema know the same names")
  func sameNames() throws {
    #expect(try names("comparator") == Set(TextComparator.commonNames))
    #expect(try names("clustering") == Set(ClusteringMethod.allCases.map(\.rawValue)))
    #expect(try names("role") == Set(ComparisonDeclaration.Role.allCases.map(\.rawValue)))
    #expect(try names("normalizer") == Set(NormalizationStep.allCases.map(\.rawValue)))
    #expect(try names("encoding") == Set(LevelCondition.PhoneticEncoding.allCases.map(\.rawValue)))
    #expect(try names("type") == Set(ValueTypes().names))
  }

  @Test("The schema names the defaults of the engine")
  func defaults() throws {
    func value(_ section: String, _ key: String) throws -> NSNumber? {
      let properties = try definition(section)["properties"] as? [String: [String: Any]]
      return properties?[key]?["default"] as? NSNumber
    }
    let training = TrainingDeclaration()
    #expect(try value("training", "seed")?.uint64Value == training.seed)
    #expect(try value("training", "random-pairs")?.intValue == training.randomPairs)
    #expect(try value("training", "candidate-pairs")?.intValue == training.candidatePairs)
    #expect(try value("training", "iterations")?.intValue == training.iterations)
    #expect(try value("training", "tolerance")?.doubleValue == training.tolerance)
    let blocking = BlockingDeclaration()
    #expect(try value("blocking", "largest-block")?.intValue == blocking.largestBlock)
    #expect(try value("blocking", "pairs-per-record")?.doubleValue == blocking.pairsPerRecord)
    #expect(
      try definition("clustering")["default"] as? String == RelationDeclaration("x").clustering.rawValue)
  }

  @Test("The examples can be read", arguments: try ModelTexts.examples())
  func examples(name: String) throws {
    #expect(try ModelDocument(path: ModelTexts.path(name)).warnings.isEmpty)
  }

  @Test(
    "What the reader accepts, the schema accepts",
    .enabled(if: SchemaValidator.isAvailable, "python3 with jsonschema and PyYAML is not installed"))
  func accepted() throws {
    var texts = try ModelTexts.examples().map {
      try String(contentsOfFile: ModelTexts.path($0), encoding: .utf8)
    }
    texts.append(
      ModelTexts.complete("blocking: {rules: [[prefix(a, 3), suffix(b, 3), 'prefix(b, 3)'], [qgrams(a, 2)]]}")
    )
    var random = RandomModels(seed: 1)
    for _ in 0..<75 {
      texts.append(ModelFileWriter().text(random.model()))
      // Models that someone has edited by hand, if they are still models.
      var lines = ModelFileWriter().text(random.model()).split(separator: "\n")
      let place = random.below(lines.count)
      switch random.below(3) {
      case 0: lines.remove(at: place)
      case 1: lines.swapAt(place, random.below(lines.count))
      default: lines[place] = Substring(lines[place].replacing("0", with: "1"))
      }
      let edited = lines.joined(separator: "\n") + "\n"
      if (try? ModelDocument(text: edited)) != nil { texts.append(edited) }
    }
    for (text, problem) in zip(texts, try SchemaValidator.problems(of: texts)) where !problem.isEmpty {
      Issue.record("\(problem)\n\(text)")
    }
  }

  @Test(
    "What is wrong by its form alone, the schema refuses as the reader does",
    .enabled(if: SchemaValidator.isAvailable, "python3 with jsonschema and PyYAML is not installed"))
  func refused() throws {
    let levels = [
      "exactly", "jaro-winkler: 1.5", "jaro-winkler: {column: a, atleast: 1}", "{exact: a, missing: a}",
      "label: x", "edits",
      "prefix: 0", "sounds: metaphone", "swapped: [a]", "days: 1.5", "all: []", "else: false",
      "qgram-jaccard-9: 0.5",
      "{label: x, term-frequency: 1, exact: a}", "{not: [exact]}", "{all: [{label: x, exact: a}]}",
    ]
    let sections = [
      "kolumns: {}", "columns: {}", "columns: {1a: text}", "columns: {a: {typ: text}}", "columns: [a]",
      "comparisons: []",
      "comparisons: [{column: a}]", "comparisons: [{levels: [exact]}]", "blocking: {rules: [{salt: 2}]}",
      "blocking: {rules: [[sound(a)]]}", "blocking: {largest-block: 1}", "relations: {}",
      "relations: {a: {match: 0.5}}",
      "relations: {a: {clustering: best}}", "linking: {within: 0}", "training: {iterations: 0}",
      "parameters: {classes: {match: {pairs-per-record: 1}}}",
    ]
    let texts =
      (sections
      + levels.map { "comparisons:\n  - name: x\n    column: a\n    levels:\n      - \($0)\n      - else" })
      .map { ModelTexts.complete($0) }
    for (text, problem) in zip(texts, try SchemaValidator.problems(of: texts)) {
      #expect(!problem.isEmpty, "\(text)")
      #expect(throws: ModelFileError.self, "\(text)") { try ModelDocument(text: text) }
    }
  }
}
