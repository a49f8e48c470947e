import StanzaSyntax
import Testing

/// The database of plugin geoip.
struct MaxMindDatabaseTests {
  private static func replaced(_ old: String, _ new: [UInt8]) -> [UInt8] {
    var bytes = MaxMindFiles.city
    let old = Array(old.utf8)
    guard
      let start = bytes.indices.first(where: { bytes[$0...].starts(with: old) })
    else { return [] }
    bytes.replaceSubrange(start..<start + old.count, with: new)
    return bytes
  }

  private static let databases: [([UInt8], String?)] = [
    (MaxMindFiles.city, nil),
    (MaxMindFiles.autonomousSystems, "database does not provide city schema"),
    (
      replaced("GeoLite2-City", Array("GeoIP2-Domain".utf8)),
      "database does not provide city schema"
    ),
    ([], "failed to open database file: invalid argument"),
    (
      Array("nonsense".utf8),
      "failed to open database file: error opening database: invalid MaxMind DB file"
    ),
    (
      replaced("GeoLite2-City", Array("GeoLite2-Town".utf8)),
      "failed to open database file: geoip2: reader does not support the \"GeoLite2-Town\" "
        + "database type"
    ),
    (
      Array(MaxMindFiles.city.dropLast(3)),
      "failed to open database file: unexpected end of database"
    ),
    (
      Array(MaxMindFiles.city.dropLast()) + [0x19],
      "failed to open database file: unknown record size: 25"
    ),
    (
      Array(MaxMindFiles.city.dropFirst(20)),
      "failed to open database file: the MaxMind DB contains invalid metadata"
    ),
  ]

  @Test("A database is judged by what it says of itself", arguments: databases)
  func judgesDatabase(bytes: [UInt8], expected: String?) {
    #expect(MaxMindDatabase.problem(bytes, file: "x.mmdb") == expected)
  }

  @Test("A database cut anywhere, or with any byte changed, is judged without harm")
  func survivesDamage() {
    for index in MaxMindFiles.city.indices {
      _ = MaxMindDatabase.problem(Array(MaxMindFiles.city[..<index]), file: "")
      for value: UInt8 in [0, 0x1f, 0x3f, 0x7f, 0x80, 0xe0, 0xff] {
        var bytes = MaxMindFiles.city
        bytes[index] = value
        _ = MaxMindDatabase.problem(bytes, file: "")
      }
    }
  }
}
