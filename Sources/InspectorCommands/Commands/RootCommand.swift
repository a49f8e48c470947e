import ArgumentParser

/// The tool itself: the tree of its commands.
struct RootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "k8sapi-inspect",
    abstract: "Show what CoreDNS sees of Kubernetes through its shared watches.",
    discussion: """
      Reads the same Corefile as CoreDNS, connects the same way, starts the same watches, and lets \
      you look inside. Nothing is ever written to the cluster.

      Exit status: 0 all well; 1 unexpected failure; 2 Corefile or block invalid; 3 cannot connect, \
      authenticate or not authorised; 4 not synced in time; 5 nothing found; 6 an expectation \
      failed; 64 wrong usage.

      Without a command, on a terminal, a session is started as with repl.
      """,
    version: "k8sapi-inspect \(ToolVersion.text)",
    subcommands: [
      WatchesCommand.self, PluginsCommand.self, IndexesCommand.self, QueryCommand.self,
      GetCommand.self, ListCommand.self, SyncCommand.self, EventsCommand.self,
      ConfigCommand.self, CorefileCommand.self, CheckCommand.self, AccessCommand.self,
      SimulateCommand.self, ReplCommand.self,
    ])

  @OptionGroup(title: "Global options") var global: GlobalOptions
}
