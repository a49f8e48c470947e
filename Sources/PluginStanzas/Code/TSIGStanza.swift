import Corefile
import StanzaSyntax

/// Whatever is wrong with `tsig`, CoreDNS says that the number of arguments is.
struct TSIGStanza: StanzaCode {
  func check(
    _ property: String, _ words: [Token], _ reading: inout StanzaReading, _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    switch property {
    case "secret": try checkSecret(&reading, words, dispenser)
    case "secrets": try checkSecrets(&reading, words, dispenser)
    case "require": try checkRequire(&reading, words, dispenser)
    default: break
    }
  }

  private func checkSecret(
    _ reading: inout StanzaReading, _ words: [Token], _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    let name = DomainName.fullyQualified(words[0].text).lowercased()
    if !reading.uniqueNames.insert(name).inserted { throw StanzaRefusal(dispenser.argumentError()) }
  }

  private func checkSecrets(
    _ reading: inout StanzaReading, _ words: [Token], _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    guard reading.surroundings.files != nil else { return reading.noteFile(words[0]) }
    let bytes = reading.surroundings.bytes(of: words[0].text)
    guard let names = bytes.flatMap(TSIGSecretsFile.keyNames),
      names.allSatisfy({ reading.uniqueNames.insert($0).inserted })
    else { throw StanzaRefusal(dispenser.argumentError()) }
  }

  private func checkRequire(
    _: inout StanzaReading, _ words: [Token], _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    guard !["all", "none"].contains(words[0].text),
      words.contains(where: { RecordNames.type(named: $0.text) == nil })
    else { return }
    throw StanzaRefusal(dispenser.argumentError())
  }
}
