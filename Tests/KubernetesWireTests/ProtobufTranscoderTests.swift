import KubernetesWire
import Testing

@Suite struct ProtobufTranscoderTests {
  private static let lists = [
    ("pods", "Pod"), ("services", "Service"), ("endpoints", "Endpoints"),
    ("endpointslices", "EndpointSlice"), ("namespaces", "Namespace"),
  ]

  /// The encoded items of a recorded protobuf list.
  private static func protobufItems(_ name: String) throws -> [RawObject] {
    let projection = Projection<RawObject>(initial: .empty, fields: [], raw: { $0 = $1 })
    var decoder = try ListDecoder(contentType: Recording.protobuf, projection: projection)
    var items: [RawObject] = []
    try Recording.body("list-\(name)-protobuf").withUnsafeBytes {
      try decoder.consume($0) { items.append(try $0.get()) }
    }
    _ = try decoder.finish()
    return items
  }

  /// The items of a recorded JSON list.
  private static func jsonItems(_ name: String) throws -> [JSONValue] {
    let list = try JSONValue(parsing: Recording.body("list-\(name)-json"))
    return list["items"]?.arrayValue ?? []
  }

  @Test(arguments: lists)
  func `a recorded JSON object survives protobuf and back`(name: String, kind: String) throws {
    let items = try Self.jsonItems(name)
    #expect(!items.isEmpty)
    var different: [String] = []
    for item in items {
      let encoded = try ProtobufTranscoder.shared.protobuf(fromJSON: item, kind: kind)
      let back = try ProtobufTranscoder.shared.json(fromProtobuf: encoded, kind: kind)
      if back.sorted != item.sorted { different.append(item.name) }
    }
    #expect(different == [])
  }

  @Test(arguments: lists)
  func `a recorded protobuf object is printed as the server prints it`(
    name: String, kind: String
  ) throws {
    let objects = try Self.protobufItems(name)
    let expected = try Self.jsonItems(name)
    #expect(objects.count == expected.count)
    var different: [String] = []
    for (object, item) in zip(objects, expected) {
      let printed = try ProtobufTranscoder.shared.json(fromProtobuf: object.bytes, kind: kind)
      if printed.serialised() != item.serialised() { different.append(item.name) }
    }
    #expect(different == [])
  }

  @Test(arguments: lists)
  func `a recorded JSON object is encoded to the server's own bytes`(
    name: String, kind: String
  ) throws {
    let objects = try Self.protobufItems(name)
    let items = try Self.jsonItems(name)
    var different: [String] = []
    for (object, item) in zip(objects, items) {
      let encoded = try ProtobufTranscoder.shared.protobuf(fromJSON: item, kind: kind)
      if encoded != object.bytes { different.append(item.name) }
    }
    #expect(different == [])
  }
}

extension JSONValue {
  /// The object's name.
  var name: String { self["metadata"]?["name"]?.stringValue ?? "" }

  /// The value with the members of all objects in alphabetical order.
  var sorted: JSONValue {
    switch self {
    case .array(let elements): .array(elements.map(\.sorted))
    case .object(let object):
      .object(JSONObject(object.sorted { $0.name < $1.name }.map { ($0.name, $0.value.sorted) }))
    default: self
    }
  }
}

@Suite struct ProtobufTranscoderEdgeTests {
  private static func roundTrip(_ text: String, _ kind: String) throws -> JSONValue {
    let encoded = try ProtobufTranscoder.shared.protobuf(
      fromJSON: JSONValue(parsing: text), kind: kind)
    return try ProtobufTranscoder.shared.json(fromProtobuf: encoded, kind: kind)
  }

