"""Tab in a session, from the live watches."""

import re

import pytest


@pytest.mark.parametrize(("typed", "completed"), [
    ("ind", "indexes "),
    ("help que", "help query "),
    ("list pod --namesp", "list pod --namespace "),
    ("list pod -o js", "list pod -o json "),
    ("list pod --output=ya", "list pod --output=yaml "),
    ("list po", "list pod "),
    ("query se", "query service "),
    ("query service Serv", "query service ServiceIP "),
    ("query service ServiceIP No", "query service ServiceIP None "),
    ("get pod kube-system/coredns-21d2cd95-c", "get pod kube-system/coredns-21d2cd95-cxvcz "),
    ("list pod -n kube-s", "list pod -n kube-system "),
    ("set out", "set output "),
    ("set output js", "set output json "),
    ("set namespace team-0001", "set namespace team-0001 "),
    ("set paging of", "set paging off "),
    ("use al", "use all "),
    ("watch stat", "watch status "),
    ("watch list po", "watch list pod "),
    ("events po", "events pod "),
    ("reconnect --context lim", "reconnect --context limited "),
    ("reconnect --context sim", "reconnect --context simulated"),
])
def test_a_word_is_completed(shared, typed, completed):
    shared.type(typed + "\t")
    shared.wait_for_typed(completed.rstrip(), cursor=len(completed))


def test_several_ways_are_listed_below_the_line_at_the_second_tab(session):
    session.type("list ")
    session.press("tab")
    session.wait_for(r"^endpoints +namespace +pod +service$")
    session.wait_for_typed("list", cursor=5)
    session.type("pod")
    session.wait_for_typed("list pod", cursor=8)


def test_what_all_ways_share_is_inserted_first(session):
    session.type("list pod -n te\t")
    session.wait_for_typed("list pod -n team-000", cursor=20)


def test_a_word_in_the_middle_of_a_line_is_completed_there(session):
    session.type("list po -o json")
    session.press(*["left"] * 8)
    session.press("tab")
    session.wait_for_typed("list pod -o json", cursor=8)


@pytest.mark.parametrize("operator", ["> ", ">> ", ">"])
def test_a_file_is_completed_after_the_output_sign(module_session, shared, operator):
    workspace, session = module_session
    (workspace.folder / "pods.txt").touch()
    (workspace.folder / ".hidden").touch()
    session.type(f"list pod {operator}po\t")
    completed = f"list pod {operator}pods.txt"
    session.wait_for_typed(completed, cursor=len(completed) + 1)


def test_a_folder_is_completed_up_to_its_slash(workspace, session):
    (workspace.folder / "output").mkdir()
    (workspace.folder / "output" / "only.txt").touch()
    session.type("list pod > out\t")
    session.wait_for_typed("list pod > output/", cursor=18)
    session.press("tab")
    session.wait_for_typed("list pod > output/only.txt", cursor=27)


@pytest.mark.parametrize(("typed", "completed"), [
    ("list pod -n 'kube-s", "list pod -n kube-system"),
    ('list pod -n "kube-s', "list pod -n kube-system"),
    ("list po\\d -n kube-s", "list po\\d -n kube-system"),
    ("list pod > 'two w", "list pod > 'two words.txt'"),
    ("list pod > two\\ w", "list pod > 'two words.txt'"),
    ("list pod > it", 'list pod > "it\'s.txt"'),
])
def test_a_quoted_word_is_completed(module_session, shared, typed, completed):
    workspace, session = module_session
    (workspace.folder / "two words.txt").touch()
    (workspace.folder / "it's.txt").touch()
    session.type(typed + "\t")
    session.wait_for_typed(completed, cursor=len(completed) + 1)


def test_nothing_to_complete_beeps_and_leaves_the_line(session):
    session.type("list pod | gre\t")
    session.wait_until(lambda: session.screen.bells == 1, "a beep")
    session.wait_for_typed("list pod | gre", cursor=14)


def test_a_long_list_says_how_many_more_there_are(workspace):
    workspace.cluster("--pods", "700")
    session = workspace.terminal(columns=120, rows=60)
    session.wait_for_prompt()
    rows = session.run("list pod -o name")
    objects = len(rows)
    session.type("get pod ")
    session.press("tab")
    session.wait_for(r"… and [\d,]+ more$")
    listed = session.text.rsplit("> get pod", 2)[1]
    keys = re.findall(r"\S+/\S+-\S+", listed)
    more = int(re.search(r"… and ([\d,]+) more", listed)[1].replace(",", ""))
    assert len(keys) == 200
    assert len(keys) + more == objects
    assert keys[0] == rows[0]


def test_completion_knows_what_has_come_since(workspace):
    workspace.cluster("--churn", "50")
    session = workspace.terminal()
    session.wait_for_prompt()
    keys = set(session.run("list pod -o name"))
    fresh = []

    def has_fresh():
        fresh[:] = set(session.run("list pod -o name")) - keys
        return bool(fresh)

    session.wait_until(has_fresh, "a new pod")
    assert fresh[0] not in keys
    session.type(f"get pod {fresh[0][:-1]}\t")
    session.wait_until(lambda: session.typed.startswith("get pod " + fresh[0][:-1]), "the key")
