import InspectorShell
import Sessions

extension Invocation {
  /// Writes a page that is asked for beside a report; that it cannot be written is told, and does not
  /// keep the report from being shown.
  func write(_ page: String, to path: String) -> ExitStatus {
    do {
      try AtomicFile.write(page, to: context.session.absolute(path), mode: .byUmask)
      return .success
    } catch {
      return tell(error)
    }
  }
}
