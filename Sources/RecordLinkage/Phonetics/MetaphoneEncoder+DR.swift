/// The letters D, H, J, L, M, P and R. The order of the rules is the algorithm's.
extension MetaphoneEncoder {
  mutating func encodeD() {
    if near(0, "DG") {
      // edge and Edgar.
      if near(2, "I|E|Y") { add("J", 3) } else { add("TK", 2) }
    } else {
      add("T", unlessDoubledBy: "T|D")
    }
  }

  mutating func encodeH() {
    // Heard at the beginning or between two vowels only.
    if current == 0 || isVowel(current - 1), isVowel(current + 1) { add("H", 2) } else { current += 1 }
  }

  mutating func encodeJ() {
    let count = near(1, "J") ? 2 : 1
    if near(0, "JOSE") || at(0, "SAN ") {
      // Spanish: Jose, San Jacinto.
      if (current == 0 && at(4, " ")) || at(0, "SAN ") { add("H", 1) } else { add("J", "H", 1) }
    } else if current == 0 {
      add("J", "A", count)  // Yankelovich and Jankelowicz
    } else if isVowel(current - 1), !isSlavoGermanic, near(1, "A|O") {
      add("J", "H", count)  // Spanish: bajador
    } else if current == last {
      add("J", "", count)
    } else if !near(1, "L|T|K|S|N|M|B|Z"), !near(-1, "S|K|L") {
      add("J", count)
    } else {
      current += count
    }
  }

  mutating func encodeL() {
    guard near(1, "L") else {
      add("L", 1)
      return
    }
    // Spanish: Cabrillo, Gallegos.
    if (current == word.count - 3 && near(-1, "ILLO|ILLA|ALLE"))
      || ((at(last - 1, "AS|OS") || at(last, "A|O")) && near(-1, "ALLE"))
    {
      add("L", "", 2)
    } else {
      add("L", 2)
    }
  }

  mutating func encodeM() {
    // dumb, thumb, number: no b.
    let swallowsB = near(-1, "UMB") && (current + 1 == last || near(2, "ER"))
    add("M", swallowsB || near(1, "M") ? 2 : 1)
  }

  mutating func encodeP() {
    // Campbell and raspberry: no b.
    if near(1, "H") { add("F", 2) } else { add("P", unlessDoubledBy: "P|B") }
  }

  mutating func encodeR() {
    let count = near(1, "R") ? 2 : 1
    // French: Rogier; but Hochmeier.
    if current == last, !isSlavoGermanic, near(-2, "IE"), !near(-4, "ME|MA") {
      add("", "R", count)
    } else {
      add("R", count)
    }
  }
}
