import ArgumentParser
import CoreDNSPlugins
import Informers
import Inspection
import InspectorShell
import K8sAPI
import KubernetesClient
import Sessions

/// Completes what the shell asks for, from the Corefile alone: nothing is connected to.
///
/// The generated scripts call the tool itself with the words that are typed. Where the Corefile
/// cannot be used there are no candidates, and never a message.
enum ShellCompletion {
  /// The names of the watches.
  static let watches = kind { line in watches(line).map(\.name) }

  /// `--only` takes several names with commas between; those that are given are not offered.
  static let watchLists = kind { line in
    let head = line.typed.lastIndex(of: ",").map { line.typed[...$0] } ?? ""
    let given = Set(head.split(separator: ",").map(String.init))
    return watches(line).map(\.name).filter { !given.contains($0) }.map { head + $0 }
  }

  /// The names of the indexes of the watch that is typed, or of all.
  static let indexes = kind { line in
    let watches = watches(line)
    let named = line.lastNamed(Set(watches.map(\.name)))
    return watches.filter { named == nil || $0.name == named }
      .flatMap { $0.informer.description.indexNames }
  }

  /// No names of the DNS: those are in the stores, which nothing is connected to for.
  static let dnsNames = kind { _ in [] }

  /// The server blocks' addresses.
  static let blocks = kind { line in plans(line).flatMap(\.keys) }

  /// The contexts of the kubeconfig that is typed, or of the Corefile's, or of the user's.
  static let contexts = kind { line in
    let opener = sessions(line).opener
    let kubeconfig = line.value(of: "--kubeconfig")
    let plans: [ServerBlockPlan?] = plans(line)
    return (plans.isEmpty ? [nil] : plans).flatMap {
      opener.contextNames(for: $0, kubeconfig: kubeconfig)
    }
  }

  private static func kind(_ names: @escaping @Sendable (ShellLine) -> [String]) -> CompletionKind {
    .custom { words, current, cut in
      let home = CommandContext().environment["HOME"]
      return ShellCandidates.offered(
        names(ShellLine(words, current, cut, home: home)), to: CompletionShell.requesting)
    }
  }

  private static func watches(_ line: ShellLine) -> [WatchRegistration] {
    let opener = sessions(line).opener
    return plans(line).compactMap { try? opener.openOffline($0) }.flatMap(\.watches)
  }

  /// The plans of the Corefile that the words name; none where it cannot be used.
  private static func plans(_ line: ShellLine) -> [ServerBlockPlan] {
    var status = ExitStatus.success
    let sessions = sessions(line)
    guard let loaded = try? sessions.localCorefile() else { return [] }
    return (try? sessions.usablePlans(of: loaded, &status)) ?? []
  }

  /// A run that tells nobody anything: what it would say would end up in the line.
  private static func sessions(_ line: ShellLine) -> SessionRun {
    var options = SessionOptions()
    options.corefile = line.value(of: "-f", "--corefile")
    options.pluginCfg = line.value(of: "--plugin-cfg")
    options.plugins = line.value(of: "--plugins").map { [$0] } ?? []
    options.isDemo = line.has("--demo")
    var context = CommandContext().session
    // Standard input is the shell's terminal, where reading would never end.
    context.readStandardInput = { [] }
    context.readsPipes = false
    return SessionRun(options: options, context: context)
  }
}
