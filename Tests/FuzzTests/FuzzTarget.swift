import CoreDNSPlugins
import Corefile
import DNSAnswers
import DNSMessages
import Informers
import K8sAPI
import KubernetesWire
import PluginStanzas
import StanzaSyntax
import Testing

@testable import KubernetesClient
@testable import KubernetesConfiguration

/// A reader of bytes from outside, with inputs that it can read.
struct FuzzTarget: Sendable, CustomTestStringConvertible {
  var testDescription: String { name }

  /// What is read.
  var name: String
  /// Inputs that mutation starts from.
  var corpus: @Sendable () throws -> [[UInt8]]
  /// Pieces that mean something to the reader.
  var words: [String] = []
  /// Whether every input of the corpus must be read without an error.
  var readsItsCorpus = true
  /// Reads; a thrown error is a fine answer, a trap or a hang is not.
  var read: @Sendable ([UInt8]) throws -> Void
}

extension FuzzTarget {
  private static let protobuf = "application/vnd.kubernetes.protobuf"
  private static let json = "application/json"
  private static let jsonWords = [
    "{", "}", "[", "]", "\"", ":", ",", "null", "true", "\\u0000", "\\ud800", "metadata", "items",
    "\"items\":[", "kind", "\"metadata\":{", "resourceVersion",
  ]
  private static let corefileWords = [
    "{", "}", "\"", "\\", "\n", "#", "import", "import snip", "(snip) {", "{$HOME}", "{%X%}",
    "{args[0]}", "{args[:]}", "kubernetes", "k8s_api", "podnames", "pods verified", "labels a in (",
    "endpoint", "tls", "ttl 99999999999", ".:53", "[::]:65536", "10.0.0.0/33", "fallthrough", ",",
  ]

  /// Questions that come by most plugins.
  private static let questions: [(String, RecordType)] = [
    ("web.shop.svc.cluster.local.", .a), ("1.0.0.10.in-addr.arpa.", .ptr), ("localhost.", .any),
    ("_http._tcp.web.shop.svc.cluster.local.", .srv), ("cluster.local.", .ns), (".", .soa),
  ]

