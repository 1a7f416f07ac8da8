/// Model files that are wrong, and what is said of them: a text, `=>`, the lines of the error without the file's name, and an
/// empty line. ``ModelTexts/complete(_:)`` puts the sections before a text that every model needs.
enum WrongModels {
  /// Files and YAML.
  static let yaml = #"""
    bad: 1
    =>
    5:1: bad: found the unknown key `bad`; expected `model`, `columns`, `comparisons`, `blocking`, `relations`, `linking`, `training` or `parameters`

    model: [x]
    =>
    4:8: model: found a list; expected the name of the model

    columns: {a: text, a: name}
    =>
    4:11: found `a` more than once in one mapping; expected each key once

    kolumns: {}
    =>
    5:1: kolumns: found the unknown key `kolumns`; expected `model`, `columns`, `comparisons`, `blocking`, `relations`, `linking`, `training` or `parameters`; did you mean `columns`?

    \tmodel: x
    =>
    5:1: found YAML that cannot be read: found character that cannot start any token while scanning for the next token; expected spaces, not tabs, before a key, and quotes around a text that begins with @, `, % or *

    model: 'x
    =>
    5:1: found YAML that cannot be read: found unexpected end of stream while scanning a quoted scalar that begins in line 4; expected the quote or bracket to be closed

    columns: {a: text
    =>
    5:1: found YAML that cannot be read: did not find expected ',' or '}' while parsing a flow mapping that begins in line 4; expected a `,` between the keys of `{…}` and a `}` after the last

    a: b: c
    =>
    5:5: found YAML that cannot be read: mapping values are not allowed in this context; expected quotes around a text that holds `: `, or a key on a line of its own

    x: *y
    =>
    5:4: found YAML that cannot be read: found undefined alias; expected an anchor `&name` before its alias, or quotes around a text that begins with *

    model: x
    ---
    model: y
    =>
    5:1: found a second document; expected one model in a file, without a second `---`
    """#

  /// Columns.
  static let columns = #"""
    columns: [a]
    =>
    4:10: columns: found a list; expected the columns by name, `surname: {type: name}`

    columns: {}
    =>
    4:10: columns: found no column; expected the columns by name, `surname: {type: name}`

    columns: {a: txt, b: text}
    =>
    4:14: columns.a: found the unknown type `txt`; expected `address`, `category`, `code`, `coordinate`, `date`, `date-mdy`, `digits`, `email`, `list`, `name`, `number`, `organization`, `phone`, `text` or `website`; did you mean `text`?

    columns: {1a: text}
    =>
    3:14: comparisons[0].column: found the unknown column `a`; expected `1a`; did you mean `1a`?
    4:11: columns.1a: found the column name `1a`; expected a letter or underscore, then letters, digits and underscores; name the table's own under `header`

    columns: {a: {typ: text}}
    =>
    4:15: columns.a.typ: found the unknown key `typ`; expected `type`, `header`, `join`, `normalizers`, `separator` or `missing`; did you mean `type`?

    columns: {a: {header: b, join: [c, d]}}
    =>
    4:32: columns.a.join: found `join` beside `header`; expected one of them

    columns: {a: {join: [c]}}
    =>
    4:21: columns.a.join: found 1 header; expected two or more headers, or `header`

    columns: {a: {join: [c, d, c]}}
    =>
    4:21: columns.a.join: found a header twice; expected each header once

    columns: {a: {separator: ''}}
    =>
    4:26: columns.a.separator: found an empty text; expected what divides the values of a cell, `";"`

    columns: {a: {normalizers: [lower]}}
    =>
    4:29: columns.a.normalizers[0]: found the unknown step `lower`; expected `trim`, `lowercase`, `uppercase`, `strip-accents`, `strip-punctuation`, `collapse-space`, `remove-space`, `digits`, `letters`, `alphanumeric`, `sort-tokens`, `unique-tokens`, `remove-stop-words`, `strip-leading-zeros`, `fold` or `standard-missing`; did you mean `lowercase`?

    columns:
      a: {type: date}
    comparisons: [{column: a.yaer, levels: [exact, else]}]
    =>
    4:24: comparisons[0].column: found the unknown part `yaer` of `a`; expected `a.year`, `a.month` or `a.day`; did you mean `a.year`?
    """#

  /// Comparisons and levels.
  static let comparisons = #"""
    comparisons: [{column: a.x, levels: [exact, else]}]
    =>
    3:24: comparisons[0].column: found the part `x` of `a`; expected `a` itself: a value of type `text` has no parts

    comparisons: [{column: c, levels: [exact, else]}]
    =>
    3:24: comparisons[0].column: found the unknown column `c`; expected `a` or `b`

    comparisons: {}
    =>
    3:14: comparisons: found a mapping `key: value`; expected a list of comparisons, each `- name: …` with its `levels`

    comparisons:
    =>
    3:13: comparisons: found no `comparisons`; expected a list of comparisons, each `- name: …` with its `levels`

    comparisons: [{levels: [exact, else]}]
    =>
    3:15: comparisons[0]: found no `name`; expected the name of the comparison, `name: birth date`
    3:25: comparisons[0].levels[0]: found `exact` without a column; expected a `column` here or in the comparison

    comparisons: [{column: a, levels: [else]}, {column: a, levels: [else]}]
    =>
    3:44: comparisons[1]: found a second comparison named `a`; expected a name of its own for each comparison

    comparisons:
      - name: x
        column: a
        levels: [exact, jaro-wrinkler: 0.9, else]
    =>
    6:21: comparisons[0].levels[1].jaro-wrinkler: found the unknown condition `jaro-wrinkler`; expected a condition: `exact`, `jaro-winkler: 0.92`, `{edits: {distance: osa, at-most: 1}}`, `else`; did you mean `jaro-winkler`?

    comparisons:
      - name: x
        column: a
        levels: [jaro-winkler: 1.2, else]
    =>
    6:28: comparisons[0].levels[0].jaro-winkler: found `1.2`; expected a similarity above 0, at most 1: `jaro-winkler: 0.9`

    comparisons:
      - name: x
        column: a
        levels: [jaro-winkler: 0, else]
    =>
    6:28: comparisons[0].levels[0].jaro-winkler: found `0`; expected a similarity above 0, at most 1: `jaro-winkler: 0.9`

    comparisons:
      - name: x
        column: a
        levels: [jaro-winkler: "0.9", else]
    =>
    6:28: comparisons[0].levels[0].jaro-winkler: found the quoted text `"0.9"`; expected a similarity above 0, at most 1: `jaro-winkler: 0.9`

    comparisons:
      - name: x
        column: a
        levels: [jaro-winkler: {at-laest: 0.9}, else]
    =>
    6:29: comparisons[0].levels[0].jaro-winkler.at-laest: found the unknown key `at-laest`; expected `column` or `at-least`; did you mean `at-least`?

    comparisons:
      - name: x
        column: a
        levels: [jaro-winkler: 0.8, jaro-winkler: 0.9, else]
    =>
    6:33: comparisons[0].levels[1]: found a level that no pair reaches: `levels[0]` comes first and holds for all of them; expected the stricter level first, or this one left out

    comparisons:
      - name: x
        column: a
        levels: [exact, exact, else]
    =>
    6:21: comparisons[0].levels[1]: found a level that no pair reaches: `levels[0]` comes first and holds for all of them; expected the stricter level first, or this one left out

    comparisons:
      - name: x
        column: a
        levels: [else, exact]
    =>
    6:14: comparisons[0].levels[0]: found `else` before other levels; expected `else` to be the last level

    comparisons:
      - name: x
        column: a
        levels: []
    =>
    6:13: comparisons[0].levels: found no level; expected a list of levels, from agreement to `else`

    comparisons:
      - name: x
        column: a
        levels: [edits: {at-most: -1}, else]
    =>
    6:31: comparisons[0].levels[0].edits.at-most: found `-1`; expected the most edits, 0…1000: `edits: 1` or `edits: {distance: osa, at-most: 1}`

    comparisons:
      - name: x
        column: a
        levels: [edits: {distance: hamming, at-most: 1}, else]
    =>
    6:32: comparisons[0].levels[0].edits.distance: found the unknown distance `hamming`; expected `levenshtein`, `osa` or `damerau`

    comparisons:
      - name: x
        column: a
        levels: [days, else]
    =>
    6:14: comparisons[0].levels[0]: found `days` alone; expected the most days, 0 or more: `days: 30`

    comparisons:
      - name: x
        column: a
        levels: [{exact: a, jaro: 0.5}, else]
    =>
    6:14: comparisons[0].levels[0]: found the conditions `exact` and `jaro`; expected one condition, or `all: […]` of them

    comparisons:
      - name: x
        column: a
        levels: [{label: x}, else]
    =>
    6:14: comparisons[0].levels[0]: found no condition; expected a condition: `exact`, `jaro-winkler: 0.92`, `{edits: {distance: osa, at-most: 1}}`, `else`

    comparisons:
      - name: x
        column: a
        levels: [swapped, else]
    =>
    6:14: comparisons[0].levels[0]: found `swapped` alone; expected two columns: `swapped: [given_name, surname]`

    comparisons:
      - name: x
        column: a
        levels: [{swapped: [a, a]}, else]
    =>
    6:24: comparisons[0].levels[0].swapped: found one column twice; expected two columns: `swapped: [given_name, surname]`

    comparisons:
      - name: x
        column: a
        levels: [{otherwise: true}]
    =>
    6:15: comparisons[0].levels[0].otherwise: found the unknown condition `otherwise`; expected a condition: `exact`, `jaro-winkler: 0.92`, `{edits: {distance: osa, at-most: 1}}`, `else`; did you mean `else`?

    comparisons:
      - name: x
        column: a
        levels: [1]
    =>
    6:14: comparisons[0].levels[0]: found the unknown condition `1`; expected a condition: `exact`, `jaro-winkler: 0.92`, `{edits: {distance: osa, at-most: 1}}`, `else`

    comparisons:
      - name: x
        column: a
        levels: [{all: []}, else]
    =>
    6:20: comparisons[0].levels[0].all: found no condition; expected a list of conditions: `all: [{exact: street}, {exact: zip}]`

    comparisons:
      - name: x
        column: a
        levels: [prefix: 19, prefix: 18, prefix: 17, prefix: 16, prefix: 15, prefix: 14, prefix: 13, prefix: 12, prefix: 11, prefix: 10, prefix: 9, prefix: 8, prefix: 7, prefix: 6, prefix: 5, prefix: 4]
    =>
    6:189: comparisons[0].levels[15]: found 16 levels; expected at most 15

    comparisons:
      - {name: n0, column: a, levels: [else]}
      - {name: n1, column: a, levels: [else]}
      - {name: n2, column: a, levels: [else]}
      - {name: n3, column: a, levels: [else]}
      - {name: n4, column: a, levels: [else]}
      - {name: n5, column: a, levels: [else]}
      - {name: n6, column: a, levels: [else]}
      - {name: n7, column: a, levels: [else]}
      - {name: n8, column: a, levels: [else]}
      - {name: n9, column: a, levels: [else]}
      - {name: n10, column: a, levels: [else]}
      - {name: n11, column: a, levels: [else]}
      - {name: n12, column: a, levels: [else]}
      - {name: n13, column: a, levels: [else]}
      - {name: n14, column: a, levels: [else]}
      - {name: n15, column: a, levels: [else]}
      - {name: n16, column: a, levels: [else]}
    =>
    20:5: comparisons[16]: found 17 comparisons; expected at most 16; join fields that belong together into one

    comparisons: [{name: x, columns: [a, b], role: idenity, levels: [jaro: 0.9, else]}]
    =>
    3:48: comparisons[0].role: found the unknown role `idenity`; expected `identity`, `family` or `contact`; did you mean `identity`?
    3:72: comparisons[0].levels[0].jaro: found `jaro` without a column; expected a `column` here: `{jaro: {column: a, at-least: …}}`

    comparisons: [{name: x, column: a, term-frequency: yes, levels: [exact, else]}]
    =>
    3:52: comparisons[0].term-frequency: found `yes`; expected `true`, `false` or a mapping with `damping`, `minimum` or `columns`

    comparisons:
      - name: x
        column: a
        levels: [{label: x, jaro-winkler: 0.9, jaro-winkelr: 0.8}, else]
    =>
    6:44: comparisons[0].levels[0].jaro-winkelr: found the unknown condition `jaro-winkelr`; expected a condition: `exact`, `jaro-winkler: 0.92`, `{edits: {distance: osa, at-most: 1}}`, `else`; did you mean `jaro-winkler`?

    comparisons:
      - name: x
        column: a
        levels: [{exact: [a, c]}, prefix: x, sounds: sondex, {not: [exact]}, else]
    =>
    6:26: comparisons[0].levels[0].exact[1]: found the unknown column `c`; expected `a` or `b`
    6:39: comparisons[0].levels[1].prefix: found `x`; expected the number of symbols, 1…1000: `prefix: 3`
    6:50: comparisons[0].levels[2].sounds: found the unknown encoding `sondex`; expected `soundex` or `double-metaphone`; did you mean `soundex`?
    6:64: comparisons[0].levels[3].not: found a list; expected a condition: `exact`, `jaro-winkler: 0.92`, `{edits: {distance: osa, at-most: 1}}`, `else`

    comparisons:
      - name: x
        column: a
        levels: [edits: 2, edits: {distance: levenshtein, at-most: 1}, else]
    =>
    6:24: comparisons[0].levels[1]: found a level that no pair reaches: `levels[0]` comes first and holds for all of them; expected the stricter level first, or this one left out

    comparisons:
      - name: x
        column: a
        levels: [exact, {all: [exact: a, prefix: 3]}, else]
    =>
    6:21: comparisons[0].levels[1]: found a level that no pair reaches: `levels[0]` comes first and holds for all of them; expected the stricter level first, or this one left out
    """#

  /// Blocking, relations, linking, training.
  static let sections = #"""
    blocking: {rules: [[prefix(a), b], [year(c)], [yaer(a)], ['a)'], {key: [a]}, [], [a, a], [qgrams-0(a)]], largest-block: 1}
    =>
    5:21: blocking.rules[0][0]: found `prefix(a)`; expected a length, 1…64: `prefix-3(first_name)`
    5:37: blocking.rules[1][0]: found the unknown column `c`; expected `a` or `b`
    5:48: blocking.rules[2][0]: found the unknown transform `yaer`; expected `prefix-3`, `suffix-3`, `qgrams-3`, `soundex`, `double-metaphone`, `sorted-tokens`, `tokens`, `deletions`, `year`, `year-month` or `month-day`; did you mean `year`?
    5:59: blocking.rules[3][0]: found `a)`; expected a column or a transform of one: `year(dob)`, `prefix-3(first_name)`
    5:66: blocking.rules[4]: found no `keys`; expected what both records must agree on: `keys: [surname, year(dob)]`
    5:67: blocking.rules[4].key: found the unknown key `key`; expected `keys`, `split-by` or `salt`; did you mean `keys`?
    5:78: blocking.rules[5]: found no column; expected a column or a list of them: `[surname, year(dob), prefix-3(first_name)]`
    5:86: blocking.rules[6][1]: found `a` a second time; expected each key once
    5:91: blocking.rules[7][0]: found the unknown transform `qgrams-0`; expected `prefix-3`, `suffix-3`, `qgrams-3`, `soundex`, `double-metaphone`, `sorted-tokens`, `tokens`, `deletions`, `year`, `year-month` or `month-day`; did you mean `qgrams-3`?
    5:121: blocking.largest-block: found `1`; expected a number of records, 2 or more

    relations: {}
    =>
    5:12: relations: found no relation; expected one relation or two, each a name with its thresholds: `person: {match: 0.95, review: 0.5}`

    relations: {a: , b: , c: }
    =>
    5:12: relations: found 3 relations; expected one relation or two, each a name with its thresholds: `person: {match: 0.95, review: 0.5}`

    relations: {a: {match: 0.5, review: 0.9}}
    =>
    5:24: relations.a.match: found `match` 0.5 below `review` 0.9; expected `match` to be at least `review`

    relations: {a: {match: 0.5}}
    =>
    5:16: relations.a: found `match` without `review`; expected both, or neither for thresholds that the engine chooses

    relations: {a: {match: 50%, review: 0.5, clustering: average}}
    =>
    5:24: relations.a.match: found `50%`; expected a probability, 0…1
    5:54: relations.a.clustering: found the unknown clustering `average`; expected `connected-components`, `center`, `merge-center`, `star`, `average-link`, `best-link` or `optimal-assignment`; did you mean `average-link`?

    linking: {within: [-1]}
    =>
    5:20: linking.within[0]: found `-1`; expected the position of a table, 0 for the first

    training: {seed: x, tolerance: 0}
    =>
    5:18: training.seed: found `x`; expected a whole number, 0 or more
    5:32: training.tolerance: found `0`; expected a number above 0, at most 1: 0.0001
    """#

  /// Parameters.
  static let parameters = #"""
    parameters: {classes: {match: {relation: match, pairs-per-record: 1}}, comparisons: {a: [{level: exact, m: {match: 0.9}, u: 0}, {level: other, m: {mach: 2}, u: 0.1}, {}], b: []}}
    =>
    5:89: parameters.comparisons.a: found the probabilities of 3 levels; expected those of the comparison's 2 levels; train the model again
    5:125: parameters.comparisons.a[0].u: found `0`; expected a probability above 0, at most 1
    5:137: parameters.comparisons.a[1].level: found the level `other`; expected `else`, which stands here in the comparison; train the model again
    5:147: parameters.comparisons.a[1].m: found no probability of the class `match`; expected how often each class shows the level: `m: {match: 0.9}`
    5:148: parameters.comparisons.a[1].m.mach: found the unknown class `mach`; expected `match`; did you mean `match`?
    5:167: parameters.comparisons.a[2]: found no `u`; expected how often unrelated pairs show the level
    5:167: parameters.comparisons.a[2]: found no `m`; expected how often each class shows the level: `m: {match: 0.9}`
    5:172: parameters.comparisons.b: found the unknown comparison `b`; expected `a`

    parameters: {classes: {match: {pairs-per-record: 1}}, comparisons: {}}
    =>
    5:68: parameters.comparisons: found nothing for the comparison `a`; expected the probabilities of its levels; train the model again

    parameters: {classes: {}}
    =>
    5:13: parameters: found no `comparisons`; expected `classes` and `comparisons`, as training writes them

    parameters: {classes: {a: {}, b: {relation: x}, c: {}, d: {}, e: {}}, comparisons: {a: []}, provenance: {content-hash: xyz}}
    =>
    5:23: parameters.classes: found 5 classes; expected one to 4 classes by name: `person: {relation: person, pairs-per-record: 0.3}`
    5:27: parameters.classes.a: found no `pairs-per-record`; expected how many pairs of the class a record is in, 0 or more
    5:34: parameters.classes.b: found no `pairs-per-record`; expected how many pairs of the class a record is in, 0 or more
    5:45: parameters.classes.b.relation: found the unknown relation `x`; expected `match`
    5:52: parameters.classes.c: found no `pairs-per-record`; expected how many pairs of the class a record is in, 0 or more
    5:59: parameters.classes.d: found no `pairs-per-record`; expected how many pairs of the class a record is in, 0 or more
    5:66: parameters.classes.e: found no `pairs-per-record`; expected how many pairs of the class a record is in, 0 or more
    5:88: parameters.comparisons.a: found the probabilities of 0 levels; expected those of the comparison's 2 levels; train the model again
    5:105: parameters.provenance: found no `engine`, `method`, `seed`, `records`, `random-pairs`, `candidate-pairs`, `iterations` or `converged`; expected all that training writes, or no `provenance`
    5:120: parameters.provenance.content-hash: found `xyz`; expected 16 hexadecimal digits

    parameters: {classes: {match: {pairs-per-record: 1}}, comparisons: {a: [{m: {match: 0.5}, u: 0.5}, {m: {match: 0.5}, u: 0.5}]}, dependences: [{comparisons: [a, b], lifts: [[1]]}, {comparisons: [a, a], lifts: [[1]]}, {lifts: []}]}
    =>
    5:161: parameters.dependences[0].comparisons[1]: found the unknown comparison `b`; expected `a`
    5:194: parameters.dependences[1].comparisons: found not two comparisons in the order of the model; expected two, in that order
    5:217: parameters.dependences[2]: found a dependence without `comparisons`; expected both, as training writes them

    training: {matches: {rules: [a]}}
    =>
    5:21: training.matches: found no `recall`; expected `rules`, which hardly a pair of strangers fulfils, and their `recall`

    training: {matches: {rules: [], recall: 2}}
    =>
    5:29: training.matches.rules: found no rule; expected `rules`, which hardly a pair of strangers fulfils, and their `recall`
    5:41: training.matches.recall: found `2`; expected the share of all matches that fulfil one of the rules, 0.01…1
    """#
}
