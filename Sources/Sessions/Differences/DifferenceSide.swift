import KubernetesConfiguration

/// What one side of a comparison is: a capture, the connection of the options, or another context.
package enum DifferenceSide: Hashable, Sendable {
  /// A capture's path.
  case capture(String)
  /// What the options connect to, or in an interactive session what it runs.
  case live
  /// Another context of the kubeconfig.
  case context(String)

  /// Reads a path, `live` or `context:NAME`; `./live` is a path.
  package init(_ text: String) throws(CommandFailure) {
    let prefix = "context:"
    if text == "live" {
      self = .live
    } else if text.hasPrefix(prefix) {
      let name = String(text.dropFirst(prefix.count))
      if name.isEmpty {
        throw CommandFailure(.usage, "context: needs the name of a context behind it")
      }
      self = .context(name)
    } else if text.isEmpty {
      throw CommandFailure(
        .usage, "a side is a capture's path, live or context:NAME, not an empty word")
    } else {
      self = .capture(text)
    }
  }

  /// As it is written.
  package var text: String {
    switch self {
    case .capture(let path): path
    case .live: "live"
    case .context(let name): "context:\(name)"
    }
  }
}

extension SessionRun {
  /// The run that opens a side's sessions.
  package func run(of side: DifferenceSide) -> SessionRun {
    switch side {
    case .live: return self
    case .context(let name):
      var options = options
      options.overrides.context = Sourced(name, from: .option(side.text))
      return standalone(options)
    case .capture(let path):
      var options = options
      options.replay = path
      options.isDemo = false
      return standalone(options)
    }
  }

  /// A run with sessions of its own, in the same simulated cluster where there is one.
  private func standalone(_ options: SessionOptions) -> SessionRun {
    var run = SessionRun(
      options: options, context: context, observer: observer, told: told, files: files)
    if options.replay == nil { run.demo = demo }
    return run
  }
}
