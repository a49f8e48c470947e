"""Output that goes to shell commands and files."""

import json


def test_a_pipe_gets_what_the_command_prints(session):
    rows = session.run("list pod | grep kube-system | wc -l")
    assert [row.strip() for row in rows] == ["2"]


def test_a_reader_that_has_enough_ends_the_command_without_a_message(session):
    for line in ("list pod | head -1", "list pod -n kube-system|head -n1"):
        rows = session.run(line)
        assert len(rows) == 1
        assert rows[0].startswith("KEY")
    assert session.run("list pod -o json | head -1") == ["{"]
    assert len(session.run("list pod -o json | tail -n +2 | head -1")) == 1


def test_a_quoted_pipe_is_a_part_of_the_word(session):
    rows = session.run("get pod 'a|b'")
    assert "a|b" in "\n".join(rows)
    assert session.run(r"get pod a\|b") == rows


def test_a_shell_command_that_does_not_exist_is_told_by_the_shell(session):
    rows = session.run("list pod | no-such-command")
    assert len(rows) == 1
    assert "no-such-command" in rows[0]
    assert "not found" in rows[0]
    assert session.run("use")[0].startswith("BLOCK")


def test_output_goes_to_files(workspace, session):
    file = workspace.folder / "pods.txt"
    assert session.run("list pod -n kube-system -o name > pods.txt") == []
    once = file.read_text()
    assert once.splitlines() == session.run("list pod -n kube-system -o name")
    session.run("list pod -n kube-system -o name >> pods.txt")
    assert file.read_text() == once * 2
    session.run("list pod -n kube-system -o name>pods.txt")
    assert file.read_text() == once
    session.run("list pod -o json > 'two words.json'")
    assert json.loads((workspace.folder / "two words.json").read_text())


def test_a_file_that_cannot_be_written_is_told_of(session):
    rows = session.run("list pod > /no/such/folder/file")
    assert "/no/such/folder/file" in "\n".join(rows)
    assert session.run("use")[0].startswith("BLOCK")


def test_messages_do_not_go_into_the_pipe(session):
    rows = session.run("get pod nobody/there | cat > /dev/null")
    assert any("nobody/there" in row for row in rows)


def test_output_in_a_pipe_has_neither_colours_nor_a_width(workspace, session):
    session.run("status | cat > plain.txt")
    text = (workspace.folder / "plain.txt").read_text()
    assert "\x1b" not in text
    assert "WATCH" in text


def test_a_shell_command_may_use_the_terminal(workspace, session):
    script = workspace.folder / "ask"
    script.write_text("#!/bin/sh\ncat > input\nprintf 'name? ' >/dev/tty\n"
                      "read answer </dev/tty\necho \"hello $answer\"\n")
    script.chmod(0o755)
    session.enter("list pod -o name | ./ask")
    session.wait_for(r"^name\?")
    session.type("Ada\r")
    session.wait_for("^hello Ada$")
    session.wait_for_prompt()
    assert len((workspace.folder / "input").read_text().splitlines()) > 100
