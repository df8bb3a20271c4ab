"""Each rule about a change, on real repositories: what it finds, where it points, and what it leaves alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npa_cli.rules.checked_file import CheckedFile
from npa_cli.rules.discover import all_rules, judge, revision_rules
from npa_cli.rules.frame import Frame
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, change_of, first_priority
from npa_cli.rules.revision.revision import Revision, Version
from npa_cli.work.check import check
from npa_cli.work.faults import UsageFault
from npa_cli.work.since_commit import findings_since
from tests.counts import examples
from tests.history.conftest import Made
from tests.history.judged import FIRST, Q1, judged

FOLDER = Path(__file__).resolve().parents[2] / "npa_cli" / "rules" / "revision"
RULE_IDS = [rule.code for rule in revision_rules()]
# What can't be compared lies in the clone, not in the plan, and of a merge there are three versions: shown by
# test_not_compared.py and test_merged_tree.py.
SHOWN_BY_FILES = [rule for rule in revision_rules() if rule.code not in ("NPA708", "NPA709")]


def two_deliverables(text: str = "A second one") -> str:
    return f"{MINIMAL_PLAN[FIRST]}          - id: P1.1.2\n            text: {text}\n            timeframe: FY18/19 Q3\n"


@pytest.mark.parametrize("rule", SHOWN_BY_FILES, ids=lambda rule: rule.code)
def test_the_bad_example_is_found_by_its_rule_alone_and_the_good_one_by_none(rule, repository) -> None:
    made: Made = repository(rule.before)
    assert judged(made) == []
    made.write(rule.bad)
    assert {each.code for each in judged(made)} == {rule.code}
    kept = {name: text for name, text in rule.before.items() if name not in rule.good}
    for name in rule.bad.keys() - rule.good.keys() - rule.before.keys() - MINIMAL_PLAN.keys():
        (made.root / name).unlink()
    made.write({**kept, **rule.good})
    assert judged(made) == []


@pytest.mark.parametrize("rule", SHOWN_BY_FILES, ids=lambda rule: rule.code)
def test_the_good_example_is_a_right_plan(rule, plan) -> None:
    located = check(plan({**rule.before, **rule.good})).found
    assert [each.finding for each in located if each.finding.severity == "error"] == []


def test_every_rule_file_is_registered_in_order_of_codes_that_no_other_rule_has() -> None:
    files = [path for path in FOLDER.glob("*.py") if "\n@revision_rule(" in path.read_text(encoding="utf-8")]
    assert len(files) == len(revision_rules())
    assert sorted(RULE_IDS) == RULE_IDS
    assert len({*RULE_IDS, *(rule.code for rule in all_rules())}) == len(RULE_IDS) + len(all_rules())
    assert len({rule.name for rule in (*revision_rules(), *all_rules())}) == len(revision_rules()) + len(all_rules())
    for rule in revision_rules():
        assert re.fullmatch(r"NPA7[0-9]{2}", rule.code)
        assert rule.title[0].isupper() and not rule.title.endswith(".")
        assert rule.why.endswith(".")


# NPA701


@pytest.mark.parametrize(
    ("old", "new", "field", "start"),
    [
        ("statement: Do one thing well.", "statement: Do one thing quite well.", "statement", "Do one thing quite"),
        ("id: P1\n", "id: P1\nmeasure: Fewer of them\n", "measure", "Fewer of them"),
        ("title: Only theme", "title: Other theme", "title", "Other theme"),
        ("text: The activity.", "text: The activities.", "text", "The activities."),
        ("leads: [NHSE]", "leads: [NHSE, NHSE]", "leads", "[NHSE, NHSE]"),
        ("leads: [NHSE]", "leads: [NHSE]\n        lead_note: and others", "lead_note", "and others"),
        ("leads: [NHSE]", "leads: [NHSE]\n        note: By letter", "note", "By letter"),
        ("timeframe: FY18/19 Q2", "timeframe: FY18/19 Q3", "timeframe", "FY18/19 Q3"),
        ("text: The deliverable", "text: The deliverables", "text", "The deliverables"),
        ("            text: The deliverable\n", "", "text", "P1.1.1"),
    ],
)
def test_each_signed_field_is_guarded(repository, old: str, new: str, field: str, start: str) -> None:
    made: Made = repository()
    made.write({FIRST: first_priority(old, new)})
    (told,) = judged(made)
    assert told.code == "NPA701" and told.path == FIRST and told.start.startswith(start)
    assert field in told.message and "put the signed words back" in told.hint


def test_the_old_and_new_words_and_the_command_to_type_are_named(repository) -> None:
    made: Made = repository()
    made.write({FIRST: first_priority("FY18/19 Q2", "it's FY19/20")})
    (told,) = judged(made)
    assert "was `FY18/19 Q2`, now `it's FY19/20`" in told.message
    assert """npa change propose P1.1.1 --field timeframe --to 'it'"'"'s FY19/20' --reason other""" in told.hint


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        (change_of(), []),
        (change_of(status="proposed", decided_by="", decided_on=""), ["NPA701"]),
        (change_of(status="rejected"), ["NPA701"]),
        (change_of(field="text"), ["NPA701"]),
        (change_of(item="P1.1"), ["NPA701"]),
        (change_of(to="FY20/21 Q1"), ["NPA701"]),
    ],
)
def test_only_an_approved_change_to_those_words_allows_them(repository, changes: str, codes: list[str]) -> None:
    made: Made = repository()
    made.write({FIRST: first_priority("FY18/19 Q2", "FY18/19 Q4"), "changes.yaml": changes})
    assert [each.code for each in judged(made)] == codes


def test_leads_changed_as_approved_are_allowed(repository) -> None:
    partners = f"{MINIMAL_PLAN['partners.yaml']}  - {{code: PHE, name: Public Health, kind: organisation}}\n"
    made: Made = repository({"partners.yaml": partners})
    made.write({FIRST: first_priority("leads: [NHSE]", "leads: [PHE]")})
    assert [each.code for each in judged(made)] == ["NPA701"]
    made.write({"changes.yaml": change_of(item="P1.1", field="leads", to="[PHE]")})
    assert judged(made) == []


def test_layout_comments_our_own_title_and_a_renamed_file_are_no_alteration(repository) -> None:
    made: Made = repository()
    text = first_priority("statement: Do one thing well.", "statement: >-\n  Do one\n  thing well.  # as signed")
    text = "# head\n" + first_priority("title: First", 'title: "The first"').replace("[NHSE]", "\n        - NHSE")
    made.write({FIRST: None, "priorities/01-other-name.yaml": text})
    assert judged(made) == []


def test_the_title_of_a_theme_is_told_once_however_many_activities_it_has(repository) -> None:
    activities = MINIMAL_PLAN[FIRST].partition("    activities:\n")[2]
    text = MINIMAL_PLAN[FIRST] + activities.replace("P1.1", "P1.2")
    made: Made = repository({FIRST: text})
    made.write({FIRST: text.replace("Only theme", "Other theme")})
    assert [(each.code, each.start) for each in judged(made)] == [("NPA701", "Other theme")]


def test_long_words_are_cut_to_where_they_differ(repository) -> None:
    long = "word " * 80
    made: Made = repository({FIRST: first_priority("The activity.", f"{long}one end")})
    made.write({FIRST: first_priority("The activity.", f"{long}other end")})
    (told,) = judged(made)
    assert "one end" in told.message and "other end" in told.message and len(told.message) < 200
    assert '--to "the new words"' in told.hint.replace("'", '"')


# NPA702


@pytest.mark.parametrize(
    ("files", "path", "start", "named"),
    [
        ({FIRST: MINIMAL_PLAN[FIRST]}, FIRST, "P1.1", "deliverable P1.1.2"),
        ({"priorities/02-second.yaml": None}, "priorities/02-second.yaml", "", "priority P2"),
    ],
)
def test_a_deletion_is_told_where_the_parent_stands_and_once_for_a_branch(
    repository, files: Mapping[str, str | None], path: str, start: str, named: str
) -> None:
    second = MINIMAL_PLAN[FIRST].replace("P1", "P2")
    made: Made = repository({FIRST: two_deliverables(), "priorities/02-second.yaml": second})
    made.write(files)
    (told,) = judged(made)
    assert (told.code, told.path, told.start) == ("NPA702", path, start)
    assert named in told.message and "status: cancelled" in told.hint


def test_a_renumbered_deliverable_is_told_its_old_id(repository) -> None:
    made: Made = repository({FIRST: two_deliverables()})
    made.write({FIRST: two_deliverables().replace("P1.1.2", "P1.1.3")})
    (told,) = judged(made)
    assert told.code == "NPA702" and "now stand under P1.1.3" in told.message and "id P1.1.2" in told.hint


def test_a_deliverable_moved_to_another_file_of_the_plan_is_not_deleted(repository) -> None:
    made: Made = repository()
    made.write({FIRST: None, "priorities/09-moved.yaml": MINIMAL_PLAN[FIRST]})
    assert judged(made) == []


def test_nothing_is_called_deleted_while_a_priority_cannot_be_read(repository) -> None:
    made: Made = repository({FIRST: two_deliverables()})
    made.write({FIRST: "id: [P1\n"})
    assert findings_since(made.root, "HEAD") == ((), ("not every priority can be read; deletions are not judged",))


# NPA703


def test_another_subject_under_the_same_id_is_a_reused_id_and_an_edit_is_not(repository) -> None:
    made: Made = repository({FIRST: two_deliverables("Toolkit published on the website")})
    made.write({FIRST: two_deliverables("Quarterly vaccination figures")})
    assert [(each.code, each.start) for each in judged(made)] == [("NPA703", "P1.1.2")]
    made.write({FIRST: two_deliverables("Toolkit published on a website")})
    assert [each.code for each in judged(made)] == ["NPA701"]


def test_an_id_given_up_long_ago_comes_back_only_under_its_own_words(repository) -> None:
    made: Made = repository({FIRST: two_deliverables("Toolkit published on the website")}, folder="data")
    made.commit({FIRST: MINIMAL_PLAN[FIRST]})
    made.commit({"partners.yaml": MINIMAL_PLAN["partners.yaml"] + "# a comment\n"})
    made.write({FIRST: two_deliverables("Quarterly vaccination figures")})
    (told,) = judged(made)
    assert (told.code, told.start) == ("NPA703", "P1.1.2") and "used before" in told.message
    made.write({FIRST: two_deliverables("Toolkit published on the website")})
    assert judged(made) == []
    made.write({FIRST: two_deliverables("Quarterly vaccination figures").replace("P1.1.2", "P1.1.3")})
    assert judged(made) == []


# What is skipped, and what is refused


def test_outside_git_a_finding_says_what_was_not_compared(plan) -> None:
    (found,), notes = findings_since(plan(), "main")
    assert (found.code, found.path, notes) == ("NPA708", "workplan.yaml", ())
    assert found.message == "not compared with `main`: the plan's folder is in no git repository"


def test_an_unknown_name_is_a_usage_fault_with_the_nearest(repository) -> None:
    made: Made = repository()
    with pytest.raises(UsageFault, match=r"`mian` is no commit, branch or tag here; did you mean `main`\?"):
        findings_since(made.root, "mian")
    with pytest.raises(UsageFault, match=r"`zzzz` .* there is: main"):
        findings_since(made.root, "zzzz")
    with pytest.raises(UsageFault, match=r"`--upload-pack=x`"):
        findings_since(made.root, "--upload-pack=x")


def test_what_an_unreadable_earlier_file_held_is_said_not_to_be_compared(repository) -> None:
    made: Made = repository({FIRST: "id: [P1\n"})
    made.write({FIRST: MINIMAL_PLAN[FIRST]})
    (found,), notes = findings_since(made.root, "HEAD")
    assert (found.code, found.path, notes) == ("NPA708", FIRST, ())
    assert found.message.startswith(f"{FIRST} as it was is not compared: ")


def test_no_words_are_called_altered_while_the_decisions_cannot_be_read(repository) -> None:
    made: Made = repository({"changes.yaml": change_of()})
    made.write({FIRST: first_priority("FY18/19 Q2", "FY18/19 Q4"), "changes.yaml": "- id: [\n"})
    assert findings_since(made.root, "HEAD") == (
        (),
        ("changes.yaml can't be read; altered words and decisions are not judged",),
    )


def test_the_page_on_change_control_names_every_rule_by_its_title() -> None:
    page = (FOLDER.parents[2] / "docs" / "change-control.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (NPA7\d\d) \| (.+?) \|", page, re.MULTILINE)
    assert rows == [(rule.code, rule.title) for rule in revision_rules()]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["P1", "P1.1.1", "approved"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "text", "themes", "activities", "deliverables", "updates", "item", "to", "status"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
FILES = st.lists(
    st.tuples(st.sampled_from([("priority", FIRST), ("return", Q1), ("changes", "changes.yaml")]), JSON), max_size=4
)


@settings(max_examples=examples(800), deadline=None)
@given(was=FILES, now=FILES)
def test_no_data_makes_a_rule_raise_and_what_did_not_change_has_no_finding(was, now) -> None:
    from npa_cli.model.plan import Plan
    from npa_cli.model.workplan import Period, Workplan
    from npa_cli.timeframe import Conventions

    def version(files) -> Version:
        nothing = Plan(Workplan(id="x", title="x", period=Period(text="")), (), (), Conventions())
        read = tuple(CheckedFile(kind, path, data) for (kind, path), data in files)
        return Version(Frame(nothing, read), read, (), nothing)

    judge(Revision(version(was), version(now), version(was)))
    assert judge(Revision(version(now), version(now), version(now))) == ()
