import KubernetesWire
import KubernetesClient
import NIOHTTP1

extension ServerResponse {
  /// Compresses a large whole body where the client takes it; streams have done so themselves.
  mutating func compress(for request: ServerRequest, from threshold: Int) {
    guard case .bytes(let bytes) = body, bytes.count >= threshold, request.acceptsGzip,
      let compressed = GzipDeflater.compress(whole: bytes)
    else { return }
    body = .bytes(compressed)
    headers += [("content-encoding", "gzip"), ("vary", "Accept-Encoding")]
  }

  /// The head's fields, as kube-apiserver sends them.
  var httpHeaders: HTTPHeaders {
    var fields = HTTPHeaders()
    fields.add(name: "audit-id", value: ObjectPreparation.makeUID())
    if !headers.contains(where: { $0.name == "cache-control" }) {
      fields.add(name: "cache-control", value: "no-cache, private")
    }
    if !contentType.isEmpty { fields.add(name: "content-type", value: contentType) }
    for (name, value) in headers { fields.add(name: name, value: value) }
    if case .bytes(let bytes) = body {
      fields.add(name: "content-length", value: String(bytes.count))
    }
    fields.add(name: "date", value: Timestamp.http())
    return fields
  }
}

extension APIFailure {
  /// A status that a fault asks for.
  init(_ status: APIStatus) {
    self.init(status.code, status.reason, status.message)
    guard status.retryAfterSeconds != nil || !status.causes.isEmpty else { return }
    details = Details(
      causes: status.causes.map { Cause(reason: $0, message: $0) },
      retryAfterSeconds: status.retryAfterSeconds ?? 0)
  }
}
