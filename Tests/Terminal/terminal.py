"""A person at a terminal: a program on a pseudo-terminal, and what its screen shows."""

import fcntl
import os
import re
import select
import signal
import struct
import termios
import time

import pexpect
import pyte

# How long anything may take, in seconds; only a failure waits so long.
DEADLINE = float(os.environ.get("TERMINAL_TEST_DEADLINE", "60"))

# `simulated 4/4! > `, where the place is left out of a narrow window.
PROMPT = re.compile(r"(\S+ )?\d+/\d+!?> ")

KEYS = {
    "enter": b"\r", "tab": b"\t", "left": b"\x1b[D", "right": b"\x1b[C", "up": b"\x1b[A",
    "down": b"\x1b[B", "home": b"\x1b[H", "end": b"\x1b[F", "delete": b"\x1b[3~",
    "backspace": b"\x7f", "escape": b"\x1b",
}


class Screen(pyte.Screen):
    """A screen that keeps the rows that have scrolled off its top."""

    def __init__(self, columns, rows):
        super().__init__(columns, rows)
        self.scrolled = []
        self.bells = 0

    def index(self):
        if self.margins is None and self.cursor.y == self.lines - 1:
            self.scrolled.append(self.display[0].rstrip())
        super().index()

    def bell(self, *_):
        self.bells += 1


