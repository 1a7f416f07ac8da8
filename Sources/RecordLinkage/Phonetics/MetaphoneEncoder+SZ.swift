/// The letters S, T, W, X and Z. The order of the rules is the algorithm's.
extension MetaphoneEncoder {
  mutating func encodeS() {
    if near(-1, "ISL|YSL") {
      current += 1  // island, Carlisle
    } else if current == 0, at(0, "SUGAR") {
      add("X", "S", 1)
    } else if near(0, "SH") {
      // Germanic: Sholz.
      if near(1, "HEIM|HOEK|HOLM|HOLZ") { add("S", 2) } else { add("X", 2) }
    } else if near(0, "SIO|SIA") {
      // Italian and Armenian.
      if isSlavoGermanic { add("S", 3) } else { add("S", "X", 3) }
    } else if (current == 0 && near(1, "M|N|L|W")) || near(1, "Z") {
      // Smith and Schmidt, Snider and Schneider; -sz- is s in Hungarian.
      add("S", "X", near(1, "Z") ? 2 : 1)
    } else if near(0, "SC") {
      encodeSC()
    } else if current == last, near(-2, "AI|OI") {
      add("", "S", 1)  // French: Resnais, Artois
    } else {
      add("S", unlessDoubledBy: "S|Z")
    }
  }

  private mutating func encodeSC() {
    if near(2, "H") {
      if near(3, "ER|EN") {
        add("X", "SK", 3)  // Schermerhorn, Schenker
      } else if near(3, "OO|UY|ED|EM") {
        add("SK", 3)  // Dutch: school, schooner
      } else if current == 0, !isVowel(3), !at(3, "W") {
        add("X", "S", 3)  // Schlesinger's rule
      } else {
        add("X", 3)
      }
    } else if near(2, "I|E|Y") {
      add("S", 3)
    } else {
      add("SK", 3)
    }
  }

  mutating func encodeT() {
    if near(0, "TION|TIA|TCH") {
      add("X", 3)
    } else if near(0, "TH|TTH") {
      // Thomas, Thames and Germanic names.
      if near(2, "OM|AM") || isGermanic { add("T", 2) } else { add("0", "T", 2) }
    } else {
      add("T", unlessDoubledBy: "T|D")
    }
  }

  mutating func encodeW() {
    if near(0, "WR") {
      add("R", 2)
      return
    }
    if current == 0, isVowel(1) {
      add("A", "F", 0)  // Wasserman and Vasserman
    } else if current == 0, at(0, "WH") {
      add("A", 0)
    }
    if (current == last && isVowel(current - 1)) || near(-1, "EWSKI|EWSKY|OWSKI|OWSKY") || at(0, "SCH") {
      add("", "F", 1)  // Arnow and Arnoff
    } else if near(0, "WICZ|WITZ") {
      add("TS", "FX", 4)  // Polish: Filipowicz
    } else {
      current += 1
    }
  }

  mutating func encodeX() {
    let count = near(1, "C|X") ? 2 : 1
    // French: Breaux.
    if current == last, near(-3, "IAU|EAU") || near(-2, "AU|OU") {
      current += count
    } else {
      add("KS", count)
    }
  }

  mutating func encodeZ() {
    if near(1, "H") {
      add("J", 2)  // Chinese: Zhao
      return
    }
    let count = near(1, "Z") ? 2 : 1
    if near(1, "ZO|ZI|ZA") || (isSlavoGermanic && current > 0 && !near(-1, "T")) {
      add("S", "TS", count)
    } else {
      add("S", count)
    }
  }
}
