import CTables

/// Normalization form KC of Unicode 15.0: ｶﾞ is ガ, Ａ is A, ㈱ is (株), e and a combining acute are é.
///
/// By tables made from the Unicode Character Database; no Foundation and no ICU, and equal to ICU's over all of
/// Unicode. ``TextFolding/fold(_:)-(String)`` does this and more in one pass.
public enum NFKC {
  /// `text` in normalization form KC. Idempotent, total; text that is normal already comes back without a copy.
  ///
  /// ```swift
  /// String(scalars: NFKC.normalize(ScalarText("ﾎﾞﾝﾄﾞ㈱".unicodeScalars)))  // "ボンド(株)"
  /// ```
  ///
  /// - Complexity: O(*n*) (a row of *k* combining marks out of order: O(*k* log *k*)).
  public static func normalize(_ text: ScalarText) -> ScalarText {
    ScalarNormalizer<CompatibilityForm>.normalize(text)
  }
}

private enum CompatibilityForm: NormalizationForm {
  static let collapsesSpaces = false

  static func record(_ scalar: Unicode.Scalar) -> UInt32 {
    idm_text_nfkc_record(scalar.value)
  }
}