class Terminal:
    """A program on a terminal of its own.

    Nothing here sleeps: each wait is for a condition on the screen or on the process, and fails
    with a picture of the screen.
    """

    def __init__(self, command, *, columns=80, rows=24, environment, folder):
        self.raw = bytearray()
        self.screen = Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._size = (rows, columns)
        self.process = pexpect.spawn(
            command[0], command[1:], env=environment, cwd=str(folder), timeout=DEADLINE,
            dimensions=self._size, preexec_fn=self._prepare)
        self.process.delaybeforesend = None
        self.descriptor = self.process.child_fd
        self.pid = self.process.pid

    def _prepare(self):
        """Sets the terminal up before the program starts, unlike any default."""
        set_size(0, *self._size)
        termios.tcsetattr(0, termios.TCSANOW, unusual(termios.tcgetattr(0)))

    # What the person does.

    def type(self, text):
        """Types text, or bytes, as fast as the terminal takes it."""
        rest = text if isinstance(text, bytes) else text.encode()
        deadline = time.monotonic() + DEADLINE
        while rest:
            _, writable, _ = select.select([], [self.descriptor], [], 0.01)
            if writable:
                # More than the terminal has room for would block while nobody reads its output.
                rest = rest[os.write(self.descriptor, rest[:512]):]
            self._read(0)
            assert time.monotonic() < deadline, self._dump("the keys are not read")

    def press(self, *names):
        """Presses keys by name; `ctrl-x` is a control character."""
        for name in names:
            known = KEYS.get(name)
            self.type(known or bytes([ord(name.removeprefix("ctrl-").upper()) ^ 0x40]))

    def enter(self, line):
        """Types a line with its end."""
        self.type(line + "\r" if isinstance(line, str) else line + b"\r")

    def run(self, line):
        """Enters a line at the prompt; gives the rows that it printed, once there is a prompt."""
        self.wait_for_prompt("> $")
        start = self.row
        self.enter(line)
        self.wait_until(lambda: self.row > start and self.at_prompt, f"a prompt after {line!r}")
        return self.rows[start + 1:self.row]

    def resize(self, columns, rows):
        """Gives the window another size, of which the kernel tells the program."""
        self.settle_output()
        self.screen.resize(rows, columns)
        set_size(self.descriptor, rows, columns)

    def kill(self, number):
        """Sends the program a signal."""
        os.kill(self.pid, number)

    # What the person sees.

    @property
    def rows(self):
        """All rows from the start to the cursor's and below, without blanks at their ends."""
        return self.screen.scrolled + [row.rstrip() for row in self.screen.display]

    @property
    def text(self):
        """All rows, as one text."""
        return "\n".join(self.rows).rstrip("\n")

    @property
    def row(self):
        """The cursor's row, counted from the start."""
        return len(self.screen.scrolled) + self.screen.cursor.y

    @property
    def column(self):
        """The cursor's column."""
        return self.screen.cursor.x

    @property
    def current(self):
        """The cursor's row, with blanks up to the cursor."""
        return self.screen.display[self.screen.cursor.y].rstrip().ljust(self.column)

    @property
    def before_cursor(self):
        """The cursor's row up to the cursor, which counts columns and not characters."""
        line = self.screen.buffer[self.screen.cursor.y]
        return "".join(line[column].data for column in range(self.column))

    @property
    def at_prompt(self):
        """Whether the cursor stands behind a prompt and nothing is typed."""
        return PROMPT.fullmatch(self.before_cursor) is not None

    @property
    def typed(self):
        """What is typed behind the prompt in the cursor's row; nothing where there is none."""
        match = PROMPT.match(self.current)
        return self.current[match.end():].rstrip() if match else ""

    def termios(self):
        """The terminal's settings as the kernel has them."""
        return termios.tcgetattr(self.descriptor)

    # Waiting.

    def wait_until(self, condition, what, within=DEADLINE):
        """Waits until a condition holds."""
        deadline = time.monotonic() + within
        while not condition():
            assert time.monotonic() < deadline, self._dump(f"no {what} within {within} s")
            if not self._read(0.02) and not self.process.isalive():
                assert condition(), self._dump(f"no {what} before the end")

    def wait_for(self, pattern):
        """Waits until the rows hold what a pattern describes."""
        self.wait_until(lambda: re.search(pattern, self.text, re.MULTILINE), f"/{pattern}/")

    def type_until(self, key, pattern):
        """Types a key, and again each second, until the rows hold what a pattern describes: for a
        key that may get lost and does no harm when it is typed twice."""
        typed_at = float("-inf")

        def stands():
            nonlocal typed_at
            if re.search(pattern, self.text, re.MULTILINE):
                return True
            if time.monotonic() - typed_at > 1:
                typed_at = time.monotonic()
                self.type(key)
            return False

        self.wait_until(stands, f"/{pattern}/")

    def wait_for_prompt(self, pattern=r"4/4> $"):
        """Waits for a prompt at which nothing is typed."""
        self.wait_until(
            lambda: self.at_prompt and re.search(pattern, self.before_cursor), "prompt")

    def wait_for_typed(self, text, cursor=None):
        """Waits until a line stands at the prompt, with the cursor so many columns in."""
        def stands():
            prompt = PROMPT.match(self.current)
            if prompt is None or self.typed != text:
                return False
            return cursor is None or self.column == prompt.end() + cursor
        self.wait_until(stands, f"{text!r} at the prompt, cursor {cursor}")

    def settle_output(self):
        """Shows what the program has written so far."""
        while self._read(0):
            pass

    def wait_for_end(self):
        """Waits until the program has ended; gives its status, negative for a signal."""
        self.wait_until(lambda: not self.process.isalive(), "end of the program")
        self.settle_output()
        return -self.process.signalstatus if self.process.signalstatus else self.process.exitstatus

    def wait_for_stop(self):
        """Waits until the program is stopped."""
        self.wait_until(lambda: process_state(self.pid) == "T", "stop of the program")

    def hang_up(self):
        """Takes the terminal away, as a window that is closed; waits for the program's end."""
        os.close(self.descriptor)
        deadline = time.monotonic() + DEADLINE
        while self.process.isalive():
            assert time.monotonic() < deadline, "the program goes on without its terminal"
            time.sleep(0.01)

    def close(self):
        """Ends the program and all that runs on its terminal."""
        for pid in session_members(self.pid):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        try:
            self.process.close(force=True)
        except OSError:
            # The terminal is gone already.
            self.process.wait()

    def _read(self, timeout):
        """Shows what the program writes; false where there is nothing."""
        readable, _, _ = select.select([self.descriptor], [], [], timeout)
        if not readable:
            return False
        try:
            data = os.read(self.descriptor, 1 << 16)
        except OSError:
            # The terminal has no program any more.
            time.sleep(min(timeout, 0.01))
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)

    def _dump(self, what):
        edge = "+" + "-" * self.screen.columns + "+"
        display = self.screen.display
        while len(display) > self.screen.cursor.y + 1 and not display[-1].strip():
            display.pop()
        rows = "\n".join(f"|{row}|" for row in display)
        return (
            f"{what}; state {process_state(self.pid)}, cursor "
            f"({self.screen.cursor.y}, {self.column}), {len(self.screen.scrolled)} rows above\n"
            f"{edge}\n{rows}\n{edge}\nlast bytes: {bytes(self.raw[-400:])!r}")


def unusual(settings):
    """Terminal settings that no program would come upon by itself."""
    settings[0] &= ~termios.IXON
    settings[6][termios.VERASE] = b"\x08"
    settings[6][termios.VKILL] = b"\x18"
    return settings


def original_settings():
    """The settings that a `Terminal`'s program finds."""
    master, slave = os.openpty()
    try:
        return unusual(termios.tcgetattr(slave))
    finally:
        os.close(master)
        os.close(slave)


def set_size(descriptor, rows, columns):
    """Sets the size of a terminal's window."""
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def process_state(pid):
    """The letter by which the kernel tells a process's state; nothing for one that is gone."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return file.read().rpartition(")")[2].split()[0]
    except OSError:
        return ""


def session_members(leader):
    """The processes of the session that a process leads."""
    members = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            if os.getsid(int(name)) == leader:
                members.append(int(name))
        except OSError:
            continue
    return members
