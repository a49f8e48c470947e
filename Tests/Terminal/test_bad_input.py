"""What nobody types on purpose."""

import time

import pytest

# Those that end, stop or search, and the line's end.
MEANINGFUL = b"\x03\x04\x0a\x0d\x12\x13\x1a\x1b\x1c"
BYTES = bytes(byte for byte in range(256) if byte not in MEANINGFUL)


def test_binary_bytes_do_no_harm(session):
    session.type(BYTES * 8)
    session.press("ctrl-a", "ctrl-k")
    session.enter("set")
    session.wait_for(r"^output +table$")


# The terminal drops its queue at Ctrl-C, and takes it for a character while ^V quotes the next one.
def test_control_c_after_a_paste_is_never_lost(session):
    for _ in range(100):
        written = len(session.raw)
        session.type(BYTES * 8)
        session.press("ctrl-c")
        session.wait_until(lambda: b"^C" in session.raw[written:], "sign of Ctrl-C", within=5)
        session.wait_until(lambda: session.at_prompt, "a prompt", within=5)


def test_every_byte_there_is_does_no_harm(session):
    for start in range(0, 256, 16):
        keys = bytes(byte for byte in range(start, start + 16) if byte not in b"\x03\x04\x1a\x1c")
        session.type(keys)
    session.press("ctrl-g", "ctrl-a", "ctrl-k")
    session.enter("set")
    session.wait_for(r"^output +table$")


def test_bytes_that_are_no_characters_are_shown_as_such(session):
    session.type(b"# a\xffb\xc3")
    session.type(b"c")
    session.wait_for_typed("# a\ufffdb\ufffdc")
    session.press("ctrl-c")


def test_a_line_of_a_megabyte_neither_crashes_nor_takes_long(session):
    start = time.monotonic()
    session.type("# ")
    session.type(b"0123456789abcdef" * 65_536)
    session.press("ctrl-u")
    session.enter("set")
    session.wait_for(r"^output +table$")
    assert time.monotonic() - start < 15


def test_a_megabyte_that_is_entered_is_answered(session):
    session.type(b"list " + b"x" * 1_000_000)
    session.press("enter")
    session.wait_for(r"error: ")
    session.wait_for_prompt()
    assert session.run("set")[0].split() == ["output", "table"]


def test_pasted_lines_are_run_one_after_the_other(session):
    session.type("set output json\rset color never\rset paging off\rset\r")
    session.wait_for(r"^paging +off$")
    session.wait_for_prompt()
    assert [row for row in session.rows if row.startswith("output ")] == ["output     json"]
    assert [row for row in session.rows if row.startswith("color ")] == ["color      never"]


def test_a_paste_of_many_lines_loses_none(session):
    session.type("".join(f"# line {number}\r" for number in range(300)))
    session.type("history 301\r")
    session.wait_for(r"^301  history 301$")
    session.wait_for_prompt()
    # What is pasted while a line runs may be echoed as it comes, before the prompt shows it.
    rows = [row for row in session.rows if row.endswith("  # line 150") and "4/4" not in row]
    assert rows == ["151  # line 150"]


def test_control_characters_in_a_value_are_shown_escaped(session):
    session.type("get pod 'a")
    session.press("ctrl-v", "ctrl-g")
    session.type("b'\r")
    session.wait_for(r"error: ")
    session.wait_for_prompt()
    assert session.screen.bells == 0
