extension KubernetesClient {
  /// The settings of a client that do not come from the cluster's configuration.
  public struct Options: Sendable {
    /// The clock for retries and phase stamps.
    public var time: any TimeSource = SystemTime()
    /// What the requests' `User-Agent` says.
    public var userAgent = "k8sapi-inspect"
    /// How long a connection attempt may take, from the name's resolution to the end of the TLS
    /// handshake.
    public var connectTimeout: Duration = .seconds(30)
    /// How long one request may take, watches apart; nil for no limit.
    public var requestTimeout: Duration?
    /// After which silence an HTTP/2 connection is pinged, as client-go's is.
    public var pingAfter: Duration = .seconds(30)
    /// How long the answer to a ping may take before the connection is given up.
    public var pingTimeout: Duration = .seconds(15)
    /// How long the body of an answer may bring nothing before the request fails; a watch may over
    /// HTTP/2, and ends in good order over HTTP/1.1, where nothing can be pinged.
    public var silenceLimit: Duration = .seconds(45)
    /// How long the head of an answer may take; an API server gives up after a minute.
    public var answerLimit: Duration = .seconds(90)
    /// How often a request answered 429 or 5xx with Retry-After is sent again, as client-go does;
    /// one whose sender does so (``APIRequest/isRetriedBySender``) is not.
    public var maximumRetries = 10
    /// The longest wait before such a request is sent again; where the server asks for more, that
    /// is the request's failure.
    public var longestRetryWait: Duration = .seconds(30)
    /// How long the body of an answer that is no success may take.
    public var errorBodyTimeout: Duration = .seconds(5)
    /// The environment variables: credential commands inherit them, `SSL_CERT_FILE` may name the
    /// trusted roots.
    public var environment: [String: String] = [:]
    /// The seconds since 1970, for the expiry of credentials.
    public var wallClock: @Sendable () -> Int64 = SystemTime.secondsSince1970
    /// The credential commands that have run, which clients of one process share.
    public var execCredentials = ExecCredentialRegistry()
    /// Whether credential commands may speak with a person.
    public var terminal: @Sendable () -> ExecTerminal = { .none }

    /// The defaults.
    public init() {}
  }
}
