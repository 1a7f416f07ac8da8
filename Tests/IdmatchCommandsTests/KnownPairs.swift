/// Small tables in which every reason for a wrong pair occurs, with a model whose parameters are set: name 4 bits, birth 6.5,
/// phone 5.5, about half as much against; 4.5 against any pair.
enum KnownPairs {
  static let model = """
    model: people
    columns:
      name: text
      birth: text
      phone: text
    comparisons:
      - {name: name, column: name, levels: [exact, else]}
      - {name: birth, column: birth, levels: [exact, else]}
      - {name: phone, column: phone, levels: [exact, else]}
    blocking:
      rules:
        - [phone]
        - [birth]
    relations:
      person: {match: 0.5, review: 0.1, clustering: average-link}
    parameters:
      classes:
        person: {relation: person, pairs-per-record: 0.4}
      comparisons:
        name:
          - {level: exact, m: {person: 0.8}, u: 0.05}
          - {level: else, m: {person: 0.2}, u: 0.95}
        birth:
          - {level: exact, m: {person: 0.9}, u: 0.01}
          - {level: else, m: {person: 0.1}, u: 0.99}
        phone:
          - {level: exact, m: {person: 0.9}, u: 0.02}
          - {level: else, m: {person: 0.1}, u: 0.98}

    """

  /// R3 and R4 have no blocking key in common. R5 and R6 changed all but the phone. R7 and R8 are twins of one name. R9 without
  /// phone is near R11 through R10 alone. R13 prefers R14 to R12, and R16 prefers R17 to R15, which is someone else.
  static let table = """
    id,name,birth,phone,entity
    R1,ann,1991-01-01,101,a
    R2,ann,1991-01-01,101,a
    R3,ben,1992-02-02,201,b
    R4,ben,1922-02-20,202,b
    R5,cat,1993-03-03,301,c
    R6,kit,1933-03-30,301,c
    R7,dan,1994-04-04,401,d
    R8,dan,1994-04-04,401,e
    R9,fay,1995-05-05,,f
    R10,fay,1995-05-05,501,f
    R11,gus,1995-05-05,501,g
    R12,hal,1996-06-06,601,h
    R13,hal,1996-06-06,602,h
    R14,ivy,1996-06-06,602,h
    R15,jon,1997-07-07,701,j
    R16,jon,1997-07-07,702,k
    R17,kim,1997-07-07,702,k
    R18,leo,1998-08-08,801,

    """

  /// Its wrong pairs with their reasons.
  static let errors = """
    left_id,right_id,kind,reason,probability,weight,match_key
    R7,R8,false,direct,0.9997,11.64,+NAME+BIRTH+PHONE
    R10,R11,false,direct,0.9768,5.40,-NAME+BIRTH+PHONE
    R15,R16,false,link-only,0.8789,2.86,+NAME+BIRTH-PHONE
    R9,R11,false,chained,0.4834,-0.10,-NAME+BIRTH
    R12,R13,missed,cut-by-clustering,0.8789,2.86,+NAME+BIRTH-PHONE
    R5,R6,missed,scored-low,0.0451,-4.40,-NAME-BIRTH+PHONE
    R12,R14,missed,scored-low,0.0872,-3.39,-NAME+BIRTH-PHONE
    R3,R4,missed,not-blocked,0.0081,-6.94,+NAME-BIRTH-PHONE

    """

  /// The true pairs of the table.
  static let pairs = "one,other\nR1,R2\nR3,R4\nR6,R5\nR9,R10\nR12,R13\nR12,R14\nR13,R14\nR16,R17\n"

  static func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write(model, to: "m.yaml")
    try folder.write(table, to: "t.csv")
    try folder.write(pairs, to: "pairs.csv")
    return folder
  }

  /// Two tables of some of the same people, with identifiers that are not recognized by their header.
  static func twoTables() throws -> Folder {
    let folder = try Folder()
    try folder.write(model, to: "m.yaml")
    try folder.write(
      """
      mark,name,birth,phone,entity
      L1,ann,1991-01-01,101,a
      L2,ben,1992-02-02,201,b
      L3,cat,1993-03-03,301,c
      L4,dan,1994-04-04,401,d
      L5,eve,1995-05-05,501,e

      """, to: "a.csv")
    try folder.write(
      """
      mark,name,birth,phone,entity
      M1,ann,1991-01-01,101,a
      M2,ben,1922-02-20,202,b
      M3,kit,1933-03-30,301,c
      M4,dan,1994-04-04,401,z

      """, to: "b.csv")
    try folder.write("left_id,right_id\nL1,M1\nL2,M2\nL3,M3\n", to: "pairs.csv")
    return folder
  }
}
