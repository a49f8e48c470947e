import KubernetesWire
import KubernetesConfiguration

/// What a credential command is told about the cluster, where it asks for that.
struct ExecClusterInfo: Hashable, Sendable {
  var server: String
  var tlsServerName: String?
  var isUnverified: Bool
  var certificateAuthority: [UInt8]?
  var proxyURL: String?
  var disablesCompression: Bool
  /// The kubeconfig's extension `client.authentication.k8s.io/exec`, as JSON.
  var configuration: String?

  /// The cluster of a connection.
  init(_ connection: PreparedConnection) {
    let values = connection.resolved.values
    server = values.server.value
    tlsServerName = values.tlsServerName?.value
    isUnverified = values.unverified != nil
    certificateAuthority = connection.material.certificateAuthority
    proxyURL = values.proxy?.value
    disablesCompression = values.uncompressed != nil
    configuration = values.execClusterConfiguration
  }

  /// The member `spec.cluster` of `KUBERNETES_EXEC_INFO`.
  var document: JSONValue {
    var cluster = JSONObject()
    cluster.append("server", .string(server))
    if let tlsServerName { cluster.append("tls-server-name", .string(tlsServerName)) }
    if isUnverified { cluster.append("insecure-skip-tls-verify", .bool(true)) }
    if let certificateAuthority {
      cluster.append("certificate-authority-data", .string(Base64.encode(certificateAuthority)))
    }
    if let proxyURL { cluster.append("proxy-url", .string(proxyURL)) }
    if disablesCompression { cluster.append("disable-compression", .bool(true)) }
    if let configuration, let value = try? JSONValue(parsing: configuration) {
      cluster.append("config", value)
    }
    return .object(cluster)
  }
}
