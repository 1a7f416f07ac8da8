/// Policy files that are wrong, and what is said of them: a text, `=>`, the lines of the error without the file's name, and an
/// empty line.
enum WrongPolicies {
  static let files = #"""
    [a]
    =>
    1:1: found a list; expected a policy: `policy: NAME`, and `rules:` with a list of rules; `ScreeningPolicy.exampleText` is one

    policy: p
    =>
    1:1: found no `rules`; expected a list of rules; `rules: []` accepts everyone

    policy: p
    rulez: []
    =>
    1:1: found no `rules`; expected a list of rules; `rules: []` accepts everyone
    2:1: rulez: found the unknown key `rulez`; expected `policy`, `version`, `household`, `ambiguous`, `degraded`, `unconfirmed-text` or `rules`; did you mean `rules`?

    policy: [p]
    rules: []
    =>
    1:9: policy: found a list; expected the name of the policy

    policy: p
    household: maybe
    ambiguous: true
    rules: []
    =>
    2:12: household: found the unknown use `maybe`; expected `off`, `review` or `on`
    3:12: ambiguous: found the unknown use `true`; expected `review` or `by-rules`

    policy: p
    household: false
    rules: []
    =>
    2:12: household: found the unknown use `false`; expected `off`, `review` or `on`; did you mean `off`?

    policy: p
    unconfirmed-text: {ja: 1件あります。, en: Some.}
    rules: []
    =>
    2:24: unconfirmed-text.ja: found a digit in a text that may speak of another person; expected words alone: an applicant must not learn what a relative did, nor how often

    policy: p
    rules: {}
    =>
    2:8: rules: found a mapping `key: value`; expected a list of rules, each with `- id:`

    policy: p
    rules: []
    rules: []
    =>
    2:1: found `rules` more than once in one mapping; expected each key once
    """#

  static let rules = #"""
      - {}
    =>
    3:5: rules[0]: found a rule without `id`; expected a rule with `id`, `scope`, `when`, `outcome` and `text`
    3:5: rules[0]: found a rule without `scope`; expected a rule with `id`, `scope`, `when`, `outcome` and `text`
    3:5: rules[0]: found a rule without `when`; expected a rule with `id`, `scope`, `when`, `outcome` and `text`
    3:5: rules[0]: found a rule without `outcome`; expected a rule with `id`, `scope`, `when`, `outcome` and `text`
    3:5: rules[0]: found a rule without `text`; expected a rule with `id`, `scope`, `when`, `outcome` and `text`

      - {id: a, scope: person, when: {active-lines: {at-least: 5}}, outcome: decline, text: {ja: あ, en: a}}
      - {id: a, scope: person, when: {active-lines: {at-least: 6}}, outcome: decline, text: {ja: あ, en: a}}
    =>
    4:10: rules[1].id: found the id `a` a second time; expected each rule with its own id

      - {id: screening-degraded, scope: person, when: {sets: {}}, outcome: accept, text: {ja: あ, en: a}}
    =>
    3:10: rules[0].id: found the id `screening-degraded`; expected another: this one says what the screening was like
    3:72: rules[0].outcome: found the unknown outcome `accept`; expected `review` or `decline`

      - {id: a, scope: family, when: {sets: {}}, outcome: reject, text: {ja: あ}}
    =>
    3:20: rules[0].scope: found the unknown scope `family`; expected `person` or `household`; did you mean `household`?
    3:55: rules[0].outcome: found the unknown outcome `reject`; expected `review` or `decline`; did you mean `decline`?
    3:69: rules[0].text: found no `en`; expected the text in both languages: `{ja: …, en: …}`

      - {id: a, scope: household, when: {sets: {}}, outcome: review, text: {ja: 3回, en: Three times}}
    =>
    3:77: rules[0].text.ja: found a digit in a text that may speak of another person; expected words alone: an applicant must not learn what a relative did, nor how often

      - {id: a, scope: household, when: {sets: {}}, outcome: review, text: {ja: ３回, en: 3 times}}
    =>
    3:77: rules[0].text.ja: found a digit in a text that may speak of another person; expected words alone: an applicant must not learn what a relative did, nor how often
    3:85: rules[0].text.en: found a digit in a text that may speak of another person; expected words alone: an applicant must not learn what a relative did, nor how often

