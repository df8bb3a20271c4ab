"""The canonical form, one rule at a time: what a file says before, and after."""

from __future__ import annotations

import pytest

from npa_cli.edit.canonical.format_file import canonical_form
from npa_cli.edit.text_lines import EditRefusedError

# What it shows: (kind of file or None, before, after)
CASES = {
    "keys stand in the order of the model, with the comments that belong to them": (
        "partners",
        "partners:\n  # the trust\n  - name: Trust # ours\n    kind: organisation\n    # short\n    code: T\n",
        "partners:\n  # the trust\n  # short\n  - code: T\n    name: Trust  # ours\n    kind: organisation\n",
    ),
    "a key that is no name in Python has its place too": (
        "dependencies",
        "- {to: P1.2.1, from: P1.1.1, id: DEP-001}\n",
        "- {id: DEP-001, from: P1.1.1, to: P1.2.1}\n",
    ),
    "an unknown key is kept, after those the model knows": (
        "workplan",
        "colour: blue\ntitle: A plan\nid: p\n",
        "id: p\ntitle: A plan\ncolour: blue\n",
    ),
    "entries of a return stand in the order of their ids, as numbers": (
        "return",
        "updates:\n  P1.10.1: {rag: red}\n  # second\n  P1.2.1: {rag: green, status: complete}\nno_change: [P3.1.1, P2.1.1]\n",
        "updates:\n  # second\n  P1.2.1: {status: complete, rag: green}\n  P1.10.1: {rag: red}\nno_change: [P2.1.1, P3.1.1]\n",
    ),
    "leads stay in the plan's own order": (None, "leads: [PHE, MoJ]\n", "leads: [PHE, MoJ]\n"),
    "two spaces a level, lists below their key, one space after a colon": (
        None,
        "a:\n-   b:   1\n    c :\n        - x\n        -    z\nd:    {k:   v ,  l: [ 1,2 ]}\n",
        "a:\n  - b: 1\n    c:\n      - x\n      - z\nd: {k: v, l: [1, 2]}\n",
    ),
    "quotes only where they are needed": (
        None,
        "a: \"plain\"\nb: 'No'\nc: \"it's: so\"\nd: 'x: y'\ne: No\nf: '1.10'\ng: \"tab\\t\"\n'h': ''\n",
        "a: plain\nb: 'No'\nc: \"it's: so\"\nd: 'x: y'\ne: 'No'\nf: '1.10'\ng: \"tab\\t\"\nh: ''\n",
    ),
    "a day has none where the model wants a day": (
        "return",
        "period: '2019-01-01'\napproved_on: '2019-01-01'\n",
        "period: '2019-01-01'\napproved_on: 2019-01-01\n",
    ),
    "an address in brackets and without quotes, which some checkers refuse, has a line of its own": (
        None,
        "a: [https://example.org/x]\nb: ['https://example.org/x']\nc: {d: e, f: [1, npa-2013:NOMS]}\n",
        "a:\n  - https://example.org/x\nb: ['https://example.org/x']\nc:\n  d: e\n  f:\n    - 1\n    - npa-2013:NOMS\n",
    ),
    "a block of prose keeps its lines": (
        None,
        "a: >-   # why\n     one\n     two\n\n     three\nb: |+\n   x\n\n\nc: |1\n   led\n",
        "a: >-  # why\n  one\n  two\n\n  three\nb: |+\n  x\n\n\nc: |2\n    led\n",
    ),
    "other words over several lines are written as npa writes prose": (
        None,
        "a: some words\n   and more\nb: 'quoted\n  words'\n" + "c: " + "word " * 20 + "\n  end\n",
        "a: some words and more\nb: quoted words\nc: >-\n  " + "word " * 18 + "word\n  word end\n",
    ),
    "brackets over several lines become lines of their own": (
        None,
        "a: [ # first\n  x, # the x\n  # about y\n  {k: 1, l: 2},\n  # at the end\n] # last\nb: [\n]\n",
        "# first\na:  # last\n  - x  # the x\n  # about y\n  - {k: 1, l: 2}\n  # at the end\nb: []\n",
    ),
    "one blank line at a time, none at the ends nor where a list begins": (
        None,
        "\n\na:\n\n  - x\n\n\n  - z\n\nb: 1\n\n\n",
        "a:\n  - x\n\n  - z\n\nb: 1\n",
    ),
    "line feeds, no byte order mark, no blanks at the ends of lines, one final line feed": (
        None,
        "\ufeffa: 1  \r\nb: 2\t# c \r\nc: 3",
        "a: 1\nb: 2  # c\nc: 3\n",
    ),
    "a comment indented deeper than what comes next stays with what it ends": (
        None,
        "a:\n    - x\n    # of the list\n# of b\nb: 1\n  # at the end\n",
        "a:\n  - x\n  # of the list\n# of b\nb: 1\n# at the end\n",
    ),
    "a comment at a dash goes above it": (None, "- # about\n  # this\n  a: 1\n", "# about\n# this\n- a: 1\n"),
    "a comment between a key and its value goes above both": (
        None,
        "a: # one\n  # two\n  x # three\n",
        "# one\n# two\na: x  # three\n",
    ),
    "the head of a file stays at its head": (
        "workplan",
        "# head\n# of the file\ntitle: T\nid: p\n",
        "# head\n# of the file\nid: p\ntitle: T\n",
    ),
    "what stands just above the first key after a blank line is its own": (
        "workplan",
        "# head\n\n# the title\ntitle: T\nid: p\n",
        "# head\n\nid: p\n# the title\ntitle: T\n",
    ),
    "the marks of a document are left out, their comments are not": (
        None,
        "--- # start\na: 1\n... # end\n",
        "# start\na: 1\n# end\n",
    ),
    "an empty file stays empty": (None, "", ""),
    "so does one of blank lines": (None, "\n\n", ""),
    "and one of comments keeps them": (None, "\n# a\n\n\n# b", "# a\n\n# b\n"),
    "nothing stays nothing": (None, "a:\nb: null\nc: ~ # c\nd: {k}\n", "a:\nb: null\nc: ~  # c\nd: {k: null}\n"),
    "lists in lists": (None, "-\n  -   - a\n      - b\n  - c\n- []\n", "- - - a\n    - b\n  - c\n- []\n"),
    "a file in brackets": (None, "{a: 1,b: [x]} # c\n", "{a: 1, b: [x]}  # c\n"),
}


@pytest.mark.parametrize("shows", CASES)
def test_a_file_is_laid_out_so(shows: str) -> None:
    kind, before, after = CASES[shows]
    assert canonical_form(before.encode(), kind).decode() == after
    assert canonical_form(after.encode(), kind).decode() == after


REFUSED = {
    "a: &x 1\nb: *x\n": "line 1: anchor `&x`",
    "a: !!str 1\n": "tag `tag:yaml.org,2002:str`",
    "a: 1\na: 2\n": "given twice",
    "a: [1\n": "line 1: a `[` is opened here",
    "%YAML 1.2\n---\na: 1\n": "`%` line",
    "? a\n: 1\n": "`? `",
    "only words\n": "neither keys nor a list",
    "a: 1\n--- \nb: 1\n": "second document",
    "a: 1\nb: 2\u2028# c\n": "line 2: a line break that editors don't show (U+2028); delete it",
}


@pytest.mark.parametrize("text", REFUSED)
def test_a_file_that_can_mean_two_things_is_left_alone_and_says_why(text: str) -> None:
    with pytest.raises(EditRefusedError) as refused:
        canonical_form(text.encode(), None)
    assert REFUSED[text] in str(refused.value)
