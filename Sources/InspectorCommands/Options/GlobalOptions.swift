import ArgumentParser
import KubernetesClient
import KubernetesConfiguration
import Rendering
import Sessions

extension OutputFormat: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}
extension CoreDNSVersionChoice: ExpressibleByArgument {}
extension ListMode: ExpressibleByArgument {}

/// The options that every command has; they may stand before or after the command's name.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: [.customShort("f"), .long],
    help: ArgumentHelp(
      "The Corefile: a path, - for standard input, or configmap:NAMESPACE/NAME[/KEY]."
        + " (default: Corefile)", valueName: "path"),
    completion: .file())
  var corefile: String?

  @Option(
    help: "One server block: its number from 1, or one of its keys.",
    completion: ShellCompletion.blocks)
  var serverBlock: String?

  @Option(
    help: ArgumentHelp("The plugin.cfg that CoreDNS was built with.", valueName: "path"),
    completion: .file())
  var pluginCfg: String?

  @Option(
    name: .customLong("coredns-version"),
    help: ArgumentHelp(
      "The version of CoreDNS, such as 1.12.1; auto[:NAMESPACE[/SELECTOR]] reads it from the image"
        + " of its Deployment; for check also 1.11.3..1.14.2, an upgrade. (default: 1.14.7)",
      valueName: "version"))
  var coreDNSVersion: CoreDNSVersionChoice?

  @Option(
    help: ArgumentHelp(
      "A plugin's description in YAML, or NAME@VERSION of a built-in one; repeatable.",
      valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var plugins: [String] = []

  @Option(
    help: ArgumentHelp("The kubeconfig to connect with.", valueName: "path"), completion: .file())
  var kubeconfig: String?

  @Option(help: "The kubeconfig's context.", completion: ShellCompletion.contexts)
  var context: String?

  @Option(help: ArgumentHelp("The API server's URL.", valueName: "url"))
  var server: String?

  @Option(
    name: .customLong("tls-server-name"),
    help: ArgumentHelp(
      "The name to verify the server's certificate against, in place of the URL's host.",
      valueName: "name"))
  var tlsServerName: String?

  @Flag(
    name: .customLong("insecure-skip-tls-verify"),
    help: "Do not verify the server's certificate, and say so with every command.")
  var skipsVerification = false

  @Option(
    help: ArgumentHelp(
      "A file with a bearer token, which takes the place of the user's credentials.",
      valueName: "path"), completion: .file())
  var tokenFile: String?

  @Option(
    name: .customLong("proxy-url"),
    help: ArgumentHelp("The proxy to speak through: http, https or socks5.", valueName: "url"))
  var proxyURL: String?

  @Option(
    help: ArgumentHelp(
      "How long one request may take, watches apart. (default: no limit)",
      valueName: "duration"))
  var requestTimeout: DurationArgument?

  @Option(name: .customLong("as"), help: ArgumentHelp("The user to act as.", valueName: "user"))
  var impersonatedUser: String?

  @Option(name: .customLong("as-uid"), help: ArgumentHelp("The UID to act as.", valueName: "uid"))
  var impersonatedUID: String?

  @Option(
    name: .customLong("as-group"),
    help: ArgumentHelp("A group to act as; repeatable.", valueName: "group"))
  var impersonatedGroups: [String] = []

  @Flag(help: "Connect to a simulated cluster, with a Corefile of its own unless -f is given.")
  var demo = false

  @Option(
    help: ArgumentHelp(
      "Show what a capture of record holds, without a cluster and a Corefile.",
      valueName: "path"), completion: .file())
  var replay: String?

  @Option(
    help: ArgumentHelp(
      "Changes a second of the simulated cluster. (default: 1 with --demo, none with simulate)",
      valueName: "events"))
  var churn: Double?

  @Option(
    help: ArgumentHelp("How long to wait: 500ms, 5s, 1m. (default: 5s)", valueName: "duration"))
  var timeout: DurationArgument?

  @Option(
    help: ArgumentHelp("Start these watches only: pod,service; repeatable.", valueName: "watches"),
    completion: ShellCompletion.watchLists)
  var only: [String] = []

  @Option(
    help: ArgumentHelp(
      "How the first state is fetched: auto as the CoreDNS of --coredns-version does it, paged"
        + " without one; KUBE_FEATURE_WatchListClient overrides. (default: auto)"))
  var listMode: ListMode?

  @Option(
    name: .shortAndLong,
    help: "How results are printed; github, junit and sarif are for check. (default: table)")
  var output: OutputFormat?

  @Flag(help: "Print tables without their headers.")
  var noHeaders = false

  @Option(help: "When colours are used; NO_COLOR is honoured. (default: auto)")
  var color: ColorChoice?

  @Flag(help: "Draw with ASCII characters only; so anyway where the locale is not UTF-8.")
  var ascii = false

  @Flag(name: .shortAndLong, help: "Tell more; repeatable.")
  var verbose: Int

  @Flag(name: .shortAndLong, help: "Tell errors only, and show no progress.")
  var quiet = false

  /// The names given with `--only`; nil where it was not given.
  var onlyNames: Set<String>? {
    let names = only.flatMap { $0.split(separator: ",") }.map(String.init)
    return only.isEmpty ? nil : Set(names)
  }

  func validate() throws {
    if impersonatedUser == nil, impersonatedUID != nil || !impersonatedGroups.isEmpty {
      throw ValidationError("--as-uid and --as-group need --as")
    }
    if replay != nil {
      let others = connectionOptions.filter { $0 != "--replay" && $0 != "--plugin-cfg" }
      if let other = others.first {
        throw ValidationError("--replay connects to nothing, so it excludes \(other)")
      }
    }
    if let churn, !(churn >= 0 && churn <= 1_000_000) {
      throw ValidationError("--churn is from 0 to 1000000")
    }
    if quiet, verbose > 0 { throw ValidationError("-q and -v exclude each other") }
    if let onlyNames, onlyNames.isEmpty { throw ValidationError("--only needs a watch's name") }
  }
}
