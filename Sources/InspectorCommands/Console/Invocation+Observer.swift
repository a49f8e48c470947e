import Corefile
import Inspection
import KubernetesClient
import PluginStanzas
import Rendering
import Sessions

extension Invocation {
  /// Tells on standard error what a run has to say, and shows its progress there.
  var observer: SessionObserver {
    let display = progress
    return SessionObserver(
      notice: { tell($0) },
      progress: { progress in
        guard let progress else {
          display?.clear()
          return
        }
        display?.show { progress.text(width: $0) }
      })
  }

  private func tell(_ notice: SessionNotice) {
    switch notice {
    case .message(let message): tell(message)
    case .findings(let findings, let corefile): tell(findings, of: corefile, from: toldSeverity)
    case .version(let version, let image):
      if options.quiet { return }
      tell("note: CoreDNS \(version), from the image \(TerminalText.escaped(image))\n")
    }
  }
}

extension SessionProgress {
  /// One line, no wider than the terminal.
  fileprivate func text(width: Int) -> String {
    switch self {
    case .syncing(let progress): progress.text(width: width)
    case .waitingForServer(let server, let elapsed, let failure):
      DisplayWidth.truncated(
        TerminalText.escaped(
          "waiting for \(server), \(Quantity.interval(elapsed)): \(failure.message)"),
        to: max(1, width - 1))
    }
  }
}
