/// Japan's area codes (市外局番) and how many digits of a landline number belong to the area code.
///
/// Codes have two to five digits with the leading 0, and one may begin another: 04 (所沢, 柏, 鴨川), 042 (立川),
/// 0422 (武蔵野), 0428 (青梅). The longest code that begins the number wins, except in the ranges of
/// ``sharedRanges``, where the exchange decides: 04-2922-xxxx is 所沢 though 042 also begins it.
///
/// Facts of the numbering plan: 総務省「市外局番の一覧」 (電気通信番号計画). Written down in November 2026 from two
/// independent renderings of it (phonenumbers 9.0.43 and phonenumbers-jp 0.1.0 on PyPI), which agree on 53,561 of
/// the 53,593 six-digit prefixes that both hold; the other 32 are exchanges that the list does not assign.
///
/// A number whose range is not assigned keeps the longest code that begins it: ranges are opened while data lasts,
/// and a normalizer that called them invalid would separate equal numbers.
enum AreaCodes {
  /// The number of digits, leading 0 included, of the area code that `digits` (with its leading 0) begins with;
  /// 0 where no area code does.
  ///
  /// - Complexity: O(1).
  static func length(_ digits: some RandomAccessCollection<UInt8>) -> Int {
    var index = 0
    var count = 0
    for digit in digits.dropFirst().prefix(5) {
      index = index * 10 + Int(digit)
      count += 1
    }
    return count == 5 ? length(leading: index) : 0
  }

  /// The same by the five digits that follow the leading 0, as a number.
  static func length(leading: Int) -> Int {
    lengths.indices.contains(leading) ? Int(lengths[leading]) : 0
  }

  /// The area-code length for each five digits that follow the leading 0.
  private static let lengths: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 100_000)
    func assign(_ prefix: Substring, _ length: Int) {
      // Whoever has more digits is assigned later, so the longest prefix wins.
      guard let first = Int(prefix.dropFirst()) else { return }
      var width = 1
      for _ in prefix.count..<6 { width *= 10 }
      for index in first * width..<(first + 1) * width { table[index] = UInt8(length) }
    }
    let all = codes.flatMap { $0.split(separator: " ") }
    for length in 2...5 {
      for code in all where code.count == length { assign(code, length) }
    }
    let shared = sharedRanges.map { row in
      (length: row.code.count, prefixes: row.prefixes.split(separator: " "))
    }
    for digits in 4...6 {
      for row in shared {
        for prefix in row.prefixes where prefix.count == digits { assign(prefix, row.length) }
      }
    }
    return table
  }()

  /// Every area code, by its first digit after the 0.
  private static let codes: [String] = [
    "011 0123 0124 0125 0126 01267 0133 0134 0135 0136 0137 01372 01374 01377 0138 0139 01392 01397 01398",
    "0142 0143 0144 0145 01456 01457 0146 01466 015 0152 0153 0154 01547 0155 01558 0156 01564 0157 0158",
    "01586 01587 0162 0163 01632 01634 01635 0164 01648 0165 01654 01655 01656 01658 0166 0167 017 0172",
    "0173 0174 0175 0176 0178 0179 018 0182 0183 0184 0185 0186 0187 019 0191 0192 0193 0194 0195 0197",
    "0198",
    "022 0220 0223 0224 0225 0226 0228 0229 023 0233 0234 0235 0237 0238 024 0240 0241 0242 0243 0244",
    "0246 0247 0248 025 0250 0254 0255 0256 0257 0258 0259 026 0260 0261 0263 0264 0265 0266 0267 0268",
    "0269 027 0270 0274 0276 0277 0278 0279 028 0280 0282 0283 0284 0285 0287 0288 0289 029 0291 0293",
    "0294 0295 0296 0297 0299",
    "03",
    "04 042 0422 0428 043 0436 0438 0439 044 045 046 0460 0463 0465 0466 0467 047 0470 0475 0476 0478",
    "0479 048 0480 049 0493 0494 0495 04992 04994 04996 04998",
    "052 053 0531 0532 0533 0536 0537 0538 0539 054 0544 0545 0547 0548 055 0550 0551 0553 0554 0555 0556",
    "0557 0558 0561 0562 0563 0564 0565 0566 0567 0568 0569 0572 0573 0574 0575 0576 05769 0577 0578 058",
    "0581 0584 0585 0586 0587 059 0594 0595 0596 0597 05979 0598 0599",
    "06",
    "072 0721 0725 073 0735 0736 0737 0738 0739 0740 0742 0743 0744 0745 0746 07468 0747 0748 0749 075",
    "076 0761 0763 0765 0766 0767 0768 077 0770 0771 0772 0773 0774 0776 0778 0779 078 079 0790 0791 0794",
    "0795 0796 0797 0798 0799",
    "082 0820 0823 0824 0826 0827 0829 083 0833 0834 0835 0836 0837 0838 08387 08388 08396 084 0845 0846",
    "0847 08477 0848 08512 08514 0852 0853 0854 0855 0856 0857 0858 0859 086 0863 0865 0866 0867 0868",
    "0869 087 0875 0877 0879 088 0880 0883 0884 0885 0887 0889 089 0892 0893 0894 0895 0896 0897 0898",
    "092 0920 093 0930 0940 0942 0943 0944 0946 0947 0948 0949 095 0950 0952 0954 0955 0956 0957 0959 096",
    "0964 0965 0966 0967 0968 0969 097 0972 0973 0974 0977 0978 0979 098 0980 09802 0982 0983 0984 0985",
    "0986 0987 099 09912 09913 0993 0994 0995 0996 09969 0997",
  ]

  /// Ranges that a shorter code holds inside those of a longer one.
  private static let sharedRanges: [(code: String, prefixes: String)] = [
    ("015", "01541 01548 01551 01557"),
    ("022", "02230 02234 02235 02236 02237 02238 02239"),
    (
      "025",
      """
      02550 02551 02552 02553 02554 02555 02556 02559 02560 02570 02571 02575 02576 \
      02577 02578 02579 02580
      """
    ),
    ("026", "02640 02646 02647 02648 02649"),
    ("027", "02780 02788 02789"),
    ("028", "02830 02833 02834 02890 02892 02893 02894 02895"),
    ("029", "02930 02935 02936 02937 02938 02939"),
    ("04", "0420 0471 04290 04292 04293 04294 04295 04296 04299 04700 04709"),
    ("042", "04220 04280 04281 04284 04285 04286"),
    (
      "053",
      """
      05392 05393 05394 05395 05398 053964 053965 053966 053967 053968 053969 053970 \
      053971 053972 053973 053975 053976 053978 053979
      """
    ),
    ("059", "05999"),
    ("0597", "059790 059797 059798"),
    ("079", "07940 07942 07943 07944 07945 07949 07950 07955 07956 07959 07960 07966 07967"),
    (
      "082",
      """
      08240 08242 08243 08249 08290 08296 08299 082921 082922 082923 082924 082925 \
      082926 082927 082928 082929 082941 082942 082943
      """
    ),
    ("083", "08360 08377 08378 083766 083767 083768 083960 083963 083966"),
    (
      "086",
      """
      08652 08660 08680 08689 08690 08694 08695 086362 086363 086364 086365 086367 \
      086368 086369 086552 086553 086691 086697 086698 086722 086723 086724 086726 \
      086728 086737 086738 086994 086995 086996 086997 086998 086999
      """
    ),
    ("099", "09940 09947 09948 099331 099343 099345 099347"),
  ]
}
