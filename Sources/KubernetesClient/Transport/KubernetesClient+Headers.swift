import KubernetesConfiguration
import NIOHTTP1

extension KubernetesClient {
  /// The headers that all requests of a connection have.
  static func fixedHeaders(
    _ connection: ResolvedConnection, _ road: Road, _ target: RequestTarget, _ options: Options
  ) -> HTTPHeaders {
    var headers = HTTPHeaders()
    headers.add(name: "host", value: target.authority)
    headers.add(name: "user-agent", value: options.userAgent)
    if !connection.disablesCompression { headers.add(name: "accept-encoding", value: "gzip") }
    if road.usesAbsoluteForm, let credentials = road.proxy?.credentials {
      headers.add(name: "proxy-authorization", value: credentials.header)
    }
    let acting = connection.impersonation
    if !acting.user.isEmpty { headers.add(name: "impersonate-user", value: acting.user) }
    if !acting.uid.isEmpty { headers.add(name: "impersonate-uid", value: acting.uid) }
    for group in acting.groups { headers.add(name: "impersonate-group", value: group) }
    for (key, values) in acting.extra.sorted(by: { $0.key < $1.key }) {
      for value in values {
        headers.add(name: "impersonate-extra-\(PercentEncoding.component(key))", value: value)
      }
    }
    return headers
  }
}

extension HTTPHeaders {
  /// Throws where a value has a character that HTTP does not allow in one, as a token with a line
  /// break has; the value is not quoted.
  func requireSendable() throws(ClientError) {
    for (name, value) in self
    where value.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
      throw ClientError(
        .configuration, "the header \"\(name)\" cannot be sent",
        cause: "its value has a control character, such as a line break",
        hint: name == "authorization" ? "correct the token or the password" : nil)
    }
  }
}
