public import Corefile
import Crypto

/// The hash by which CoreDNS's plugin `reload` knows a Corefile.
///
/// It is made of Go's JSON of the parsed server blocks, before any plugin is set up, so that a comment
/// behind a directive changes nothing and an empty line above one does (recorded with 1.13.1).
public struct ReloadHash: Hashable, Sendable {
  /// What is hashed; `null` for a Corefile without blocks.
  public let json: String

  /// What CoreDNS would hash; nil where its parser refuses the Corefile.
  ///
  /// `path` gives the absolute path, in CoreDNS's container, of an imported file as locations name it.
  public init?(_ corefile: ParsedCorefile, path: (String) -> String) {
    guard corefile.failure == nil else { return nil }
    var writer = ReloadJSON()
    writer.write(corefile.blocks, path: path)
    json = writer.text
  }

  /// What CoreDNS would hash where imports start from a folder.
  public init?(_ corefile: ParsedCorefile, folder: String = "/etc/coredns") {
    self.init(corefile) { file in ReloadJSON.path(file, in: folder) }
  }

  /// The hash in hexadecimal, as CoreDNS shows it from 1.10 on.
  public var sha512: String { Self.hexadecimal(SHA512.hash(data: Array(json.utf8))) }

  /// The hash in hexadecimal, as CoreDNS showed it before.
  public var md5: String { Self.hexadecimal(Insecure.MD5.hash(data: Array(json.utf8))) }

  /// The hash of the kind that a label shows, by the label's length; nil for another kind.
  public func hash(like label: String) -> String? {
    switch label.utf8.count {
    case 128: sha512
    case 32: md5
    default: nil
    }
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }
}
