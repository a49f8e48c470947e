/// The character set that the environment's locale asks for.
package enum CharacterSet {
  /// Whether it is UTF-8: the first of LC_ALL, LC_CTYPE and LANG that is set decides, as POSIX has
  /// it, and where none is set the locale is `C`, which is not.
  package static func isUTF8(_ environment: [String: String]) -> Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
    let codeset = locale.prefix { $0 != "@" }.drop { $0 != "." }.dropFirst()
    return ["utf-8", "utf8"].contains(codeset.lowercased())
  }
}
