import KubernetesClient

extension ServerCore {
  /// Answers the paths that are no resources: version, discovery, OpenAPI.
  func document(_ request: ServerRequest) throws -> ServerResponse {
    guard request.method == "GET" else { throw APIFailure.methodNotAllowed() }
    if request.path == "/version" {
      return .json(ResourceCatalogue.versionDocument, for: request)
    }
    if request.path.hasPrefix("/openapi") { return openAPI(request) }
    let catalogue = catalogue.current
    if wantsAggregated(request), let document = catalogue.aggregatedDocument(path: request.path) {
      var response = ServerResponse.json(document, for: request)
      response.contentType = ResourceCatalogue.aggregatedContentType
      response.headers += [("cache-control", "public"), ("vary", "Accept")]
      return response
    }
    let address = request.headers["host"] ?? request.headers[":authority"] ?? options.host
    guard let document = catalogue.document(path: request.path, address: address) else {
      return .text("404 page not found\n", status: 404)
    }
    return .json(document, for: request)
  }

  /// The client's first acceptable type decides.
  private func wantsAggregated(_ request: ServerRequest) -> Bool {
    let first = request.accept.first { type in
      guard type.name == "application/json" else { return type.name == "*/*" }
      let form = type.parameters["as"]
      return form == nil || (form == "APIGroupDiscoveryList" && type.parameters["v"] == "v2")
    }
    return first?.parameters["as"] == "APIGroupDiscoveryList"
  }

  /// Version 3 only, in JSON.
  private func openAPI(_ request: ServerRequest) -> ServerResponse {
    let documents = OpenAPIDocument(catalogue: catalogue.current)
    guard let document = documents.document(path: request.path) else {
      return .text("404 page not found\n", status: 404)
    }
    return .json(document, for: request)
  }
}