      - {id: a, scope: person, members: others, when: {sets: {}}, outcome: review, text: {ja: あ, en: a}}
    =>
    3:37: rules[0].members: found `members` in a rule on the person; expected `scope: household`, or no `members`

      - {id: a, scope: household, members: others, when: {months-in-a-row: {at-least: 3}}, outcome: review, text: {ja: あ, en: a}}
    =>
    3:40: rules[0].members: found `members: others` with `months-in-a-row`; expected `members: all`: the months of one person cannot be taken off a run of several people's

      - {id: a, scope: person, when: {sets: {}}, outcome: review, text: hello, notes: x}
    =>
    3:69: rules[0].text: found `hello`; expected the text in both languages: `{ja: …, en: …}`
    3:76: rules[0].notes: found the unknown key `notes`; expected `id`, `scope`, `when`, `outcome`, `text` or `members`
    """#

  static let conditions = #"""
    {}
    =>
    7:11: rules[0].when: found no condition; expected conditions on `terminations`, `active-lines`, `sets`, `between-sales`, `contracts`, `applications`, `months-in-a-row`, `listed`, `past-record`, `all` or `any`

    five lines
    =>
    7:11: rules[0].when: found `five lines`; expected conditions on `terminations`, `active-lines`, `sets`, `between-sales`, `contracts`, `applications`, `months-in-a-row`, `listed`, `past-record`, `all` or `any`

    {actve-lines: {at-least: 5}}
    =>
    7:12: rules[0].when.actve-lines: found the unknown fact `actve-lines`; expected `terminations`, `active-lines`, `sets`, `between-sales`, `contracts`, `applications`, `months-in-a-row`, `listed`, `past-record`, `all` or `any`; did you mean `active-lines`?

    {active-lines: {}}
    =>
    7:26: rules[0].when.active-lines: found no `at-least`; expected `active-lines: {at-least: 5}`

    {active-lines: {at-least: 0}}
    =>
    7:37: rules[0].when.active-lines.at-least: found `0`; expected a whole number, 1…10000

    {active-lines: {at-least: "5"}}
    =>
    7:37: rules[0].when.active-lines.at-least: found the quoted text `"5"`; expected a whole number, 1…10000

    {active-lines: {at-least: 5.5, kind: both}}
    =>
    7:37: rules[0].when.active-lines.at-least: found `5.5`; expected a whole number, 1…10000
    7:48: rules[0].when.active-lines.kind: found the unknown kind `both`; expected `handsetSet` or `simOnly`

    {terminations: {months-at-least: 7, months-at-most: 6}}
    =>
    7:44: rules[0].when.terminations.months-at-least: found `months-at-least` 7 above `months-at-most` 6; expected a range that a term can be in

    {terminations: {months-at-most: -1}}
    =>
    7:43: rules[0].when.terminations.months-at-most: found `-1`; expected a whole number of months, 0…1200

    {contracts: {at-least: 3}}
    =>
    7:23: rules[0].when.contracts: found no `days`; expected `contracts: {days: 90, at-least: 3}`

    {contracts: {days: 60, at-least: 3}}
    =>
    7:30: rules[0].when.contracts.days: found `60`; expected a window that is counted: `30`, `90` or `180` days

    {all: {active-lines: {at-least: 5}}}
    =>
    7:17: rules[0].when.all: found a mapping `key: value`; expected a list of conditions: `[{active-lines: {at-least: 5}}, …]`

    {any: []}
    =>
    7:17: rules[0].when.any: found no condition; expected a list of conditions: `[{active-lines: {at-least: 5}}, …]`

    {any: [{sets: {sale: next}}, {listed: {severity: major}}]}
    =>
    7:32: rules[0].when.any[0].sets.sale: found the unknown sale `next`; expected `running`, `last` or `outside`
    7:50: rules[0].when.any[1].listed.severity: found the unknown key `severity`; expected `list`, `severity-at-least` or `at-least`; did you mean `severity-at-least`?

    {all: [{all: [{all: [{all: [{all: [{all: [{all: [{all: [{sets: {}}]}]}]}]}]}]}]}]}
    =>
    7:67: rules[0].when.all[0].all[0].all[0].all[0].all[0].all[0].all[0].all[0]: found conditions within conditions; expected at most 8 within one another
    """#
}
