extension ScreeningPolicy {
  /// An example of a policy: the nine reasons for which a carrier of 1-yen handsets is reported to refuse.
  ///
  /// The numbers are that carrier's as customers tell them; none is a recommendation.
  public static let example: ScreeningPolicy = {
    do {
      return try ScreeningPolicy(text: exampleText, file: "example policy")
    } catch {
      preconditionFailure("the example is read by the tests: \(error)")
    }
  }()

  /// ``example`` as a policy file, to begin one's own with.
  public static let exampleText = """
    # Who may have a handset for 1 yen. Rules look at facts; every rule that applies is a reason.
    #
    # Only confirmed facts decline. Where a rule is met only with facts that may be another person's, or that the
    # person disputes, the outcome is review, whatever the rule asks for.
    policy: example
    version: "1"

    # What the rules on a household can do: off, review (at most a review) or on (they may decline).
    # To refuse a person for what a relative did is a question of fairness: think before you write `on`.
    household: review
    # An application that fits several people: by-rules (a rule that applies leads to a review) or review (always).
    ambiguous: by-rules
    # An answer from a stale index or missing data: review (always) or by-rules.
    degraded: review

    rules:
      - id: short-termination
        scope: person
        when:
          terminations: {kind: handsetSet, months-at-most: 6, at-least: 1}
        outcome: decline
        text:
          ja: 端末とセットのご契約を6か月以内に解約された記録があります。
          en: A contract with a handset was ended within 6 months.

      - id: early-termination
        scope: person
        when:
          terminations: {kind: handsetSet, months-at-least: 7, months-at-most: 24, at-least: 1}
        outcome: decline
        text:
          ja: 端末とセットのご契約を7か月から24か月の間に解約された記録があります。
          en: A contract with a handset was ended after 7 to 24 months.

      - id: many-terminations
        scope: person
        when:
          terminations: {kind: handsetSet, at-least: 3}
        outcome: decline
        text:
          ja: 端末とセットのご契約を3回以上解約された記録があります。
          en: Three or more contracts with a handset were ended.

      # What is on a list of the person's own is for a rule of scope person; this one looks at the others.
      - id: family-listed
        scope: household
        members: others
        when:
          listed: {severity-at-least: minor, at-least: 1}
        outcome: decline
        text:
          ja: 当社の審査基準により、お申し込みをそのままではお受けできません。
          en: The application does not meet our criteria as it stands.

      - id: five-lines
        scope: person
        when:
          active-lines: {at-least: 5}
        outcome: decline
        text:
          ja: ご契約中の回線が上限の5回線に達しています。
          en: The limit of 5 lines for a person has been reached.

      - id: second-set-in-sale
        scope: person
        when:
          sets: {sale: running, at-least: 1}
        outcome: decline
        text:
          ja: 開催中のセールで端末セットを購入済みです。次のセールまでお待ちください。
          en: A handset was already bought in the sale that is on. Please wait for the next one.

      - id: past-record
        scope: person
        when:
          past-record: {lines: ended, at-least: 1}
        outcome: decline
        text:
          ja: 2019年9月以前のご契約の記録があります。
          en: There is a record of a contract from before October 2019.

      - id: contracts-in-a-row
        scope: person
        when:
          months-in-a-row: {run: current, at-least: 3}
        outcome: decline
        text:
          ja: 3か月続けてご契約されています。しばらく間をおいてお申し込みください。
          en: Contracts were made in 3 months in a row. Please apply again after some time.

      - id: between-sales
        scope: person
        when:
          between-sales: {at-least: 1}
        outcome: decline
        text:
          ja: 前回のセールで端末セットを購入済みです。次のセールまでお待ちください。
          en: A handset was bought in the last sale. Please wait for the next one.

    """
}
