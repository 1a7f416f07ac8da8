/// The name of an organization: as text, with its legal form (Inc., GmbH) as the part `form` and `and` for `&`.
struct OrganizationType: ValueType {
  let name = "organization"
  let summary = "an organization's name: as text, its legal form (inc, gmbh) is the part form"
  let parts = ["", "form"]

  private static let forms = WordTable<Bool>(
    words: """
      inc incorporated ltd limited llc llp lp plc corp corporation co company gmbh mbh ag kg kgaa ohg ug ev sa sas \
      sarl spa srl bv nv oy oyj ab as aps asa pty pte kk sl slu sro doo
      """)

  func derive(_ utf8: UnsafeBufferPointer<UInt8>, into result: inout ValueParts) {
    result.removeAll()
    if StandardMissing.isMissing(utf8) {
      result.fill(to: parts.count)
      return
    }
    result.scratch.removeAll(keepingCapacity: true)
    result.words.removeAll(keepingCapacity: true)
    TextFold.words.append(utf8, to: &result.scratch)
    Words.split(result.scratch, in: 0..<result.scratch.count, into: &result.words)
    Self.joinLetters(&result.words, in: &result.scratch)
    var kept = result.words.count
    while kept > 1, Self.forms[result.scratch[result.words[kept - 1]]] != nil { kept -= 1 }
    // `& Co. KG`: what joins the form to the name is of the form.
    if kept > 1, kept < result.words.count, result.scratch[result.words[kept - 1]].elementsEqual("and".utf8) {
      kept -= 1
    }
    for part in [0..<kept, kept..<result.words.count] {
      for index in part {
        if index > part.lowerBound { result.append(0x20) }
        for position in result.words[index] { result.append(result.scratch[position]) }
      }
      result.endPart()
    }
  }

  /// Makes one word of letters that stand alone at the end: `L.L.C.` is llc, `S. A.` is sa.
  private static func joinLetters(_ words: inout [Range<Int>], in bytes: inout [UInt8]) {
    var first = words.count
    while first > 0, words[first - 1].count == 1 { first -= 1 }
    guard words.count - first > 1 else { return }
    let start = bytes.count
    for index in first..<words.count { bytes.append(bytes[words[index].lowerBound]) }
    guard forms[bytes[start...]] != nil else { return }
    words.replaceSubrange(first..., with: [start..<bytes.count])
  }
}
