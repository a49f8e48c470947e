import DNSMessages

/// The first label of a pod's name, which is its address in another spelling.
enum PodText {
  /// The address that a label spells, as CoreDNS's `findPods` reads it.
  static func address(_ label: String) -> String {
    let dash = UInt8(ascii: "-")
    let dashes = label.utf8.count { $0 == dash }
    let isIPv4 = dashes == 3 && !label.contains("--")
    let separator = UInt8(ascii: isIPv4 ? "." : ":")
    return String(decoding: label.utf8.map { $0 == dash ? separator : $0 }, as: UTF8.self)
  }

  /// The label of an address.
  static func label(_ address: InternetAddress) -> String {
    String(
      decoding: address.description.utf8.map { byte in
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") ? UInt8(ascii: "-") : byte
      }, as: UTF8.self)
  }
}
