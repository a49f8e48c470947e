/// A pair of key files, `NAME.key` and `NAME.private`, as plugins dnssec and sign read them.
public struct DNSKeyFile: Hashable, Sendable {
  /// The name whose key it is, complete, as the file writes it.
  public let owner: String
  /// The key's tag, which messages call its id.
  public let tag: UInt16
  /// The flags: 256 for a key of a zone, 257 for one that signs keys.
  public let flags: UInt16

  /// What comes of reading a pair.
  public enum Outcome: Hashable, Sendable {
    /// The key.
    case key(DNSKeyFile)
    /// What CoreDNS says, without a place before it.
    case problem(String)
    /// CoreDNS comes down at set-up: plugin sign does at a `.key` file without any record.
    case crash(String)
  }

  /// The path without `.key` or `.private`, of which the word in a stanza may have either.
  public static func baseName(_ word: String) -> String {
    let endings = [".private", ".key"].map(\.utf8)
    guard let ending = endings.first(where: { word.utf8.suffix($0.count).elementsEqual($0) })
    else { return word }
    return String(decoding: word.utf8.dropLast(ending.count), as: UTF8.self)
  }

  /// Reads a pair as plugin dnssec does.
  ///
  /// - Parameters:
  ///   - publicKey: The bytes of the file `.key`, nil where it cannot be opened.
  ///   - privateKey: The bytes of the file `.private`, nil where it cannot be opened.
  ///   - base: The path of both without the endings, below `root` already.
  public static func dnssec(publicKey: [UInt8]?, privateKey: [UInt8]?, base: String) -> Outcome {
    guard let publicKey else { return missing(base + ".key") }
    let record: ZoneRecord?
    switch Self.record(publicKey, file: base + ".key") {
    case .success(let found): record = found
    case .failure(let fault): return .problem(fault.text)
    }
    guard let privateKey else { return missing(base + ".private") }
    guard let record, let key = DNSKey(record) else { return .problem("no public key found") }
    return outcome(key, record, privateKey: privateKey, base: base)
  }

  /// Reads a pair as plugin sign does, with the same parameters.
  public static func sign(publicKey: [UInt8]?, privateKey: [UInt8]?, base: String) -> Outcome {
    guard let publicKey else { return missing(base + ".key") }
    let hasLineEnd = publicKey.isEmpty || publicKey.last == UInt8(ascii: "\n")
    let text = hasLineEnd ? publicKey : publicKey + Array("\n".utf8)
    let name = GoQuotation.quoted(base + ".key")
    switch Self.record(text, file: "") {
    case .failure(let fault): return .problem(fault.text)
    case .success(nil):
      return .crash("runtime error: invalid memory address or nil pointer dereference")
    case .success(let record?):
      guard let key = DNSKey(record) else {
        return .problem("RR in \(name) is not a DNSKEY: \(record.type)")
      }
      guard key.flags & 0x101 == 0x101 else {
        return .problem("DNSKEY in \(name) is not a CSK/KSK")
      }
      guard let privateKey else { return missing(base + ".private") }
      return outcome(key, record, privateKey: privateKey, base: base)
    }
  }

  /// What plugin dnssec says of a key that belongs to none of its zones.
  public func problem(zones: [String]) -> String? {
    guard !zones.contains(where: { DomainNameText.isAtOrBelow($0, owner) }) else { return nil }
    return "key \(owner) (keyid: \(tag)) can not sign any of the zones"
  }

  private static func missing(_ path: String) -> Outcome {
    .problem("open \(GoPath.cleaned(path)): no such file or directory")
  }

  /// The first record of a file, which is all that is read of it.
  private static func record(_ text: [UInt8], file: String) -> Result<ZoneRecord?, ZoneFault> {
    var surroundings = ZoneReader.Surroundings()
    var reader = ZoneReader(text, origin: ".", file: file, hasLifetime: true)
    var record: ZoneRecord?
    do throws(ZoneFault) {
      _ = try reader.read(&surroundings) {
        record = $0
        return false
      }
    } catch {
      return .failure(error)
    }
    return .success(record)
  }

  private static func outcome(
    _ key: DNSKey, _ record: ZoneRecord, privateKey: [UInt8], base: String
  ) -> Outcome {
    if let problem = PrivateKeyText.problem(privateKey, key: key, file: base + ".private") {
      return .problem(problem)
    }
    return .key(Self(owner: record.owner, tag: key.tag, flags: key.flags))
  }
}