  @Test(arguments: [
    (
      #"{"spec":{"ports":[{"port":80,"targetPort":"http"}],"publishNotReadyAddresses":true}}"#,
      "Service",
      #"{"metadata":{},"spec":{"ports":[{"port":80,"targetPort":"http"}],"publishNotReadyAddresses":true},"status":{"loadBalancer":{}}}"#
    ),
    (
      #"{"rules":null,"aggregationRule":{"clusterRoleSelectors":[{"matchLabels":{"a":"b"}}]}}"#,
      "ClusterRole",
      #"{"metadata":{},"rules":null,"aggregationRule":{"clusterRoleSelectors":[{"matchLabels":{"a":"b"}}]}}"#
    ),
    (
      #"{"rules":[{"nonResourceURLs":["/api"],"verbs":["get"],"apiGroups":[],"resources":[]}]}"#,
      "Role", #"{"metadata":{},"rules":[{"verbs":["get"],"nonResourceURLs":["/api"]}]}"#
    ),
    (
      #"{"roleRef":{"name":"r","kind":"Role"},"subjects":[{"name":"s","kind":"User"}]}"#,
      "RoleBinding",
      #"{"metadata":{},"subjects":[{"kind":"User","name":"s"}],"roleRef":{"apiGroup":"","kind":"Role","name":"r"}}"#
    ),
    (
      "{}", "Pod", #"{"metadata":{},"spec":{"containers":null},"status":{}}"#
    ),
    (
      #"{"metadata":{"labels":{"b":"2","a":"1"},"name":"é\u0007","unknown":1},"extra":[]}"#,
      "Namespace",
      #"{"metadata":{"name":"é\u0007","labels":{"a":"1","b":"2"}},"spec":{},"status":{}}"#
    ),
    (
      #"{"addressType":"IPv4","endpoints":[{"addresses":["10.0.0.1"],"conditions":{"ready":false}}],"ports":[{"port":0}]}"#,
      "EndpointSlice",
      #"{"metadata":{},"addressType":"IPv4","endpoints":[{"addresses":["10.0.0.1"],"conditions":{"ready":false}}],"ports":[{"port":0}]}"#
    ),
    (
      #"{"subsets":[{"ports":[{"port":9,"appProtocol":""}]}],"metadata":{"creationTimestamp":"2026-02-28T23:59:60Z"}}"#,
      "Endpoints", nil
    ),
    (
      #"{"metadata":{"creationTimestamp":"2024-02-29T01:30:00.5+02:00","deletionTimestamp":"1969-12-31T23:59:59Z"}}"#,
      "Namespace",
      #"{"metadata":{"creationTimestamp":"2024-02-28T23:30:00Z","deletionTimestamp":"1969-12-31T23:59:59Z"},"spec":{},"status":{}}"#
    ),
  ])
  func `an object is printed as the server would`(
    text: String, kind: String, printed: String?
  ) throws {
    if let printed {
      #expect(try Self.roundTrip(text, kind).serialised() == printed)
    } else {
      #expect(throws: DecodeError.self) { try Self.roundTrip(text, kind) }
    }
  }

  @Test(arguments: [
    (#"{"spec":{"containers":[{"name":5}]}}"#, "Pod", "spec.containers.name"),
    (#"{"spec":{"volumes":[{"emptyDir":7}]}}"#, "Pod", "spec.volumes.emptyDir"),
    (#"{"spec":{"ports":[{"port":3000000000}]}}"#, "Service", "spec.ports.port"),
    (#"{"spec":{"ports":{}}}"#, "Service", "spec.ports"),
    (#"{"metadata":{"labels":{"a":1}}}"#, "Service", "metadata.labels"),
    (#"{"metadata":{"creationTimestamp":"yesterday"}}"#, "Service", "metadata.creationTimestamp"),
    (#"[]"#, "Service", ""), (#"{}"#, "Deployment", ""),
  ])
  func `a member of the wrong type is refused by its path`(
    text: String, kind: String, path: String
  ) {
    let error = #expect(throws: DecodeError.self) { try Self.roundTrip(text, kind) }
    #expect(error?.path == path)
  }

  @Test func `a list that is built piece by piece is the list built at once`() throws {
    let items = [[UInt8](repeating: 1, count: 5), [], [UInt8](repeating: 2, count: 300)]
    let metadata = ListMetadata(
      resourceVersion: "9", continueToken: "t", remainingItemCount: 3)
    let size = items.reduce(0) { $0 + ProtobufTranscoder.listItemSize($1.count) }
    var pieces = ProtobufTranscoder.listHead(
      kind: "PodList", apiVersion: "v1", metadata: metadata, itemsSize: size)
    for item in items { ProtobufTranscoder.appendListItem(item, to: &pieces) }
    pieces += ProtobufTranscoder.envelopeTail
    let whole = ProtobufTranscoder.wrap(
      kind: "PodList", apiVersion: "v1",
      raw: ProtobufTranscoder.list(metadata: metadata, items: items))
    #expect(pieces == whole)
    let list = try DecodedList(
      ProtobufTranscoder.wrap(
        kind: "PodList", apiVersion: "v1",
        raw: ProtobufTranscoder.list(metadata: metadata, items: [])),
      as: Recording.protobuf, Sample.pod)
    #expect(list.metadata == metadata)
  }

  @Test func `an envelope is taken off again`() throws {
    let wrapped = ProtobufTranscoder.wrap(kind: "Pod", apiVersion: "v1", raw: [1, 2, 3])
    let (kind, apiVersion, raw) = try ProtobufTranscoder.unwrap(wrapped)
    #expect((kind, apiVersion) == ("Pod", "v1"))
    #expect(Array(raw) == [1, 2, 3])
    #expect(throws: DecodeError.self) { try ProtobufTranscoder.unwrap([1, 2, 3]) }
  }
}
