/// Text on its way through normalization: Unicode scalars, one array element each.
///
/// `String` compares by canonical equivalence and walks grapheme clusters, which hides variation selectors
/// (葛󠄀 has a `count` of 1) and costs far more than a pass over scalars. All normalizers work on scalars and
/// make a `String` only for output.
public typealias ScalarText = [Unicode.Scalar]

extension String {
  /// The string with exactly these scalars.
  public init(scalars: some Sequence<Unicode.Scalar>) {
    self.init(String.UnicodeScalarView(scalars))
  }
}

extension String.UnicodeScalarView {
  fileprivate init(_ scalars: some Sequence<Unicode.Scalar>) {
    self.init()
    append(contentsOf: scalars)
  }
}
