/// The database of plugin geoip, a file in MaxMind's format.
public enum MaxMindDatabase {
  /// What plugin geoip says of a database, before a place if it has one: CoreDNS puts one there.
  ///
  /// The metadata are judged, and the search tree as far as 127.0.0.1, which CoreDNS looks up; the
  /// records themselves are not.
  ///
  /// - Parameters:
  ///   - bytes: The file's bytes.
  ///   - file: The file's path, of which a message shows the name.
  public static func problem(_ bytes: [UInt8], file: String) -> String? {
    do throws(MaxMindDecoder.Fault) {
      let (metadata, dataStart) = try open(bytes)
      guard !types.contains(metadata.databaseType) else {
        return treeProblem(bytes, metadata, dataStart: dataStart).map {
          let name = file.utf8.split(separator: UInt8(ascii: "/")).last
            .map { String(decoding: $0, as: UTF8.self) }
          let shown = GoQuotation.quoted(name ?? ".")
          return "unexpected failure looking up database \(shown) schema \"city\": \($0)"
        }
      }
      guard !otherTypes.contains(metadata.databaseType) else {
        return "database does not provide city schema"
      }
      let shown = GoQuotation.quoted(metadata.databaseType)
      return "failed to open database file: geoip2: reader does not support the \(shown) "
        + "database type"
    } catch {
      return "failed to open database file: \(error.message)"
    }
  }

  /// The types that are asked for cities, countries among them.
  private static let types: Set<String> = [
    "DBIP-City-Lite", "DBIP-Country-Lite", "DBIP-Country", "DBIP-Location (compat=City)",
    "GeoLite2-City", "GeoIP-City-Redacted-US", "GeoIP2-City", "GeoIP2-City-Africa",
    "GeoIP2-City-Asia-Pacific", "GeoIP2-City-Europe", "GeoIP2-City-North-America",
    "GeoIP2-City-South-America", "GeoIP2-Precision-City", "GeoLite2-Country", "GeoIP2-Country",
    "DBIP-ISP (compat=Enterprise)", "DBIP-Location-ISP (compat=Enterprise)",
    "GeoIP-Enterprise-Redacted-US", "GeoIP2-Enterprise",
  ]

  /// The types that are known and hold no cities.
  private static let otherTypes: Set<String> = [
    "GeoIP2-Anonymous-IP", "DBIP-ASN-Lite (compat=GeoLite2-ASN)", "GeoLite2-ASN",
    "GeoIP2-Connection-Type", "GeoIP2-Domain", "GeoIP2-ISP", "GeoIP2-Precision-ISP",
  ]

  /// The metadata and where the data section begins.
  private static func open(
    _ bytes: [UInt8]
  ) throws(MaxMindDecoder.Fault) -> (MaxMindMetadata, dataStart: Int) {
    // Such a file cannot be mapped into memory.
    guard !bytes.isEmpty else { throw .init(message: "invalid argument") }
    let marker = [0xab, 0xcd, 0xef] + Array("MaxMind.com".utf8)
    guard let start = lastIndex(of: marker, in: bytes) else {
      throw .init(message: "error opening database: invalid MaxMind DB file")
    }
    let metadata = try MaxMindMetadata(
      MaxMindDecoder(bytes: bytes[(start + marker.count)...]))
    let (bits, isTooMuch) = metadata.nodeCount.multipliedReportingOverflow(by: metadata.recordSize)
    let separatorLength: UInt64 = 16
    guard !isTooMuch, bits / 4 + separatorLength <= UInt64(start) else {
      throw .init(message: "the MaxMind DB contains invalid metadata")
    }
    guard [24, 28, 32].contains(metadata.recordSize) else {
      throw .init(message: "unknown record size: \(metadata.recordSize)")
    }
    return (metadata, Int(bits / 4 + separatorLength))
  }

  /// What is wrong with the search tree on the way to 127.0.0.1.
  private static func treeProblem(
    _ bytes: [UInt8], _ metadata: MaxMindMetadata, dataStart: Int
  ) -> String? {
    var node: UInt64 = 0
    let address = (0..<32).map { UInt32(0x7f00_0001) >> UInt32(31 - $0) & 1 }
    let path = (metadata.addressVersion == 6 ? [UInt32](repeating: 0, count: 96) : []) + address
    var steps = 0
    while steps < path.count, node < metadata.nodeCount {
      node = record(bytes, node: Int(node), isRight: path[steps] == 1, metadata.recordSize)
      steps += 1
    }
    guard node >= metadata.nodeCount else { return "invalid node in search tree" }
    // The count itself stands for an address without a record.
    guard node > metadata.nodeCount else { return nil }
    let (offset, isBefore) = (node - metadata.nodeCount).subtractingReportingOverflow(16)
    return isBefore || offset >= UInt64(bytes.count)
      ? "the MaxMind DB file's search tree is corrupt" : nil
  }

  /// One of the two numbers of a node, which lies within the tree.
  private static func record(
    _ bytes: [UInt8], node: Int, isRight: Bool, _ recordSize: UInt64
  ) -> UInt64 {
    let start = node * Int(recordSize) / 4
    func number(_ range: Range<Int>) -> UInt64 {
      bytes[range].reduce(0) { $0 << 8 | UInt64($1) }
    }
    switch recordSize {
    case 24: return number(isRight ? start + 3..<start + 6 : start..<start + 3)
    case 28:
      let middle = UInt64(bytes[start + 3])
      return isRight
        ? (middle & 0x0f) << 24 | number(start + 4..<start + 7)
        : (middle & 0xf0) << 20 | number(start..<start + 3)
    default: return number(isRight ? start + 4..<start + 8 : start..<start + 4)
    }
  }

  private static func lastIndex(of marker: [UInt8], in bytes: [UInt8]) -> Int? {
    var end = bytes.count
    while let index = bytes[..<end].lastIndex(of: marker[0]) {
      if bytes[index...].starts(with: marker) { return index }
      end = index
    }
    return nil
  }
}
