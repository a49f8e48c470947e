import KubernetesWire
import Inspection
import KubernetesClient
import KubernetesConfiguration

/// Reads a ConfigMap through the connection that the options give, always as oneself.
///
/// CoreDNS has its own ConfigMap mounted and may not read it, so that acting as CoreDNS's service
/// account must not begin with reading the Corefile as that account.
struct ConfigMapSource: Sendable {
  /// How the API server is asked.
  let run: SessionRun
  /// The ConfigMap.
  let reference: ConfigMapReference

  /// The resource.
  static let resource = GroupVersionResource(version: "v1", resource: "configmaps")

  /// Asks the API server; first waits until it is ready where a limit for that is given.
  func read(waitingForServer limit: Duration?) async throws -> ConfigMapContent {
    if run.options.isDemo {
      throw CommandFailure(
        .usage, "\(reference) is read from a cluster that runs, and --demo is one in the process",
        hint: "leave out --demo, or run simulate and give its --kubeconfig")
    }
    var server: String?
    do {
      let oneself = try OneselfClient(run)
      server = oneself.connection.resolved.server.value.baseURL
      if let limit {
        defer { run.observer.progress(nil) }
        _ = try await run.waitForServer(oneself.connection, limit: limit)
      }
      return try await content(oneself)
    } catch let error as ClientError where error.code != .cancelled {
      throw failure(error, server: server)
    }
  }

  private func content(_ oneself: OneselfClient) async throws -> ConfigMapContent {
    let request = APIRequest(
      path: Self.resource.path(namespace: reference.namespace, name: reference.name),
      accept: .json)
    let answers = try await oneself.answers(to: [request]) { _ in true }
    guard let content = answers.first.flatMap(ConfigMapContent.init) else {
      throw ClientError(.decode, "the answer to \(request.line) is no ConfigMap")
    }
    return content
  }

  /// That there is no such ConfigMap is a Corefile that cannot be read; whatever else keeps it from
  /// being read is a cluster that cannot be used.
  private func failure(_ error: ClientError, server: String?) -> CommandFailure {
    let isMissing = error.code == .notFound && error.status?.reason == "NotFound"
    var message = FailureMessage(
      FailureReport(error), prefix: "\(reference) cannot be read: ")
    if isMissing {
      message.hint = "kubectl get configmaps -n \(reference.namespace) lists those there are"
    } else if error.code == .forbidden {
      message.hint = permissionHint
    }
    message.hint = message.hint ?? FailureAdvice.hint(error.code, server: server)
    var failure = CommandFailure(told: isMissing ? .invalidCorefile : .cannotConnect)
    failure.message = message
    return failure
  }

  private var permissionHint: String {
    "let a Role in \(reference.namespace) allow this identity to get configmaps: {apiGroups:"
      + " [\"\"], resources: [\"configmaps\"], resourceNames: [\"\(reference.name)\"], verbs:"
      + " [\"get\"]}"
  }
}
