import Corefile
import Inspection
import PluginStanzas

/// Something that a run has to say.
package enum SessionNotice: Sendable {
  /// A failure or a warning that the run goes on in spite of.
  case message(FailureMessage)
  /// The version of CoreDNS that was found out, and the image that names it.
  case version(CoreDNSVersion, image: String)
  /// What is found in a Corefile.
  case findings([Diagnostic], ParsedCorefile)
}
