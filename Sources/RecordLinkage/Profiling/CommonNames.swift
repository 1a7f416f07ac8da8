/// Names common enough that a column in which they keep coming up is one of names, whatever its header.
///
/// A few of the most frequent given names and surnames of English-, German-, French-, Spanish-, Italian- and
/// Portuguese-speaking countries, folded; words that are common as other things (May, Paris) are left out.
enum CommonNames {
  /// Given names.
  static let given = WordTable<Bool>(
    words: """
      james john robert michael william david richard joseph thomas charles christopher daniel matthew \
      anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward \
      jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin \
      samuel gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose adam nathan \
      henry zachary douglas peter kyle noah ethan jeremy walter christian keith roger terry sean austin \
      carl arthur lawrence dylan jesse jordan bryan billy joe bruce gabriel logan albert willie alan \
      juan wayne elijah roy ralph eugene vincent bobby luke lachlan liam oliver harry oscar lucas hugo \
      louis mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty \
      margaret sandra ashley kimberly emily donna michelle carol amanda melissa deborah stephanie \
      dorothy rebecca sharon laura cynthia amy kathleen angela shirley anna brenda pamela emma nicole \
      helen samantha katherine christine debra rachel carolyn janet maria heather diane ruth julie \
      olivia joyce virginia kelly lauren christina joan evelyn judith megan andrea cheryl hannah \
      jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail alice julia \
      judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie \
      brittany charlotte marie kayla alexis lori chloe georgia mia lucy ella zoe freddy fred hans klaus \
      jurgen wolfgang dieter helmut gunter heinz werner stefan andreas sabine monika renate ursula petra \
      karin birgit jan pierre philippe michel alain bernard jacques nathalie isabelle catherine \
      francoise sylvie carlos luis javier miguel carmen ana pilar dolores giuseppe antonio giovanni \
      mario luigi francesco rosa giulia paolo marco joao pedro paulo manuel
      """)

  /// Surnames.
  static let surnames = WordTable<Bool>(
    words: """
      smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez \
      wilson anderson taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez \
      lewis robinson walker young allen king wright torres nguyen hill flores green adams nelson baker \
      hall rivera campbell mitchell carter roberts gomez phillips evans turner diaz parker cruz edwards \
      collins reyes stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper peterson \
      bailey reed kelly howard ramos kim cox ward richardson watson brooks chavez wood bennett gray \
      mendoza ruiz hughes price alvarez castillo sanders patel myers ross foster jimenez powell jenkins \
      khan ali singh ahmed hussain shah davies patel webb harvey simpson fraser murray mcdonald reid \
      muller schmidt schneider fischer weber meyer wagner becker schulz hoffmann schafer koch bauer \
      richter klein wolf schroder neumann schwarz zimmermann braun kruger hofmann hartmann lange werner \
      krause lehmann bernard dubois durand moreau laurent lefebvre leroy roux bertrand fontaine rossi \
      russo ferrari esposito bianchi romano colombo silva santos oliveira souza pereira costa ferreira \
      almeida jansen visser bakker
      """)

  /// Words for the two sexes, alone or with "unknown" and "other".
  static let sexes = WordTable<Bool>(
    words: """
      m f male female man woman mann frau w weiblich mannlich masculin feminin homme femme h hombre \
      mujer masculino femenino maschio femmina herr mr mrs ms miss boy girl
      """)

  /// Codes of the states of the United States, Australia and Canada's provinces.
  static let regions = WordTable<Bool>(
    words: """
      al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc \
      nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc pr nsw vic qld tas act nt ab bc mb nb nl ns \
      on pe qc sk
      """)
}
