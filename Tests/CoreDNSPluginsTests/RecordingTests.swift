import CoreDNSPlugins
import Informers
import KubernetesWire
import Testing

/// What is recorded of an object is enough to store it again.
@Suite struct RecordingTests {
  private static let metadata =
    #""metadata":{"name":"a-name-of-more-than-15-bytes","namespace":"n","resourceVersion":"7","#
    + #""labels":{"app":"\"x\"","empty":"","kubernetes.io/service-name":"s"}}"#

  private func expectSame<Object: StoredObject & Hashable>(
    _ type: Object.Type, _ json: String
  ) throws {
    let decoder = JSONObjectDecoder(Object.projection)
    func restored(_ bytes: [UInt8]) throws -> Object {
      try bytes.withUnsafeBytes { try Object.restored(from: $0, by: decoder) }
    }
    let object = try restored(Array("{\(Self.metadata),\(json)}".utf8))
    var writer = JSONWriter()
    writer.bytes.append(UInt8(ascii: "{"))
    object.record(into: &writer)
    writer.bytes.append(UInt8(ascii: "}"))
    let again = try restored(writer.bytes)
    #expect(again == object, "\(String(decoding: writer.bytes, as: UTF8.self))")
    #expect(again.fields == object.fields)
    #expect(object.key == ObjectKey(namespace: "n", name: "a-name-of-more-than-15-bytes"))
  }

  @Test func pods() throws {
    for pod in [#""status":{"podIP":"10.0.0.1"}"#, #""status":{"phase":"Pending"}"#] {
      try expectSame(StockPod.self, pod)
      try expectSame(ExamplePod.self, pod)
    }
  }

  @Test func services() throws {
    for service in [
      #""spec":{"type":"ExternalName","externalName":"x.example"}"#,
      #""spec":{"type":"ClusterIP","clusterIP":"None","clusterIPs":["None"]}"#,
      #""spec":{"type":"LoadBalancer","clusterIP":"10.0.0.1","clusterIPs":["10.0.0.1","fd00::1"],"#
        + #""externalIPs":["192.0.2.1"],"ports":[{"name":"p","port":80,"protocol":"TCP"},{"port":1}]},"#
        + #""status":{"loadBalancer":{"ingress":[{"ip":"192.0.2.2"},{"hostname":"h.example"}]}}"#,
    ] {
      try expectSame(StockService.self, service)
      try expectSame(ExampleService.self, service)
    }
    try expectSame(
      ServiceImport.self,
      #""spec":{"type":"ClusterSetIP","ips":["10.0.0.2"],"ports":[{"name":"p","port":80}]}"#)
  }

  @Test func addresses() throws {
    let slice =
      #""endpoints":[{"addresses":["10.0.0.1","10.0.0.2"],"hostname":"h","nodeName":"node-1","#
      + #""targetRef":{"name":"a"},"zone":"eu-1a"},{"addresses":["fd00::1"]}],"#
      + #""ports":[{"name":"http","port":80,"protocol":"TCP"},{"name":"none"}]"#
    try expectSame(StockEndpoints.self, slice)
    try expectSame(ZonalEndpoints.self, slice)
    try expectSame(MultiClusterEndpoints.self, slice)
    try expectSame(
      ExampleEndpoints.self,
      #""subsets":[{"addresses":[{"ip":"10.0.0.1","hostname":"h","targetRef":{"name":"a"}},"#
        + #"{"ip":"10.0.0.2","nodeName":"n"}],"ports":[{"port":80}]},{"ports":[{"port":1}]}]"#)
  }

  @Test func whatComesAfterAnObjectThatCannotBeReadIsRead() throws {
    let decoder = JSONObjectDecoder(ExamplePod.projection)
    func pod(_ text: String) throws(DecodeError) -> ExamplePod {
      var text = text
      let result = text.withUTF8 { bytes in
        Result<ExamplePod, DecodeError> { () throws(DecodeError) in
          try decoder.decode(UnsafeRawBufferPointer(bytes))
        }
      }
      return try result.get()
    }
    let error = #expect(throws: DecodeError.self) {
      try pod(#"{"metadata":{"name":"a","namespace":"n"},"status":{"podIP":1}}"#)
    }
    #expect(error?.key == "n/a")
    #expect(try pod(#"{"metadata":{"name":"b"},"status":{"podIP":"x"}}"#).podIP == "x")
  }
}
