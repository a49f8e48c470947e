@testable import StanzaSyntax

/// The databases of the recorded cases.
enum MaxMindFiles {
  /// A database of cities without any.
  static let city = bytes(
    "AAABAAABAAAAAAAAAAAAAAAAAAAAAOCrze9NYXhNaW5kLmNvbelbYmluYXJ5X2Zvcm1hdF9tYWpv"
      + "cl92ZXJzaW9uoQJbYmluYXJ5X2Zvcm1hdF9taW5vcl92ZXJzaW9uoEtidWlsZF9lcG9jaAQCZVPx"
      + "AE1kYXRhYmFzZV90eXBlTUdlb0xpdGUyLUNpdHlLZGVzY3JpcHRpb27hQmVuRWVtcHR5SmlwX3Zl"
      + "cnNpb26hBElsYW5ndWFnZXMBBEJlbkpub2RlX2NvdW50wQFLcmVjb3JkX3NpemWhGA==")

  /// A database of autonomous systems without any.
  static let autonomousSystems = bytes(
    "AAABAAABAAAAAAAAAAAAAAAAAAAAAOCrze9NYXhNaW5kLmNvbelbYmluYXJ5X2Zvcm1hdF9tYWpv"
      + "cl92ZXJzaW9uoQJbYmluYXJ5X2Zvcm1hdF9taW5vcl92ZXJzaW9uoEtidWlsZF9lcG9jaAQCZVPx"
      + "AE1kYXRhYmFzZV90eXBlTEdlb0xpdGUyLUFTTktkZXNjcmlwdGlvbuFCZW5FZW1wdHlKaXBfdmVy"
      + "c2lvbqEESWxhbmd1YWdlcwEEQmVuSm5vZGVfY291bnTBAUtyZWNvcmRfc2l6ZaEY")

  private static func bytes(_ text: String) -> [UInt8] {
    GoBase64.bytes(text.utf8) ?? []
  }
}
