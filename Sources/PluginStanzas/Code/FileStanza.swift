import Corefile
import StanzaSyntax

/// The zone file of `file`, which is read once for each of its zones; none is read behind one that is
/// missing.
struct FileStanza: StanzaCode {
  var readsKeys: Bool { true }

  func finish(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    guard let file = reading.line.first, !reading.lacksFile else { return }
    let arguments = reading.line.dropFirst().map(\.text)
    let zones = PluginZones.origins(arguments: arguments, blockKeys: reading.blockKeys)
    let path = reading.surroundings.below(file.text)
    do throws(StanzaSurroundings.FileProblem) {
      guard let bytes = try reading.surroundings.read(GoPath.cleaned(path)) else {
        return reading.noteFile(file)
      }
      for zone in zones {
        let problem = ZoneFile.problem(
          text: bytes, origin: zone, file: path, include: reading.surroundings.bytes)
        if let problem { throw StanzaSurroundings.FileProblem(message: problem) }
      }
    } catch {
      try reading.refuseZoneFile(error, path: path, file, dispenser)
    }
  }
}
