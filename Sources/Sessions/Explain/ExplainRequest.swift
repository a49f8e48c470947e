import DNSAnswers
import DNSMessages

/// What is asked, by whom, and what an answer depends on that is not in the cluster.
package struct ExplainRequest: Sendable {
  /// The type of the records, as a person writes it; nil for the usual ones.
  package var type: String?
  /// The pod that asks, `NAMESPACE/NAME`.
  package var from: String?
  /// The address that asks, as a person writes it.
  package var client: String?
  /// The port of the server that is asked; nil for the Corefile's.
  package var port: Int?
  /// CoreDNS's own addresses; none for those behind its service.
  package var coreDNSAddresses: [InternetAddress] = []
  /// The path of the `resolv.conf` of CoreDNS's pod.
  package var resolvConf: String?
  /// A topology zone: names of it are asked for too.
  package var zone: String?
  /// The resolver of the pod that asks.
  package var resolver = ResolverConfiguration.Library.glibc
  /// Whether the servers that forward names are asked too.
  package var follow = false
  /// The real servers to compare with: addresses, `service` or `replicas`.
  package var ask: [String] = []

  /// What holds where nothing is said.
  package init() {}

  /// The address that asks.
  package var clientAddress: InternetAddress? { client.flatMap { InternetAddress($0) } }

  /// A name as a question.
  package func question(_ name: String, port: Int) throws(CommandFailure) -> Question {
    do throws(QuestionLine.Problem) {
      var question = try QuestionLine.question(name, type)
      question.port = port
      if let clientAddress { question.client = clientAddress }
      return question
    } catch {
      throw CommandFailure(.usage, error.message)
    }
  }
}
