"""`set`, `use`, `status`, `history` and `reconnect`."""

import json

import pytest

TWO_BLOCKS = """\
.:53 {
    kubernetes cluster.local
    k8s_api {
        kubeconfig cluster.kubeconfig simulated
    }
}
example.org:1053 {
    kubernetes example.org {
        kubeconfig cluster.kubeconfig simulated
    }
}
"""


def test_output_is_set_for_the_commands_that_follow(session):
    session.run("set output json")
    session.wait_until(lambda: session.current.rstrip().endswith("-o json"), "the right prompt")
    assert session.run("use")[0] == "{"
    assert json.loads("\n".join(session.run("list pod -n kube-system")))
    session.run("set output")
    assert session.run("use")[0].startswith("BLOCK")


def test_a_namespace_is_set_for_the_commands_that_follow(session):
    session.run("set namespace kube-system")
    session.wait_until(lambda: session.current.rstrip().endswith("-n kube-system"), "its mark")
    rows = session.run("list pod -o name")
    assert len(rows) == 2
    assert all(row.startswith("kube-system/") for row in rows)
    session.run("set namespace")
    assert len(session.run("list pod -o name")) > 100


def test_settings_are_shown(session):
    session.run("set timeout 1m")
    shown = dict(row.split(None, 1) for row in session.run("set"))
    assert shown == {
        "output": "table", "color": "auto", "namespace": "(all)", "timeout": "1m", "paging": "on"}


@pytest.mark.parametrize(("line", "answer"), [
    ("set output xml", "it is one of table, wide, json, yaml, name"),
    ("set timeout soon", "it is a span of time such as 500ms, 5s or 1m"),
    ("set colour always", "colour"),
    ("use 7", "7"),
    ("history 0", "the number is from 1 on"),
])
def test_a_wrong_setting_is_refused(shared, line, answer):
    assert answer in "\n".join(shared.run(line))


@pytest.mark.parametrize("option", [
    "--kubeconfig x", "--context x", "--server https://x", "--as x", "--demo", "-f x",
])
def test_options_of_the_connection_are_refused_with_a_hint(shared, option):
    rows = "\n".join(shared.run(f"list pod {option}"))
    assert "is decided when the session is started" in rows
    assert "reconnect takes it" in rows


def test_status_tells_of_each_watch(session):
    rows = session.run("status")
    assert {"endpoints", "namespace", "pod", "service"} <= {
        row.split()[0] for row in rows if row}
    assert all(len(row) <= 80 for row in rows)


def test_reconnect_takes_other_options_of_the_connection(session):
    session.run("reconnect --context simulated-token")
    session.wait_until(lambda: session.current.startswith("simulated-token 4/4>"), "the context")
    assert session.run("list pod -n kube-system")[0].startswith("KEY")
    assert any("simulated-token" in row for row in session.run("status"))


def test_history_shows_numbered_lines(session):
    session.run("use")
    session.run("set output")
    assert session.run("history 2") == ["2  set output", "3  history 2"]


def test_use_keeps_to_one_block(workspace):
    workspace.cluster()
    (workspace.folder / "Corefile").write_text(TWO_BLOCKS)
    session = workspace.terminal()
    session.wait_until(lambda: session.at_prompt, "prompt")
    rows = session.run("use")
    assert len(rows) == 3
    session.run("use example.org:1053")
    session.wait_until(lambda: "block example.org:1053" in session.current, "its mark")
    assert [row.split()[-1] for row in session.run("use")][1:] == ["no", "yes"]
    session.run("use all")
    assert [row.split()[-1] for row in session.run("use")][1:] == ["yes", "yes"]
