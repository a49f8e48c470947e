import Informers
import KubernetesClient
import KubernetesWire
import Synchronization

/// Replaces names, addresses and labels by pseudonyms: the same word by the same pseudonym, two
/// words by two, so that indexes and joins stay as they are.
///
/// Pseudonyms are numbered in the order of first use. Objects come sorted by their keys, so the file
/// tells how the words sort, as the order of its lines would anyway, and where each of them occurs; it
/// tells nothing else of them. Another redactor gives a word another number.
public final class CaptureRedactor: Sendable {
  private let words = Mutex(Pseudonyms())

  /// Begins without pseudonyms.
  public init() {}

  /// The members of objects whose texts are no names.
  private static let keptMembers: Set<String> = [
    "resourceVersion", "type", "protocol", "phase", "kind", "apiVersion", "deletionTimestamp",
  ]
  /// The members of objects whose own members are named by people.
  private static let freeMembers: Set<String> = [
    "labels", "annotations", "matchLabels", "selector",
  ]

  /// Replaces what a capture must not show, in all of its parts.
  ///
  /// Throws where there is no memory for it.
  func redact(_ capture: inout Capture) throws(ClientError) {
    capture.header.isRedacted = true
    // The objects first: what fails, and the Corefile, may name what only they say to be a name.
    for index in capture.watches.indices {
      capture.watches[index].objects = try redacted(capture.watches[index].objects)
    }
    for index in capture.events.indices {
      if case .failed = capture.events[index].change { continue }
      capture.events[index].change = redacted(capture.events[index].change)
    }
    for replicas in capture.replicas { findNames(of: replicas) }
    for index in capture.events.indices {
      if case .failed(let error) = capture.events[index].change {
        capture.events[index].change = .failed(redacted(error))
      }
    }
    for index in capture.watches.indices { redact(&capture.watches[index].status) }
    for index in capture.blocks.indices {
      capture.blocks[index].connection = capture.blocks[index].connection.map { connection($0) }
      capture.blocks[index].failure = capture.blocks[index].failure.map(redacted)
    }
    capture.environment = capture.environment.mapValues { text($0) }
    capture.files = capture.files.map { file in
      CapturedFile(path: text(file.path), text: corefile(file.text))
    }
    capture.header.corefile = "Corefile"
    capture.replicas = capture.replicas.map(redacted)
  }

  /// The members of a connection that say what kind it is, what it uses and what says so, which are
  /// no names.
  private static let connectionKinds: Set<String> = [
    "source", "uses", "kind", "what", "option", "environment",
  ]

  private func connection(_ connection: JSONValue) -> JSONValue {
    switch connection {
    case .object(let members):
      .object(
        JSONObject(
          members.map { name, member in
            (name, Self.connectionKinds.contains(name) ? member : self.connection(member))
          }))
    case .array(let elements): .array(elements.map { self.connection($0) })
    default: value(connection)
    }
  }

  private func redact(_ status: inout InformerStatus) {
    status.lastError = status.lastError.map { redacted($0) }
    status.history.warnings = status.history.warnings.map { prose($0) }
    status.history.conversionFailures = status.history.conversionFailures.map {
      InformerHistory.ConversionFailure(key: $0.key.map { text($0) }, message: text($0.message))
    }
  }

  private func redacted(_ objects: CapturedObjects) throws(ClientError) -> CapturedObjects {
    var redacted = CapturedObjects()
    try objects.forEach { redacted.append(json: object($0)) }
    return redacted
  }

  private func object(_ json: UnsafeRawBufferPointer) -> [UInt8] {
    guard let parsed = try? JSONValue(parsing: json) else { return Array("{}".utf8) }
    return value(parsed).serialisedBytes()
  }

  private func redacted(_ change: RecordedChange) -> RecordedChange {
    switch change {
    case .stored(let bytes): .stored(bytes.withUnsafeBytes { object($0) })
    case .deleted(let key):
      .deleted(ObjectKey(namespace: text(key.namespace), name: text(key.name)))
    case .failed(let error): .failed(redacted(error))
    case .listed, .resumed: change
    }
  }

  private func redacted(_ error: ClientError) -> ClientError {
    // A hint may be that of a kubeconfig for its credential plugin, in words of its own.
    ClientError(error.code, prose(error.message), cause: error.cause.map { prose($0) })
  }

  /// Replaces the texts of a value, those of members that are no names apart.
  private func value(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): return .string(self.text(text))
    case .array(let elements): return .array(elements.map { self.value($0) })
    case .object(let members):
      var redacted = JSONObject()
      for (name, member) in members {
        if Self.freeMembers.contains(name), let labels = member.objectValue {
          redacted[name] = .object(self.labels(labels))
          continue
        }
        let isKept = Self.keptMembers.contains(name) && member.objectValue == nil
        redacted[self.name(name)] = isKept ? member : self.value(member)
      }
      return .object(redacted)
    case .null, .bool, .integer, .double: return value
    }
  }

  /// Labels or annotations: their names may be anything, those of Kubernetes itself apart.
  private func labels(_ labels: JSONObject) -> JSONObject {
    var redacted = JSONObject()
    for (name, value) in labels {
      redacted[isOfKubernetes(name) ? name : text(name)] = self.value(value)
    }
    return redacted
  }

  private func isOfKubernetes(_ name: String) -> Bool {
    guard let slash = name.firstIndex(of: "/") else { return false }
    let domain = name[..<slash]
    return ["kubernetes.io", "k8s.io", "k8sapi-inspect"].contains { own in
      domain == own || domain.hasSuffix(".\(own)")
    }
  }

  /// A member's name: those of the API are words.
  private func name(_ name: String) -> String {
    if isOfKubernetes(name) { return name }
    return words.withLock { words in
      WordSplitter.map(name) { word in words.known[word] ?? word }
    }
  }

  /// Replaces every word of a text.
  func text(_ text: String) -> String {
    words.withLock { words in WordSplitter.map(text) { words.pseudonym(of: $0) } }
  }

  /// Replaces the words of running text that are known as names, what looks like a host, and what
  /// the API server has in quotation marks, a resource's name apart.
  func prose(_ text: String) -> String {
    words.withLock { words in
      var last = ""
      return text.split(separator: " ", omittingEmptySubsequences: false).map { token in
        defer { last = String(token) }
        let isName = token.count { $0 == "\"" } > 1 && !["resource", "group"].contains(last)
        return isName
          ? WordSplitter.map(String(token)) { words.pseudonym(of: $0) } : words.prose(String(token))
      }.joined(separator: " ")
    }
  }

  private func corefile(_ text: String) -> String {
    words.withLock { CorefileRedaction.redacted(text, &$0) }
  }
}
