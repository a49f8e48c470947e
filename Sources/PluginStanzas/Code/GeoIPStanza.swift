import Corefile
import StanzaSyntax

/// The database of `geoip` is opened when all its stanzas have been read.
struct GeoIPStanza: StanzaCode {
  func checkLine(
    _ reading: inout StanzaReading, _: [Token], _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    guard reading.count > 1 else { return }
    throw StanzaRefusal(
      dispenser.error(
        "configuring multiple databases is not supported", id: "used-twice"))
  }

  func finish(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    guard let word = reading.line.first else { return }
    let problem: String?
    do throws(StanzaSurroundings.FileProblem) {
      problem = try reading.surroundings.read(word.text).flatMap {
        MaxMindDatabase.problem($0, file: word.text)
      }
    } catch {
      problem = "failed to open database file: \(error.message)"
    }
    guard let problem else { return }
    throw StanzaRefusal(dispenser.error(problem, id: "invalid-database"))
  }
}
