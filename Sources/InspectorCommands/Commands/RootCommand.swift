import ArgumentParser
import Sessions

/// The tool itself: the tree of its commands.
struct RootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "k8sapi-inspect",
    abstract: "Show what CoreDNS sees of Kubernetes through its shared watches.",
    discussion: """
      Reads the same Corefile as CoreDNS, connects the same way, starts the same watches, and lets \
      you look inside. Nothing is ever written to the cluster.

      -f configmap:NAMESPACE/NAME[/KEY] reads the Corefile from a ConfigMap, whose key is Corefile \
      unless it is given, and imports from its other keys, which are the files of /etc/coredns. It \
      is read as oneself, through --kubeconfig, --context and --server; without them as kubectl \
      would: the first file of KUBECONFIG that exists, otherwise ~/.kube/config, otherwise the \
      pod's service account. The server blocks connect as they say, with the same options.

      Exit status: 0 all well; 1 unexpected failure; 2 Corefile or block invalid; 3 cannot connect, \
      authenticate or not authorised; 4 not synced in time; 5 nothing found; 6 an expectation \
      failed; 64 wrong usage.

      Without a command, on a terminal, a session is started as with repl.
      """,
    version: "k8sapi-inspect \(ToolVersion.text)",
    subcommands: [
      ExplainCommand.self, WatchesCommand.self, PluginsCommand.self, IndexesCommand.self,
      ReplicasCommand.self, QueryCommand.self,
      GetCommand.self, ListCommand.self, SyncCommand.self, EventsCommand.self,
      ConfigCommand.self, CorefileCommand.self, CheckCommand.self, AccessCommand.self,
      RecordCommand.self, DiffCommand.self, ReportCommand.self,
      CatalogueCommand.self,
      SimulateCommand.self, ReplCommand.self,
    ])

  @OptionGroup(title: "Global options") var global: GlobalOptions
}
