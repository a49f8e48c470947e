extension SimulatedCluster {
  /// What the server does about client certificates.
  public enum ClientCertificates: Hashable, Sendable {
    /// Asks for one and takes any in the handshake; a request with one that its authority has not
    /// signed, or that is not valid now, has no user and gets 401: as kube-apiserver does.
    case refusedWith401
    /// Asks for one and refuses a bad one with a TLS alert, as load balancers in front of API
    /// servers do. In TLS 1.3 the alert comes after the client thinks the handshake done.
    case refusedWithAlert
    /// Refuses a missing one with an alert, too.
    case required
    /// Never asks for one, as a load balancer that ends TLS for the API server.
    case notRequested
  }

  /// A version of TLS.
  public enum TLSVersion: Int, CaseIterable, Comparable, Sendable {
    /// TLS 1.0, from 1999.
    case v10
    /// TLS 1.1, from 2006.
    case v11
    /// TLS 1.2.
    case v12
    /// TLS 1.3.
    case v13

    /// The older one is less.
    public static func < (left: TLSVersion, right: TLSVersion) -> Bool {
      left.rawValue < right.rawValue
    }
  }
}
