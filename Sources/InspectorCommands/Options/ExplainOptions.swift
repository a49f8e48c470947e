import ArgumentParser
import DNSAnswers
import DNSMessages
import Sessions

extension ResolverConfiguration.Library: ExpressibleByArgument {}

/// What an answer depends on that is not in the cluster.
struct ExplainOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The pod that asks.", valueName: "namespace/pod"))
  var from: String?

  @Option(help: ArgumentHelp("The address that asks. (default: 127.0.0.1)", valueName: "ip"))
  var client: String?

  @Option(
    help: ArgumentHelp(
      "The port of the server that is asked. (default: 53, or the first that the Corefile has)",
      valueName: "port"))
  var port: Int?

  @Option(
    name: .customLong("coredns-address"),
    help: ArgumentHelp(
      "An address of CoreDNS's pod; repeatable. (default: those behind the service kube-dns)",
      valueName: "ip"))
  var coreDNSAddresses: [String] = []

  @Option(
    name: .customLong("coredns-resolv-conf"),
    help: ArgumentHelp("The resolv.conf of CoreDNS's pod.", valueName: "path"),
    completion: .file())
  var resolvConf: String?

  @Option(help: ArgumentHelp("A topology zone: names of it are asked for too.", valueName: "name"))
  var zone: String?

  @Option(help: "The resolver of the pod that asks.")
  var resolver = ResolverConfiguration.Library.glibc

  @Flag(help: "Ask the servers that forward names too.")
  var follow = false

  func validate() throws {
    guard (1...65535).contains(port ?? 53) else {
      throw ValidationError("--port is from 1 to 65535")
    }
    for text in coreDNSAddresses + [client].compactMap({ $0 }) where InternetAddress(text) == nil {
      throw ValidationError("\"\(text)\" is no IP address")
    }
    if let from, from.split(separator: "/", omittingEmptySubsequences: false).count != 2 {
      throw ValidationError("--from takes NAMESPACE/POD, not \"\(from)\"")
    }
    if from != nil, client != nil {
      throw ValidationError("--from and --client both say who asks")
    }
  }

  /// What they say, for records of a type and a comparison with servers.
  func request(type: String?, ask: [String]) -> ExplainRequest {
    var request = ExplainRequest()
    request.type = type
    request.from = from
    request.client = client
    request.port = port
    request.coreDNSAddresses = coreDNSAddresses.compactMap { InternetAddress($0) }
    request.resolvConf = resolvConf
    request.zone = zone
    request.resolver = resolver
    request.follow = follow
    request.ask = ask
    return request
  }
}
