"""`events` as a command of its own."""

import json
import signal

import pytest


def test_the_time_that_is_asked_for_is_up(workspace):
    ended = workspace.run("--demo", "events", "--for", "2s")
    assert ended.returncode == 0
    assert ended.stderr == b""
    assert ended.stdout.startswith(b"TIME")


def test_a_count_ends_it(workspace):
    workspace.cluster("--churn", "50")
    ended = workspace.run("events", "--count", "5", "-o", "json")
    assert (ended.returncode, ended.stderr) == (0, b"")
    kinds = [json.loads(line)["event"] for line in ended.stdout.splitlines()]
    assert len([kind for kind in kinds if kind in ("added", "updated", "deleted")]) == 5


def test_a_count_that_is_not_reached_in_time_is_a_failure(workspace):
    ended = workspace.run("--demo", "--churn", "0", "events", "--count", "5", "--for", "300ms")
    assert ended.returncode == 6
    assert b"0 of 5 events came in time" in ended.stderr


def test_json_lines_come_one_by_one(workspace):
    workspace.cluster("--churn", "20")
    process = workspace.start("events", "-o", "json")
    seen = [json.loads(process.stdout.readline()) for _ in range(20)]
    assert process.poll() is None, "it goes on while its lines are read"
    assert {event["watch"] for event in seen} <= {"endpoints", "namespace", "pod", "service"}
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0
    assert all(json.loads(line) for line in process.stdout.read().splitlines())
    assert process.stderr.read() == b""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_with_success(workspace, number):
    process = workspace.start("--demo", "events", "-o", "json")
    assert [json.loads(process.stdout.readline())["event"] for _ in range(4)] == ["synced"] * 4
    process.send_signal(number)
    process.stdout.read()
    assert process.wait(20) == 0
    assert process.stderr.read() == b""


def test_control_c_on_a_terminal_ends_it_with_success(workspace):
    terminal = workspace.terminal("--demo", "events")
    terminal.wait_until(lambda: terminal.text.count(" synced ") == 4, "four watches")
    terminal.press("ctrl-c")
    assert terminal.wait_for_end() == 0
    assert "error" not in terminal.text


@pytest.mark.parametrize("options", ["", "--initial", "-o json --initial"])
def test_a_closed_pipe_ends_it_though_nothing_more_happens(workspace, options):
    ended = workspace.shell(f"$TOOL --demo events {options} | head -1")
    assert ended.stderr == b""
    assert len(ended.stdout.splitlines()) == 1
    assert ended.returncode == 0


def test_the_first_list_is_shown_on_demand_and_filtered(workspace):
    def keys(*options):
        ended = workspace.run(
            "--demo", "--churn", "0", "events", "pod", "--initial", "--for", "500ms", "-o", "json", *options)
        assert ended.returncode == 0
        events = map(json.loads, ended.stdout.splitlines())
        return [event["key"] for event in events if event["event"] == "added"]

    assert len(keys()) == 197
    assert len(keys("-n", "kube-system")) == 2
    assert all(key.startswith("kube-system/") for key in keys("-n", "kube-system"))
    assert keys("--key", "*/coredns-*-c*") == ["kube-system/coredns-21d2cd95-cxvcz"]


def test_a_session_shows_events_with_the_fields_that_changed(workspace):
    workspace.cluster("--churn", "30")
    session = workspace.terminal(columns=120)
    session.wait_for_prompt()
    session.enter("events pod --count 10")
    session.wait_for(r"^\d\d:\d\d:\d\d\S* +(added|updated|deleted) +pod +team-\d+/")
    session.wait_for_prompt()


def test_the_demonstration_changes_by_itself(workspace):
    ended = workspace.run("--demo", "--churn", "20", "events", "--count", "3", "-o", "json")
    assert ended.returncode == 0
    kinds = [json.loads(line)["event"] for line in ended.stdout.splitlines()]
    assert len([kind for kind in kinds if kind in ("added", "updated", "deleted")]) == 3
