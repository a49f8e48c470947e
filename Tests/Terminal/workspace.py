"""What a test works with: folders of its own, the tool in them, and simulated clusters."""

import os
import signal
import subprocess
import time

from terminal import DEADLINE, Terminal

COREFILE = """\
.:53 {
    podnames pods.cluster.local in-addr.arpa ip6.arpa
    kubernetes cluster.local in-addr.arpa ip6.arpa {
        pods verified
    }
    k8s_api {
        kubeconfig cluster.kubeconfig simulated
    }
}
"""


class Workspace:
    """A home, a state folder and a working folder that no other test sees."""

    def __init__(self, folder, binary):
        self.binary = binary
        self.home = folder / "home"
        self.state = folder / "state"
        self.folder = folder / "work"
        for path in (self.home, self.state, self.folder):
            path.mkdir()
        self.environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(self.home),
            "XDG_STATE_HOME": str(self.state), "LANG": "C.UTF-8", "TERM": "xterm-256color",
            "PAGER": "cat",
        }
        self._open = []

    @property
    def history(self):
        """Where the session keeps its lines."""
        return self.state / "k8sapi-inspect" / "history"

    def terminal(self, *arguments, columns=80, rows=24, **environment):
        """The tool on a terminal; a variable that is None is not set."""
        return self._terminal([self.binary, *arguments], columns, rows, environment)

    def shell_terminal(self, command, *, columns=80, rows=24, **environment):
        """A shell command on a terminal, which calls the tool `$TOOL`."""
        return self._terminal(
            ["/bin/bash", "-c", command], columns, rows, environment | {"TOOL": self.binary})

    def session(self, *arguments, **options):
        """A session on the simulated cluster in the tool itself, at its first prompt."""
        terminal = self.terminal("--demo", "--churn", "0", *arguments, **options)
        terminal.wait_for_prompt()
        return terminal

    def run(self, *arguments, stdin=b"", **environment):
        """Runs the tool without a terminal to its end."""
        return subprocess.run(
            [self.binary, *arguments], input=stdin, capture_output=True, cwd=self.folder,
            env=self._environment(environment), timeout=DEADLINE, check=False)

    def start(self, *arguments, stdin=subprocess.DEVNULL, **environment):
        """Starts the tool without a terminal, its output in pipes."""
        process = subprocess.Popen(
            [self.binary, *arguments], stdin=stdin, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, cwd=self.folder, env=self._environment(environment))
        self._open.append(ProcessEnd(process))
        return process

    def shell(self, command, **environment):
        """Runs a shell command that calls the tool `$TOOL`."""
        return subprocess.run(
            ["/bin/bash", "-o", "pipefail", "-c", command], capture_output=True, cwd=self.folder,
            env=self._environment(environment) | {"TOOL": self.binary}, timeout=DEADLINE,
            check=False)

    def cluster(self, *options):
        """A simulated cluster in a process of its own, to which the Corefile here leads."""
        (self.folder / "Corefile").write_text(COREFILE)
        port_file = self.folder / "port"
        port_file.unlink(missing_ok=True)
        process = self.start(
            "simulate", "-q", "--port", "0", "--write-kubeconfig", "cluster.kubeconfig",
            "--port-file", "port", *options)
        deadline = time.monotonic() + DEADLINE
        while not port_file.exists():
            assert process.poll() is None, process.stderr.read().decode()
            assert time.monotonic() < deadline, "the simulated cluster does not start"
            time.sleep(0.01)
        return process

    def close(self):
        """Ends everything that was started here, the latest first."""
        for opened in reversed(self._open):
            opened.close()

    def _terminal(self, command, columns, rows, environment):
        terminal = Terminal(
            command, columns=columns, rows=rows, folder=self.folder,
            environment=self._environment(environment))
        self._open.append(terminal)
        return terminal

    def _environment(self, changes):
        merged = self.environment | changes
        return {name: value for name, value in merged.items() if value is not None}


class ProcessEnd:
    """Ends a process at the end of a test."""

    def __init__(self, process):
        self.process = process

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()


def binary_path():
    """The tool that is tested: `$K8SAPI_INSPECT`, or what `swift build` has made."""
    given = os.environ.get("K8SAPI_INSPECT")
    if given:
        return os.path.abspath(given)
    folder = subprocess.run(
        ["swift", "build", "--show-bin-path"], capture_output=True, text=True, check=True,
        cwd=os.path.dirname(__file__)).stdout.strip()
    return os.path.join(folder, "k8sapi-inspect")
