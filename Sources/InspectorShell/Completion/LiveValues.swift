import CoreDNSPlugins
import KubernetesClient
import KubernetesWire
import Informers
import Inspection
import K8sAPI
import Sessions

/// Completes the values of arguments from what the session's watches hold at this moment.
struct LiveValues: Sendable {
  private let session: ReplSession
  private let command: String
  private let positionals: [String]
  private let words: [String]

  /// `positionals` are the command's positional words before the one that is typed.
  init(_ session: ReplSession, command: String, positionals: [String], words: [String]) {
    self.session = session
    self.command = command
    self.positionals = positionals
    self.words = words
  }

  /// The values of an argument that start with what is typed.
  func matches(_ argument: CommandShape.Argument, _ typed: String) -> CompletionMatches {
    if !argument.values.isEmpty { return .of(argument.values, typed) }
    if argument.names.contains("--only") { return watchList(typed) }
    if argument.isFile { return FileMatches(session.context.session).matches(typed) }
    switch (command, argument.valueName) {
    case ("set", "value"): return settingValues(typed)
    case ("record", "on|off|file"): return switchOrFile(typed)
    case ("explain", "name"): return dnsNames(typed)
    case ("use", "block"): return .of(blockNames + ["all"], typed)
    case (_, "server-block"): return .of(blockNames, typed)
    case (_, "context"): return .of(contexts, typed)
    case (_, "watch"), (_, "watches"):
      return .of(watchNames.filter { !positionals.contains($0) }, typed)
    case (_, "index"): return .of(indexers.flatMap(\.indexNames), typed)
    case (_, "value"): return indexValues(typed)
    case (_, "key"): return .merged(indexers.map { keys(of: $0, typed) }, typed)
    case (_, "namespace"): return .of(namespaces, typed)
    case (_, "sort-by"): return .of(fieldNames, typed)
    default: return .none
    }
  }

  private var sessions: [BlockSession] { session.shownSessions }

  private var watchNames: [String] { sessions.flatMap { $0.watches.map(\.name) } }

  /// The stores of the watch that is named first.
  private var indexers: [any Indexer] {
    guard let watch = positionals.first else { return [] }
    return sessions.compactMap { $0.registry.watch(watch)?.informer.indexer }
  }

  private func keys(of indexer: any Indexer, _ typed: String) -> PrefixMatches {
    indexer.keys(startingWith: typed, limit: CompletionMatches.limit)
  }

  private func indexValues(_ typed: String) -> CompletionMatches {
    guard positionals.count > 1 else { return .none }
    let found = indexers.compactMap {
      try? $0.indexValues(positionals[1], startingWith: typed, limit: CompletionMatches.limit)
    }
    return .merged(found, typed)
  }

  /// The names of services, as the cluster's DNS has them.
  private func dnsNames(_ typed: String) -> CompletionMatches {
    let domain = "svc." + ExplainTarget.clusterDomain(sessions.map(\.plan)).dropLast()
    let start = typed.firstRange(of: ".svc").map { typed[..<$0.lowerBound] } ?? typed[...]
    let names = sessions.compactMap { $0.registry.watch("service")?.informer.indexer }
      .flatMap { indexer in
        ["ServiceNameNamespace", "NameNamespace"].flatMap { index in
          (try? indexer.indexValues(
            index, startingWith: String(start), limit: CompletionMatches.limit))?.first ?? []
        }
      }
    return .of(names.map { "\($0).\(domain)" }, typed)
  }

  /// `pod,serv`: only the last of several names is being typed.
  private func watchList(_ typed: String) -> CompletionMatches {
    guard let comma = typed.lastIndex(of: ",") else { return .of(watchNames, typed) }
    return .of(watchNames.map { typed[...comma] + $0 }, typed)
  }

  /// A file may be given there too, but who types nothing yet wants to know the words.
  private func switchOrFile(_ typed: String) -> CompletionMatches {
    let switches = CompletionMatches.of(["on", "off"], typed)
    return switches.texts.isEmpty
      ? FileMatches(session.context.session).matches(typed) : switches
  }

  private func settingValues(_ typed: String) -> CompletionMatches {
    guard let setting = positionals.first.flatMap(SessionSetting.init) else { return .none }
    return setting == .namespace ? .of(namespaces, typed) : .of(setting.values, typed)
  }

  /// The namespaces of the objects that are there, and those that a watch of them holds.
  private var namespaces: Set<String> {
    sessions.flatMap(\.watches).reduce(into: Set()) { names, watch in
      names.formUnion(watch.informer.indexer.namespaces)
      if watch.informer.description.resource == .namespaces {
        names.formUnion(watch.informer.indexer.keys().map(\.name))
      }
    }.subtracting([""])
  }

  private var blockNames: [String] {
    session.host.content.plans.flatMap(\.keys)
  }

  private var fieldNames: [String] {
    guard let object = indexers.lazy.compactMap({ $0.firstObject }).first else { return [] }
    return ["key"] + object.fields.keys
  }

  private var contexts: [String] {
    let named = zip(words, words.dropFirst()).first { $0.0 == "--kubeconfig" }?.1
    let opener = session.connection.opener
    return session.host.content.plans.flatMap { opener.contextNames(for: $0, kubeconfig: named) }
  }
}
