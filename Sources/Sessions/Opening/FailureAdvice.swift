import KubernetesClient

/// What to do about failures that do not say so themselves.
package enum FailureAdvice {
  /// What to do; `server` is the API server's URL, where there is one.
  package static func hint(_ code: ClientError.Code, server: String?) -> String? {
    let place = server ?? "the configured address"
    switch code {
    case .configuration:
      return "correct it, or name another connection with --kubeconfig and --context"
    case .connect where server?.hasPrefix("http://") ?? false:
      return "check that the API server is running at \(place), and that it speaks plain HTTP"
        + " there: most want https://"
    case .connect: return "check that the API server is running and can be reached at \(place)"
    case .dns: return "check the server's name in \(place)"
    case .tls: return "check the certificates and the TLS versions of both sides"
    case .timeout:
      return "check that what listens at \(place) is an API server, or give a longer --timeout"
    case .unauthorized: return "check the token or client certificate that the connection uses"
    case .forbidden: return "let a ClusterRole allow this identity to list and watch the resource"
    case .notFound: return "check that this API server serves the resource"
    case .tooManyRequests: return "the API server limits this client; try again later"
    case .server: return "see the API server's own log, or what \(place)/readyz?verbose says"
    case .decode, .badRequest: return "check that \(place) is a Kubernetes API server"
    case .expired, .resourceVersionTooLarge: return "give a longer --timeout"
    case .cancelled: return nil
    }
  }
}
