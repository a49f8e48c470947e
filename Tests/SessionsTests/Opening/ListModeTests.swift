import CoreDNSPlugins
import Informers
import PluginStanzas
import Testing

@testable import Sessions

struct ListModeTests {
  @Test(
    arguments: [
      (ListMode.auto, nil, nil, false), (.auto, "true", nil, true), (.auto, "1", nil, true),
      (.auto, "false", nil, false), (.auto, "yes", nil, false), (.paged, "true", nil, false),
      (.streaming, "false", nil, true), (.auto, nil, "1.14.1", false), (.auto, nil, "1.14.2", true),
      (.auto, "false", "1.14.7", false), (.auto, "true", "1.12.0", true),
      (.auto, "yes", "1.14.7", true),
    ] as [(ListMode, String?, String?, Bool)])
  func listsAreStreamedAsTheOptionTheEnvironmentOrTheVersionSays(
    mode: ListMode, variable: String?, version: String?, streams: Bool
  ) {
    let environment = variable.map { [ListMode.environmentVariable: $0] } ?? [:]
    let profile = version.flatMap { CoreDNSVersion($0) }.map { CoreDNSProfile($0) }
    #expect(
      mode.initialList(environment, profile: profile) == (streams ? .streaming : .paged))
  }
}
