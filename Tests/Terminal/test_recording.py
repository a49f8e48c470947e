"""`record on` and `record off`, beside the prompt; `replicas` again and again."""

import gzip
import json
import signal

import pytest


def lines(path):
    """The lines of a capture."""
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]


def test_a_session_records_beside_its_commands(workspace):
    session = workspace.session()
    assert session.run("record") == ["nothing is recorded"]
    assert session.run("record on incident.gz") == [
        "recording incident.gz; record off, or the end of the session, writes it"]
    session.run("status")
    assert session.run("record")[0].startswith("recording incident.gz since ")
    assert session.run("record off")[0].startswith("recorded incident.gz: 4 watches, 290 objects")
    assert session.run("record") == ["nothing is recorded"]
    recorded = lines(workspace.folder / "incident.gz")
    assert recorded[0]["format"] == "k8sapi-inspect/capture"
    assert "end" in recorded[-1]
    assert (workspace.folder / "incident.gz").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("ending", ["exit", "ctrl-d", signal.SIGTERM, signal.SIGHUP])
def test_the_end_of_the_session_writes_what_is_recorded(workspace, ending):
    session = workspace.session()
    session.run("record on incident.gz --redact")
    if ending == "exit":
        session.enter(ending)
    elif ending == "ctrl-d":
        session.press(ending)
    else:
        session.kill(ending)
    session.wait_for_end()
    assert "recorded incident.gz: 4 watches, 290 objects" in session.text
    recorded = lines(workspace.folder / "incident.gz")
    assert recorded[0]["redacted"] is True
    assert "end" in recorded[-1]


def test_control_c_does_not_end_a_recording(session):
    session.run("record on kept.gz")
    session.press("ctrl-c")
    session.enter("record")
    session.wait_for(r"^recording kept.gz since \d\d:\d\d:\d\d ")


@pytest.mark.parametrize(("typed", "completed"), [
    ("recor", "record "), ("record of", "record off "),
    ("record on inci", "record on incident.gz "), ("record inci", "record incident.gz "),
    ("record on x --red", "record on x --redact "),
])
def test_tab_knows_how_to_record(workspace, typed, completed):
    (workspace.folder / "incident.gz").touch()
    session = workspace.session()
    session.type(typed + "\t")
    session.wait_for_typed(completed.rstrip(), cursor=len(completed))


def test_replicas_are_looked_at_again_until_control_c(workspace):
    session = workspace.session()
    session.enter("watch -n 100ms replicas")
    session.wait_for(r"^every 0.1s: replicas +\d\d:\d\d:\d\d$")
    session.wait_for(r"^all 3 replicas answer \d+ questions as the stores say$")
    frames = session.raw.count(b"every 0.1s: replicas")
    session.wait_until(
        lambda: session.raw.count(b"every 0.1s: replicas") > frames, "another frame")
    assert all(len(row) <= 80 for row in session.rows)
    rows = [row for row in session.rows if row.startswith("coredns-")]
    assert len(rows) == 3, "a line each, on 80 columns"
    session.press("ctrl-c")
    session.wait_for_prompt()
