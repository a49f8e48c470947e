/// An address to listen at, `HOST:PORT`, of which only the form is looked at.
///
/// This is Go's `net.SplitHostPort`: the host may be empty or anything, and so may the port.
public enum ListenAddress {
  /// What is wrong with an address.
  ///
  /// Plugin pprof puts a place before the message, others do not.
  public static func problem(_ word: String) -> String? {
    switch split(word) {
    case .success: nil
    case .failure(let fault):
      word.isEmpty ? fault.rawValue : "address \(word): \(fault.rawValue)"
    }
  }

  /// What an address may lack.
  enum Fault: String, Error {
    case missingPort = "missing port in address"
    case tooManyColons = "too many colons in address"
    case missingBracket = "missing ']' in address"
    case openingBracket = "unexpected '[' in address"
    case closingBracket = "unexpected ']' in address"
  }

  /// The host, without its brackets, and the port.
  static func split(_ word: String) -> Result<(host: String, port: String), Fault> {
    let bytes = Array(word.utf8)
    guard let colon = bytes.lastIndex(of: UInt8(ascii: ":")) else {
      return .failure(.missingPort)
    }
    var host = bytes[..<colon]
    // Where no further bracket may open, and where none may close.
    var (opened, closed) = (0, 0)
    if bytes.first == UInt8(ascii: "[") {
      guard let end = bytes.firstIndex(of: UInt8(ascii: "]")) else {
        return .failure(.missingBracket)
      }
      guard end + 1 == colon else {
        let isColon = end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: ":")
        return .failure(isColon ? .tooManyColons : .missingPort)
      }
      host = bytes[1..<end]
      (opened, closed) = (1, end + 1)
    } else if host.contains(UInt8(ascii: ":")) {
      return .failure(.tooManyColons)
    }
    guard !bytes[opened...].contains(UInt8(ascii: "[")) else { return .failure(.openingBracket) }
    guard !bytes[closed...].contains(UInt8(ascii: "]")) else { return .failure(.closingBracket) }
    return .success(
      (
        String(decoding: host, as: UTF8.self),
        String(decoding: bytes[(colon + 1)...], as: UTF8.self)
      ))
  }
}
