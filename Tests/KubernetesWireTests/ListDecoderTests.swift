import KubernetesWire
import Testing

@Suite struct ListDecoderTests {
  /// A recorded list and how it is projected.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var projection: Projection<Sample>
    var testDescription: String { name }
  }

  static let small = [
    Case(name: "services", projection: Sample.service),
    Case(name: "endpoints", projection: Sample.metadataOnly),
    Case(name: "endpointslices", projection: Sample.metadataOnly),
    Case(name: "namespaces", projection: Sample.metadataOnly),
  ]

  static let large = [
    Case(name: "pods", projection: Sample.pod), Case(name: "pods-page1", projection: Sample.pod),
  ]

  static let encodings = [("protobuf", Recording.protobuf), ("json", Recording.json)]

  @Test(arguments: small + large)
  func `protobuf and JSON recordings give the same objects`(list: Case) throws {
    let protobuf = try DecodedList(
      Recording.body("list-\(list.name)-protobuf"), as: Recording.protobuf, list.projection)
    let json = try DecodedList(
      Recording.body("list-\(list.name)-json"), as: Recording.json, list.projection)
    #expect(protobuf.failures.isEmpty)
    #expect(json.failures.isEmpty)
    #expect(!protobuf.items.isEmpty)
    #expect(protobuf.items.allSatisfy { !$0.name.isEmpty && !$0.resourceVersion.isEmpty })
    #expect(protobuf.items == json.items)
    #expect(protobuf.metadata == json.metadata)
  }

  @Test func `the fields of a recorded service are read`() throws {
    let list = try DecodedList(
      Recording.body("list-services-protobuf"), as: Recording.protobuf, Sample.service)
    #expect(list.items.contains { !$0.clusterIPs.isEmpty && $0.clusterIP == $0.clusterIPs[0] })
    #expect(list.items.contains { $0.ports.contains { $0.port > 0 && $0.proto == "TCP" } })
    #expect(list.items.contains { !$0.labels.isEmpty })
  }

  @Test func `a page's metadata has its token and what remains`() throws {
    let page = try DecodedList(
      Recording.body("list-pods-page1-protobuf"), as: Recording.protobuf, Sample.pod)
    #expect(page.items.count == 40)
    #expect(!page.metadata.continueToken.isEmpty)
    #expect((page.metadata.remainingItemCount ?? 0) > 0)
  }

  @Test(arguments: small, encodings)
  func `a small list decodes the same in chunks of every size`(
    list: Case, encoding: (suffix: String, contentType: String)
  ) throws {
    let body = try Recording.body("list-\(list.name)-\(encoding.suffix)")
    let whole = try DecodedList(body, as: encoding.contentType, list.projection)
    var different: [Int] = []
    for size in Array(1...40) + [61, 127, 251, 509, 1021, 4093, 16_384] {
      let pieces = try DecodedList(
        body, as: encoding.contentType, list.projection, chunkSize: size)
      if pieces != whole { different.append(size) }
    }
    #expect(different == [])
  }

  @Test(arguments: encodings)
  func `a large list decodes the same in chunks of many sizes`(
    suffix: String, contentType: String
  ) throws {
    let body = try Recording.body("list-pods-page1-\(suffix)")
    let whole = try DecodedList(body, as: contentType, Sample.pod)
    var different: [Int] = []
    for size in [1, 2, 3, 7, 64, 997, 4093, 10_007, 65_521] {
      let pieces = try DecodedList(body, as: contentType, Sample.pod, chunkSize: size)
      if pieces != whole { different.append(size) }
    }
    #expect(different == [])
  }

  @Test func `a custom resource list has its kind and metadata after the items`() throws {
    let list = try DecodedList(
      Recording.body("list-serviceimports-json"), as: Recording.json, Sample.metadataOnly)
    #expect(!list.items.isEmpty)
    #expect(!list.metadata.resourceVersion.isEmpty)
  }

  @Test(arguments: [
    #"{"kind":"PodList","items":[]}"#, #"{"kind":"PodList","items":null,"metadata":null}"#,
    #"{"kind":"PodList"}"#, " {\n\"items\" : [ ] , \"kind\" : \"PodList\" } \n",
  ])
  func `a list of nothing is complete`(body: String) throws {
    for size in 1...body.utf8.count {
      let list = try DecodedList(
        Array(body.utf8), as: "application/json;charset=utf-8", Sample.pod, chunkSize: size)
      #expect(list == DecodedList())
    }
  }

  @Test(arguments: [
    ("namespaces-protobuf", Recording.protobuf), ("serviceimports-json", Recording.json),
  ])
  func `a body that ends anywhere before its end is an error`(
    name: String, contentType: String
  ) throws {
    let body = try Recording.body("list-\(name)")
    let whole = try DecodedList(body, as: contentType, Sample.metadataOnly)
    // The last fields of the envelope are empty and may be missing.
    let complete = contentType == Recording.protobuf ? [body.count - 4, body.count - 2] : []
    var wrong: [Int] = []
    for cut in 0..<body.count {
      let list = try? DecodedList(
        Array(body[..<cut]), as: contentType, Sample.metadataOnly, chunkSize: 512)
      if complete.contains(cut) ? list != whole : list != nil { wrong.append(cut) }
    }
    #expect(wrong == [])
  }
}
