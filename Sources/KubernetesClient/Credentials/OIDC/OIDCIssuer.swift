import KubernetesConfiguration
import NIOCore
import NIOHTTP1
import NIOPosix

/// Speaks to an OpenID Connect issuer: a few small requests, each on a connection of its own.
struct OIDCIssuer: Sendable {
  /// What was answered.
  struct Answer: Sendable {
    var status: Int
    var body: [UInt8]
  }

  /// The roots that vouch for it, PEM; nil for the system's.
  let certificateAuthority: [UInt8]?
  /// The environment variables, which may name a proxy and the system's roots.
  let environment: [String: String]
  /// The clock.
  let time: any TimeSource
  /// How long one request may take.
  var limit: Duration = .seconds(30)

  /// Documents and tokens have few kilobytes.
  private static let largestAnswer = 1 << 20
  private static let eventLoops = MultiThreadedEventLoopGroup(numberOfThreads: 1)

  /// Sends a GET request, or with a form a POST.
  ///
  /// Throws a ``ClientError`` where there is no answer.
  func send(
    _ url: String, form: [(String, String)]? = nil, authorization: String? = nil
  ) async throws -> Answer {
    let (server, connection) = try connection(to: url)
    let request = APIRequest(method: form == nil ? "GET" : "POST", path: server, accept: .json)
    let road = try Road(connection)
    let tls = try settings(connection)
    let transport = HTTPTransport(
      road: road, timeout: limit, time: time, eventLoop: Self.eventLoops.next(),
      proxyRoots: { [environment] in .system(environment) }, tls: { tls })
    defer { transport.close() }
    do {
      let answer = try await transport.send(
        message(connection, url, form, authorization), limit: limit)
      defer { answer.body.cancel() }
      var body: [UInt8] = []
      while let piece = try await answer.body.next() {
        body += piece.readableBytesView
        guard body.count <= Self.largestAnswer else {
          throw ClientError(
            .decode, "the issuer's answer to \(request.line) is larger than a megabyte")
        }
      }
      return Answer(status: Int(answer.head.status.code), body: body)
    } catch {
      throw TransportFailure(
        request: request, road: road, server: connection.server.value.baseURL,
        clientCertificate: nil
      ).classify(error)
    }
  }

  private func connection(to url: String) throws -> (String, ResolvedConnection) {
    do throws(ConnectionProblem) {
      var values = ConnectionValues(source: .endpoint, server: Sourced(url, from: .caller))
      values.certificateAuthority = certificateAuthority.map { Sourced(.data($0), from: .caller) }
      let connection = try ResolvedConnection(values, environment: environment)
      return (connection.server.value.baseURL, connection)
    } catch {
      throw ClientError(error)
    }
  }

  private func settings(_ connection: ResolvedConnection) throws(ClientError) -> TLSSettings? {
    var material = PreparedConnection.Material()
    material.certificateAuthority = certificateAuthority
    return try TLSMaterial(connection: connection, environment: environment).settings(material)
  }

  private func message(
    _ connection: ResolvedConnection, _ url: String, _ form: [(String, String)]?,
    _ authorization: String?
  ) throws(ClientError) -> HTTPMessage {
    let target = RequestTarget(connection, try Road(connection))
    var headers: HTTPHeaders = ["host": target.authority, "accept": "application/json"]
    if let authorization { headers.add(name: "authorization", value: authorization) }
    if form != nil {
      headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
    }
    let body = form.map { fields in
      fields.map { "\(PercentEncoding.component($0))=\(PercentEncoding.component($1))" }
        .joined(separator: "&")
    }
    return HTTPMessage(
      method: form == nil ? .GET : .POST, target: target.bare, headers: headers,
      body: body.map { ByteBuffer(string: $0) })
  }
}
