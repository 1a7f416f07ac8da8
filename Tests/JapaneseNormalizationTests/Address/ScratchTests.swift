import Foundation
import JapaneseNormalization
import Testing

@Suite struct ScratchAddress {
  @Test func municipalities() throws {
    let rows = try String(contentsOfFile: "/tmp/munichk/m.tsv", encoding: .utf8).split(separator: "\n")
    for row in rows {
      let f = row.split(separator: "\t").map(String.init)
      for town in ["本町1-2", "市場1-2", "大字町屋12", "北村3"] {
        for pre in [f[0], "", f[0] + "石狩郡"] {
          if pre.hasSuffix("郡") && !(f[1].hasSuffix("町") || f[1].hasSuffix("村")) { continue }
          let a = JapaneseAddress.parse(pre + f[1] + town)
          let got = String(String.UnicodeScalarView(a.municipality + a.ward))
          if got != f[1] {
            print("MUNI", pre, f[1], town, "->", got, "pref", a.prefecture?.name ?? "-")
          } else if let p = a.prefecture, p.name != f[0] {
            print("PREF", pre, f[1], p.name)
          }
        }
      }
    }
  }
  @Test func dump() throws {
    guard AddressPairFile.isPresent else { return }
    for n in ["same_pairs.csv", "same_generated.csv", "diff_pairs.csv"] {
      for r in try AddressPairFile(n).rows {
        for t in [r.a, r.b] {
          let a = JapaneseAddress.parse(t)
          let c = a.canonical
          let again = JapaneseAddress.parse(c)
          if again.canonical != c || again.relation(to: a) != a.relation(to: a) {
            print("IDEM", t, "|", c, "|", again.canonical, again.relation(to: a))
          }
          let s = { (x: ScalarText) in String(String.UnicodeScalarView(x)) }
          print(
            "DUMP\t\(t)\t\(a.prefecture?.name ?? "")/\(s(a.county))/\(s(a.municipality))/\(s(a.ward))/\(s(a.street))/\(s(a.town))/\(a.numbers.map { "\($0.head.map { String($0) } ?? "")\($0.value ?? -1)\($0.kind)" }.joined(separator: " "))/\(s(a.building))/\(s(a.wing))/\(a.unit)"
          )
        }
      }
    }
  }
}
extension String.UnicodeScalarView {
  init(_ s: ScalarText) {
    self.init()
    append(contentsOf: s)
  }
}
