/// The letters with the most voices: C and G. The order of the rules is the algorithm's.
extension MetaphoneEncoder {
  mutating func encodeC() {
    if current > 1, !isVowel(current - 2), near(-1, "ACH"), !near(2, "I"),
      !near(2, "E") || near(-2, "BACHER|MACHER")
    {
      add("K", 2)  // Germanic: Bach
    } else if current == 0, at(0, "CAESAR") {
      add("S", 2)
    } else if near(0, "CHIA") {
      add("K", 2)  // Italian: chianti
    } else if near(0, "CH") {
      encodeCH()
    } else if near(0, "CZ"), !near(-2, "WICZ") {
      add("S", "X", 2)  // Czerny
    } else if near(1, "CIA") {
      add("X", 3)  // focaccia
    } else if near(0, "CC"), !(current == 1 && at(0, "M")) {
      encodeCC()
    } else if near(0, "CK|CG|CQ") {
      add("K", 2)
    } else if near(0, "CI|CE|CY") {
      // Italian and English.
      if near(0, "CIO|CIE|CIA") { add("S", "X", 2) } else { add("S", 2) }
    } else if near(1, " C| Q| G") {
      add("K", 3)  // Mac Caffrey, Mac Gregor
    } else if near(1, "C|K|Q"), !near(1, "CE|CI") {
      add("K", 2)
    } else {
      add("K", 1)
    }
  }

  private mutating func encodeCH() {
    if current > 0, near(0, "CHAE") {
      add("K", "X", 2)  // Michael
    } else if current == 0, near(1, "HARAC|HARIS|HOR|HYM|HIA|HEM"), !at(0, "CHORE") {
      add("K", 2)  // Greek: character, chorus
    } else if isGermanic || near(-2, "ORCHES|ARCHIT|ORCHID") || near(2, "T|S")
      || ((near(-1, "A|O|U|E") || current == 0) && near(2, "L|R|N|M|B|H|F|V|W| "))
    {
      add("K", 2)  // architect, Wachtler, Koch
    } else if current == 0 {
      add("X", 2)
    } else if at(0, "MC") {
      add("K", 2)  // McHugh
    } else {
      add("X", "K", 2)
    }
  }

  private mutating func encodeCC() {
    if near(2, "I|E|H"), !near(2, "HU") {
      if (current == 1 && near(-1, "A")) || near(-1, "UCCEE|UCCES") {
        add("KS", 3)  // accident, succeed
      } else {
        add("X", 3)  // bellocchio, Bertucci
      }
    } else {
      add("K", 2)  // Bacchus
    }
  }

  mutating func encodeG() {
    if near(1, "H") {
      encodeGH()
    } else if near(1, "N") {
      if current == 1, isVowel(0), !isSlavoGermanic {
        add("KN", "N", 2)
      } else if !near(2, "EY"), !isSlavoGermanic {
        add("N", "KN", 2)
      } else {
        add("KN", 2)  // Cagney
      }
    } else if near(1, "LI"), !isSlavoGermanic {
      add("KL", "L", 2)  // Tagliaro
    } else if current == 0, near(1, "Y|ES|EP|EB|EL|EY|IB|IL|IN|IE|EI|ER") {
      add("K", "J", 2)  // Gertrude
    } else if near(1, "ER|Y"), !at(0, "DANGER|RANGER|MANGER"), !near(-1, "E|I"), !near(-1, "RGY|OGY") {
      add("K", "J", 2)
    } else if near(1, "E|I|Y") || near(-1, "AGGI|OGGI") {
      if isGermanic || near(1, "ET") {
        add("K", 2)
      } else if near(1, "IER ") {
        add("J", 2)  // French: Rogier
      } else {
        add("J", "K", 2)
      }
    } else {
      add("K", unlessDoubledBy: "G")
    }
  }

  private mutating func encodeGH() {
    if current > 0, !isVowel(current - 1) {
      add("K", 2)
    } else if current == 0 {
      // Ghislaine, Ghiradelli; but ghost.
      if near(2, "I") { add("J", 2) } else { add("K", 2) }
    } else if (current > 1 && near(-2, "B|H|D")) || (current > 2 && near(-3, "B|H|D"))
      || (current > 3 && near(-4, "B|H"))
    {
      current += 2  // Parker's rule: Hugh, bough, Broughton
    } else if current > 2, near(-1, "U"), near(-3, "C|G|L|R|T") {
      add("F", 2)  // laugh, McLaughlin, cough, rough, tough
    } else if !near(-1, "I") {
      add("K", 2)
    } else {
      current += 2
    }
  }
}