  static let all: [FuzzTarget] = [
    FuzzTarget(
      name: "lists in protobuf",
      corpus: {
        [
          try Corpus.list("list-pods-protobuf", kind: "Pod"),
          try Corpus.list("list-services-protobuf", kind: "Service"),
          try Corpus.list("list-endpointslices-protobuf", kind: "EndpointSlice"),
          try Corpus.list("list-endpoints-protobuf", kind: "Endpoints"),
          try Corpus.list("list-namespaces-protobuf", kind: "Namespace"),
        ]
      }, readsItsCorpus: false, read: { try lists($0, protobuf) }),
    FuzzTarget(
      name: "lists in JSON",
      corpus: {
        [
          try Corpus.jsonList("list-pods-protobuf", kind: "Pod"),
          try Corpus.jsonList("list-endpointslices-protobuf", kind: "EndpointSlice"),
        ]
      }, words: jsonWords, readsItsCorpus: false, read: { try lists($0, json) }),
    FuzzTarget(
      name: "watches in protobuf",
      corpus: { [try Corpus.watch("list-pods-protobuf", kind: "Pod")] }, readsItsCorpus: false,
      read: { try watch($0, protobuf) }),
    FuzzTarget(
      name: "watches in JSON",
      corpus: { [try Corpus.jsonWatch("list-pods-protobuf", kind: "Pod")] },
      words: jsonWords + ["\n", "ADDED", "BOOKMARK", "ERROR"], read: { try watch($0, json) }),
    FuzzTarget(
      name: "objects in protobuf", corpus: { try Corpus.objects("list-pods-protobuf", count: 4) },
      read: { bytes in
        let json = try ProtobufTranscoder.shared.json(fromProtobuf: bytes, kind: "Pod")
        _ = try? ProtobufTranscoder.shared.protobuf(fromJSON: json, kind: "Pod")
      }),
    FuzzTarget(
      name: "JSON values",
      corpus: {
        try Corpus.files("json") + [try Corpus.jsonList("list-services-protobuf", kind: "Service")]
      }, words: jsonWords, read: { _ = try JSONValue(parsing: $0) }),
    FuzzTarget(
      name: "statuses",
      corpus: {
        try Corpus.files("status")
          + Corpus.recorded("expired-exact-410", "forbidden-list-403", "rv-too-large")
          + Corpus.recorded("expired-continue-410-protobuf", "forbidden-list-403-protobuf")
      }, words: jsonWords + ["retryAfterSeconds", "causes", "details", "code"],
      read: { bytes in
        for type in [json, protobuf, "text/plain", ""] {
          let status = bytes.withUnsafeBytes {
            APIStatus.decode(body: $0, contentType: type, code: 500)
          }
          _ = StatusFailure(identity: ConnectionIdentity(.none), now: 0).error(
            code: 500, status: status, request: APIRequest(path: "/api", accept: .json),
            retryAfter: nil)
        }
      }),
    FuzzTarget(
      name: "gzip", corpus: { try Corpus.files("gzip") },
      read: { bytes in
        try inflate(bytes, GzipInflater(verifiesChecksum: true))
        try inflate(bytes, GzipInflater(ZlibEngine(verifiesChecksum: true)))
      }),
    FuzzTarget(
      name: "stanzas", corpus: { try Corpus.files("stanzas") },
      words: corefileWords + ["5s", "-1", "\"\"", "0", "/", "IN", "type", "net", "answer", "{1}"],
      read: { bytes in
        let parsed = CorefileParser(environment: [:]).parse(bytes)
        var surroundings = StanzaSurroundings()
        let texts = try Corpus.files("texts")
        surroundings.files = InMemoryFileSystem([
          "zones/db.example": texts[4], "weights.txt": texts[3], "zones/Kexample.key": texts[4],
          "tls/cert.pem": bytes, "tls/key.pem": bytes,
        ])
        _ =
          StanzaReview(
            parsed, order: .builtIn, plans: ServerBlockPlan.plans(for: parsed),
            catalogue: StanzaCatalogue(), surroundings: surroundings
          ).firstRefusal
      }),
    FuzzTarget(
      name: "texts in stanzas", corpus: { try Corpus.files("texts") },
      words: ["(", ")", "[", "]", "{{", "}}", "{", "}", "|", "*", "\\", "'", "\"", "$", "@", "0x"],
      read: { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        _ = GoRegularExpression.problem(in: text)
        _ = GoTemplate.problem(in: text, name: "answer", functions: ["parseInt"])
        _ = ViewExpression.problem(in: text)
        _ = GoURL.problem(text)
        _ = RewriteRule.problem(
          words: text.split(separator: " ").map(String.init),
          regexProblem: GoRegularExpression.problem(in:),
          groupCount: { GoRegularExpression.groupCount(of: $0) ?? 0 })
        _ = ZoneFile.problem(text: bytes, origin: "example.org.", file: "db")
        _ = WeightFile.problem(text: bytes, file: "weights")
        _ = TSIGSecretsFile.keyNames(text: bytes)
        _ = TLSMaterial.problem(certificate: bytes, key: bytes)
        _ = DNSKeyFile.dnssec(publicKey: bytes, privateKey: bytes, base: "K")
        _ = MaxMindDatabase.problem(bytes, file: "db")
      }),
    FuzzTarget(
      name: "Corefiles", corpus: { try Corpus.files("corefile") }, words: corefileWords,
      read: { bytes in
        let parsed = CorefileParser(environment: ["HOME": "/home/me", "X": "{$X}"]).parse(bytes)
        let definitions = try PluginCatalogue().plugins(of: parsed, order: .builtIn).definitions
        let plans = ServerBlockPlan.plans(for: parsed, definitions: definitions)
        let sources = plans.compactMap { plan in
          (try? plan.makeRegistry()).map {
            NameServer.Source(plan: plan, watchers: $0.watchers)
          }
        }
        let server = NameServer(
          corefile: parsed, order: .builtIn, sources: sources, facts: ServerFacts())
        for (name, type) in questions {
          _ = server.explained(Question(DNSName(unchecked: name), type))
        }
      }),
    FuzzTarget(
      name: "DNS messages", corpus: { Corpus.messages() },
      read: { bytes in
        let message = try Message(bytes)
        // What was read can be written, but for names that grow without compression.
        guard let again = message.encoded() else { return }
        #expect(try Message(again) == message)
      }),
    FuzzTarget(
      name: "names and records as text", corpus: { Corpus.recordTexts() },
      words: [
        ".", "\\", "\\255", "\\256", "\"", " ", "IN", "TTL", "SOA", "SRV", "4294967296", "-1",
      ],
      readsItsCorpus: false,
      read: { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        _ = ResourceRecord(text: text)
        _ = InternetAddress(text)
        let name = try DNSName(text)
        #expect(name.isPackable)
        #expect(try DNSName(name.text) == name)
      }),
    FuzzTarget(
      name: "plugin definitions", corpus: { PluginCatalogue().entries.map(\.text) },
      words: [
        "- ", ": ", "\n", "{", "}", "[", "]", "[]", "*a", "&a", "path: ", "firstOf: [", "join: [",
        "where: {", "arguments: ", "range: [", "9223372036854775808", "-1", "null", "~", "stanza:",
        "watches:", "indexes:", "{each}", "default: ", "type: integer",
      ],
      read: { bytes in
        var catalogue = PluginCatalogue()
        try catalogue.add(bytes, file: "fuzz.yaml")
        for entry in catalogue.added {
          let text = ".:53 {\n k8s_api\n kubeapi\n \(entry.name) a.org\n}\n"
          let parsed = CorefileParser(environment: [:]).parse(Array(text.utf8))
          let definitions = try catalogue.plugins(of: parsed, order: .builtIn).definitions
          for plan in ServerBlockPlan.plans(for: parsed, definitions: definitions) {
            _ = try? plan.makeRegistry()
          }
        }
      }),
    FuzzTarget(
      name: "kubeconfigs", corpus: { try Corpus.files("kubeconfig") },
      words: [
        "&a", "*a", "<<: *a", "- ", ": ", "\n", "|", ">", "!!binary", "!!int", "? ", "{", "}", "[",
        "]", "---", "...", "%YAML 9.9", "\t", "'", "\"", "#", "users:", "exec:",
        "0x7fffffffffffffff",
      ], readsItsCorpus: false,
      read: { bytes in
        _ = try KubeconfigReader(file: "kube", folder: "/home/me/.kube").read(bytes)
      }),
    FuzzTarget(
      name: "selectors", corpus: { try Corpus.files("selector") },
      words: [" in (", ")", ",", "!", "!=", "==", "notin", ">", "<", "\\", "\\,", "\u{0}", "/"],
      read: { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        if let selector = try? LabelSelector(parsing: text) { _ = selector.matches(["a": "b"]) }
        if let selector = try? FieldSelector(parsing: text) { _ = selector.matches(["a": "b"]) }
        _ = WarningHeader.texts(of: text)
      }),
  ]

