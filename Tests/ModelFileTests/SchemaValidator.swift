import Foundation

/// Checks YAML texts against the JSON Schema by Python's `jsonschema`, where that is installed.
enum SchemaValidator {
  private static let script = """
    import json, sys, yaml, jsonschema
    with open(sys.argv[1]) as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            problems = [f"{list(e.path)}: {e.message[:200]}" for e in validator.iter_errors(yaml.safe_load(file))]
        print("; ".join(problems).replace("\\n", " "))
    """

  /// Whether the check can be made on this machine.
  static let isAvailable: Bool = run(["-c", "import jsonschema, yaml"]) != nil

  /// For each text what the schema has against it, empty for nothing.
  static func problems(of texts: [String]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "model-schema-tests-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var paths: [String] = []
    for (number, text) in texts.enumerated() {
      let path = folder.appending(path: "\(number).yaml")
      try Data(text.utf8).write(to: path)
      paths.append(path.path(percentEncoded: false))
    }
    guard let output = run(["-c", script, ModelTexts.schema] + paths) else {
      throw CocoaError(.executableLoad)
    }
    return output.split(separator: "\n", omittingEmptySubsequences: false).prefix(texts.count).map {
      String($0)
    }
  }

  /// What a Python program prints; `nil` where it fails.
  private static func run(_ arguments: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }
}
