/// Surnames that no table lists, put together from the parts that surnames are made of.
///
/// One in five people bears a surname outside the two thousand commonest. A matcher meets it as an unknown word, so the
/// synthesis needs such names, each as rare as they are: about 24,000 combinations share 20 % of the people.
/// Some of them exist, some do not; the readings are the plain ones of their parts.
enum RareSurname {
  private static let first = parts(
    "山 ヤマ 川 カワ 小 コ 大 オオ 北 キタ 南 ミナミ 西 ニシ 東 ヒガシ 松 マツ 竹 タケ 梅 ウメ 杉 スギ 森 モリ 岩 イワ 石 イシ 金 カネ "
      + "青 アオ 赤 アカ 黒 クロ 白 シラ 荒 アラ 有 アリ 稲 イナ 今 イマ 上 カミ 下 シモ 鵜 ウ 江 エ 奥 オク 落 オチ 鬼 オニ 柿 カキ 影 カゲ "
      + "鎌 カマ 神 カミ 亀 カメ 唐 カラ 栗 クリ 桑 クワ 駒 コマ 沢 サワ 塩 シオ 滝 タキ 辻 ツジ 寺 テラ 鳥 トリ 永 ナガ 夏 ナツ 藤 フジ")
  private static let middle = parts("田 タ 川 カワ 野 ノ 井 イ 木 キ 谷 ヤ 津 ツ 美 ミ 場 バ 河 ガ")
  private static let last = parts(
    "田 ダ 川 カワ 山 ヤマ 本 モト 村 ムラ 井 イ 原 ハラ 沢 サワ 島 シマ 崎 サキ 塚 ツカ 尾 オ 見 ミ 江 エ 谷 タニ 口 グチ 木 キ 瀬 セ "
      + "橋 ハシ 岡 オカ 浦 ウラ 越 コシ 内 ウチ 津 ツ 倉 クラ 坂 サカ 戸 ド 垣 ガキ 石 イシ 屋 ヤ 脇 ワキ 城 シロ 堀 ボリ 池 イケ 守 モリ 窪 クボ "
      + "渕 フチ 畠 ハタ 森 モリ 丸 マル 畑 ハタ 平 ヒラ 宮 ミヤ 羽 ハ")

  /// How many combinations there are: with two parts, then with three.
  static let count = first.count * last.count * (middle.count + 1)

  /// Combination `index`, which is below ``count``.
  static func name(_ index: Int) -> WrittenName {
    let head = first[index % first.count]
    let tail = last[index / first.count % last.count]
    let between = index / first.count / last.count
    guard between > 0, between <= middle.count else {
      return WrittenName(spelling: head.0 + tail.0, reading: head.1 + tail.1)
    }
    let inner = middle[between - 1]
    return WrittenName(spelling: head.0 + inner.0 + tail.0, reading: head.1 + inner.1 + tail.1)
  }

  private static func parts(_ text: String) -> [(String, String)] {
    let words = text.split(separator: " ").map(String.init)
    return stride(from: 0, to: words.count - 1, by: 2).map { (words[$0], words[$0 + 1]) }
  }
}
