#!/usr/bin/env bash
# Writes the TextMate grammar from the one list of keywords:
#   bash make_grammar.sh > syntaxes/yanpan.tmLanguage.json
# A test compares the two, so no keyword can be missing.
set -euo pipefail
cd "$(dirname "$0")"
export LC_ALL=C

# The spellings of one column (2: 中文, 4: english), longest first, as one alternation.
spellings() {
  awk -F'"' -v column="$1" '/^YANPAN_KEYWORD/ { n = split($column, forms, "|"); for (i = 1; i <= n; i++) print length(forms[i]) "\t" forms[i] }' \
    ../../../lang/grammar/keywords.def | LC_ALL=C sort -t "$(printf '\t')" -k1,1nr -k2,2 -u | cut -f2 |
    sed 's/[.+*?]/\\\\&/g; s/ /\\\\s+/g' | paste -sd'|'
}

word='[\\\\p{L}\\\\p{N}\\\\p{M}_·]'
sed -e "s@%ZH%@$(spellings 2 | sed 's/[&\\]/\\&/g')@g; s@%EN%@$(spellings 4 | sed 's/[&\\]/\\&/g')@g; s@%WORD%@$word@g" <<'JSON'
{
  "name": "yanpan",
  "scopeName": "source.yanpan",
  "fileTypes": ["yp"],
  "patterns": [
    {"begin": "^(语言)\\s+(\\d+)\\s+(中文|chinese)", "end": "(?!)", "patterns": [{"include": "#common"}, {"include": "#zh"}],
     "beginCaptures": {"1": {"name": "keyword.control.yanpan"}, "2": {"name": "constant.numeric.yanpan"}, "3": {"name": "keyword.other.yanpan"}}},
    {"begin": "^(language)\\s+(\\d+)\\s+(english|英文)", "end": "(?!)", "patterns": [{"include": "#common"}, {"include": "#en"}],
     "beginCaptures": {"1": {"name": "keyword.control.yanpan"}, "2": {"name": "constant.numeric.yanpan"}, "3": {"name": "keyword.other.yanpan"}}},
    {"include": "#common"},
    {"include": "#zh"},
    {"include": "#en"}
  ],
  "repository": {
    "common": {
      "patterns": [
        {"match": "##.*$", "name": "comment.line.documentation.yanpan"},
        {"match": "#.*$", "name": "comment.line.number-sign.yanpan"},
        {"match": "\"[^\"]*\"", "name": "string.quoted.double.yanpan"},
        {"match": "“[^”]*”", "name": "string.quoted.double.yanpan"},
        {"match": "`[^`]*`", "name": "variable.other.yanpan"},
        {"match": "(?<!%WORD%)\\d{4}-\\d{2}(-\\d{2})?([T ]\\d{2}:\\d{2}(:\\d{2})?([+-]\\d{2}:\\d{2}|Z)?)?", "name": "constant.other.date.yanpan"},
        {"match": "(?<!%WORD%)[+-]?[0-9０-９]+([.．][0-9０-９]+)?(?!%WORD%)", "name": "constant.numeric.yanpan"},
        {"match": "[≥≤≠<>＜＞=＝!]=?|→|->|←|<-", "name": "keyword.operator.yanpan"},
        {"match": "[|｜]", "name": "punctuation.separator.table.yanpan"}
      ]
    },
    "zh": {
      "patterns": [
        {"match": "^(%ZH%)(?!%WORD%)", "name": "keyword.control.yanpan"},
        {"match": "(?<!%WORD%)(%ZH%)(?!%WORD%)", "name": "keyword.other.yanpan"}
      ]
    },
    "en": {
      "patterns": [
        {"match": "^(%EN%)(?!%WORD%|-%WORD%)", "name": "keyword.control.yanpan"},
        {"match": "(?<!%WORD%|%WORD%-)(%EN%)(?!%WORD%|-%WORD%)", "name": "keyword.other.yanpan"}
      ]
    }
  }
}
JSON