  private static func lists(_ bytes: [UInt8], _ contentType: String) throws {
    try list(bytes, contentType, as: StockPod.self)
    try list(bytes, contentType, as: StockService.self)
    try list(bytes, contentType, as: ZonalEndpoints.self)
    try list(bytes, contentType, as: MultiClusterEndpoints.self)
    try list(bytes, contentType, as: ServiceImport.self)
    try list(bytes, contentType, as: ExampleService.self)
    try list(bytes, contentType, as: ExampleEndpoints.self)
    try list(bytes, contentType, as: ExampleNamespace.self)
  }

  private static func list<Object: StoredObject>(
    _ bytes: [UInt8], _ contentType: String, as type: Object.Type
  ) throws {
    var decoder = try ListDecoder(contentType: contentType, projection: Object.projection)
    let store = Store<Object>()
    try bytes.withUnsafeBytes { bytes in
      // Two chunks, so that objects span them.
      let middle = bytes.count / 2
      for range in [0..<middle, middle..<bytes.count] {
        try decoder.consume(UnsafeRawBufferPointer(rebasing: bytes[range])) { result in
          if let object = try? result.get() { store.upsert(object) }
        }
      }
    }
    _ = store.objects().map(\.fields)
    _ = try decoder.finish()
  }

  private static func watch(_ bytes: [UInt8], _ contentType: String) throws {
    var decoder = try WatchDecoder(
      contentType: contentType, projection: StockPod.projection, expectedKind: "Pod")
    try bytes.withUnsafeBytes { bytes in
      let third = bytes.count / 3
      for range in [0..<third, third..<bytes.count] {
        try decoder.consume(UnsafeRawBufferPointer(rebasing: bytes[range])) { _ in }
      }
    }
    try decoder.finish()
  }

  private static func inflate(_ bytes: [UInt8], _ inflater: GzipInflater) throws {
    try bytes.withUnsafeBytes { bytes in
      var size = 0
      try inflater.inflate(bytes) { piece in
        size += piece.count
        // What a consumer may refuse at any time.
        if size > 8 << 20 { throw CancellationError() }
      }
    }
  }
}
