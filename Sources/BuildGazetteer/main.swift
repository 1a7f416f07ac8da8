import Foundation

/// Builds the gazetteer: `build-gazetteer ROWS OUTPUT`. See Scripts/generate-gazetteer.
func main() -> Int32 {
  let arguments = CommandLine.arguments
  guard arguments.count == 3 else {
    FileHandle.standardError.write(Data("usage: build-gazetteer ROWS.tsv GAZETTEER.bin\n".utf8))
    return 64
  }
  do {
    let text = try String(contentsOfFile: arguments[1], encoding: .utf8)
    var building = GazetteerBuilding(try SourceRows(text))
    let bytes = try building.build()
    let output = URL(fileURLWithPath: arguments[2])
    try Data(bytes).write(to: output)
    // A build tool does not look into #embed, but it does into #include.
    let checksum = GazetteerBuilding.checksum(of: bytes)
    let header =
      "// Made with gazetteer.bin; changes with it.\n#define IDM_GAZETTEER_CHECKSUM \"\(checksum)\"\n"
    try Data(header.utf8).write(to: output.deletingPathExtension().appendingPathExtension("h"))
    for (section, size) in building.sizes { print("\(section)\t\(size)") }
    print("total\t\(bytes.count)")
    return 0
  } catch {
    FileHandle.standardError.write(Data("build-gazetteer: \(error)\n".utf8))
    return 65
  }
}

exit(main())
