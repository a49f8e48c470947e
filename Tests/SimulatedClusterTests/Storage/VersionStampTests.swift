import KubernetesClient
import Testing

@testable import SimulatedCluster

@Suite struct VersionStampTests {
  @Test(
    arguments: [
      (nil, UInt64(7)), ("1", 7), ("1", 100), ("123456", 7), ("99", UInt64.max),
    ] as [(String?, UInt64)])
  func theVersionIsWrittenWhateverWasThere(old: String?, new: UInt64) {
    let labels = [("app", "web"), ("tier", "front")]
    let bytes = StoredObjects.pod("a", labels: labels, version: old)
    let stamped = VersionStamp.stamp(bytes, .protobuf, new)
    #expect(stamped == StoredObjects.pod("a", labels: labels, version: String(new)))
  }

  @Test func anObjectWithoutMetadataGetsSome() {
    #expect(StoredObjects.version(VersionStamp.stamp([], .protobuf, 5)) == "5")
  }

  @Test func jsonObjectsAreStampedToo() throws {
    let stamped = VersionStamp.stamp(
      Array(#"{"kind":"X","metadata":{"name":"a","resourceVersion":"1"},"data":1}"#.utf8), .json, 42
    )
    #expect(
      String(decoding: stamped, as: UTF8.self)
        == #"{"kind":"X","metadata":{"name":"a","resourceVersion":"42"},"data":1}"#)
  }

  @Test func malformedBytesAreNoTrap() {
    let bytes = StoredObjects.pod("a", labels: [("app", "web")], version: "1")
    for length in 0..<bytes.count {
      let cut = Array(bytes[..<length])
      let stamped = VersionStamp.stamp(cut, .protobuf, 9)
      #expect(StoredObjects.version(stamped) == "9" || length < bytes.count)
      _ = StoredItem(key: "ns/a", resourceVersion: 1, encoding: .protobuf, bytes: cut).labels
    }
  }
}

@Suite struct SelectableFieldsTests {
  private let item = StoredItem(
    key: "team/web-1", resourceVersion: 1, encoding: .protobuf,
    bytes: StoredObjects.pod("web-1", namespace: "team", labels: [("app", "web"), ("x", "")]))

  @Test(arguments: [
    ("metadata.name", "web-1"), ("metadata.namespace", "team"), ("status.phase", "Running"),
    ("spec.nodeName", "node-1"), ("status.podIP", ""), ("spec.hostNetwork", "false"),
  ])
  func fieldsAreReadFromTheStoredBytes(field: String, value: String) {
    #expect(SelectableFields.value(field, of: item, kind: "Pod") == value)
  }

  @Test func labelsAreReadFromTheStoredBytes() {
    #expect(item.labels == ["app": "web", "x": ""])
  }
}
