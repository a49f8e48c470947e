#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Base64 in the two forms that the server needs.
enum Base64 {
  /// The standard alphabet with padding, as kubeconfig's `…-data` fields have it.
  static func encode(_ text: String) -> String {
    Data(text.utf8).base64EncodedString()
  }

  /// The URL-safe alphabet without padding.
  static func encodeURL(_ bytes: [UInt8]) -> String {
    String(
      Data(bytes).base64EncodedString().compactMap { character in
        switch character {
        case "+": "-"
        case "/": "_"
        case "=": nil
        default: character
        }
      })
  }

  /// Reads what ``encodeURL(_:)`` writes; nil when it is no base64.
  static func decodeURL(_ text: String) -> [UInt8]? {
    guard text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "/") }) else {
      return nil
    }
    var standard = String(
      text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
    standard += String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
    return Data(base64Encoded: standard).map { [UInt8]($0) }
  }
}
