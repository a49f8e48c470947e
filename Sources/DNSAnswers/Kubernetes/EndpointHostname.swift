import CoreDNSPlugins

/// The first label of an endpoint's name.
struct EndpointHostname {
  /// Whether endpoints without a host name are named after their pods.
  var usesPodNames: Bool
  /// Whether a name that would end in a dash gets a zero: since CoreDNS 1.12.3.
  var padsWithZero: Bool

  /// The label; empty where there is none.
  func of(_ address: EndpointAddress) -> String {
    if !address.hostname.isEmpty { return address.hostname }
    if usesPodNames, !address.targetRefName.isEmpty { return address.targetRefName }
    return ofAddress(address.ip)
  }

  /// The label made of the address alone.
  func ofAddress(_ ip: String) -> String {
    if ip.utf8.contains(UInt8(ascii: ".")) { return replaced(ip, UInt8(ascii: ".")) }
    guard ip.utf8.contains(UInt8(ascii: ":")) else { return "" }
    let name = replaced(ip, UInt8(ascii: ":"))
    return padsWithZero && name.hasSuffix("-") ? name + "0" : name
  }

  private func replaced(_ text: String, _ byte: UInt8) -> String {
    String(decoding: text.utf8.map { $0 == byte ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
  }
}
