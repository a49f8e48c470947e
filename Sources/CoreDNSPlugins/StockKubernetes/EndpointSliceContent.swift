import KubernetesWire
import Informers

/// What the stock plugin keeps of every endpoint slice: one subset.
public struct EndpointSliceContent: Hashable, Sendable {
  /// The slice's key.
  public var key = ObjectKey(name: "")
  /// The version the slice was last seen with.
  public var resourceVersion = ""
  /// The ready addresses and the ports.
  public var subset = EndpointSubset()
}

/// One endpoint of a slice on the wire: one or more addresses of one target.
struct SliceEndpoint: Sendable {
  var addresses: [String] = []
  var isReady = true
  var hostname = ""
  var nodeName = ""
  var targetRefName = ""
  var zone = ""

  /// Reads `v1.Endpoint` of `discovery.k8s.io`; a readiness that is absent means ready.
  static let projection = Projection<SliceEndpoint>(
    initial: SliceEndpoint(),
    fields: [
      .text("addresses", 1) { $0.addresses.append($1.string()) },
      .message("conditions", 2, [.boolean("ready", 1) { $0.isReady = $1 }]),
      .text("hostname", 3) { $0.hostname = $1.string() },
      // A name that is too long for a DNS label is of no use for a record.
      .message(
        "targetRef", 4,
        [.text("name", 3) { $0.targetRefName = $1.utf8.count < 64 ? $1.string() : "" }]),
      .text("nodeName", 6) { $0.nodeName = $1.interned() },
      .text("zone", 7) { $0.zone = $1.interned() },
    ])
}

/// A stored object made of an endpoint slice.
protocol EndpointSliceHolder: DeclaredObject {
  init()
  var content: EndpointSliceContent { get set }
  /// Takes a label if it is one that the object is filed by.
  mutating func take(label name: WireText, value: WireText)
  /// The service and namespace that it is filed by.
  var index: String { get }
  /// The labels by which it is filed.
  var filedLabels: [(String, String)] { get }
  /// The zone of an address; nil where it is not kept.
  func zone(of address: String) -> String?
  /// Takes the zone of a ready endpoint.
  mutating func take(zone: String, of addresses: [String])
}

extension EndpointSliceHolder {
  /// The namespace and name.
  public var key: ObjectKey {
    get { content.key }
    set { content.key = newValue }
  }

  /// The version the object was last seen with.
  public var resourceVersion: String {
    get { content.resourceVersion }
    set { content.resourceVersion = newValue }
  }

  mutating func take(zone: String, of addresses: [String]) {}

  func zone(of address: String) -> String? { nil }

  /// Writes the slice as the API has it, with an endpoint for each address.
  public func record(into json: inout JSONWriter) {
    json.object("metadata") { json in
      recordMetadata(into: &json)
      json.object("labels") { json in
        for (name, value) in filedLabels { json.text(name, value) }
      }
    }
    json.array("endpoints") { json in
      for address in content.subset.addresses {
        json.element { address.recordEndpoint(zone: zone(of: address.ip), into: &$0) }
      }
    }
    json.array("ports") { json in
      for port in content.subset.wirePorts { json.element { port.record(into: &$0) } }
    }
  }

  /// Gives up the room that the addresses have grown beyond their number.
  public mutating func releaseSpareCapacity() { content.subset.releaseSpareCapacity() }

  mutating func take(_ endpoint: SliceEndpoint) {
    guard endpoint.isReady else { return }
    for address in endpoint.addresses {
      content.subset.addresses.append(
        EndpointAddress(
          ip: address, hostname: endpoint.hostname, nodeName: endpoint.nodeName,
          targetRefName: endpoint.targetRefName))
    }
    take(zone: endpoint.zone, of: endpoint.addresses)
  }

  /// The declaration, with what a kind of slice shows before the addresses and at the end.
  static func makeStored(
    first: [StoredField<Self>] = [], last: [StoredField<Self>] = []
  ) -> StoredFields<Self> {
    StoredFields(
      Self(),
      metadata: [
        StoredField(wire: .map("labels", 11) { $0.take(label: $1, value: $2) })
      ],
      [
        .derived("index") { .string($0.index) }.column("SERVICE")
      ] + first + [
        .derived("addresses") { .strings($0.content.subset.addresses.map(\.ip)) }
          .column("ADDRESSES"),
        .children("endpoints", 2, SliceEndpoint.projection) { $0.take($1) }
          .showing("subsets") { [$0.content.subset.json] },
        .children("ports", 3, ObjectPort.ofEndpointSlice) {
          $0.content.subset.wirePorts.append($1)
        },
      ] + last)
  }

  func emitAddresses(_ emit: (String) -> Void) {
    content.subset.addresses.forEachIP(emit)
  }
}
