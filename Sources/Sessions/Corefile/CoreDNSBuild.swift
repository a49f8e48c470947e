import CoreDNSPlugins
import Corefile
import Inspection
import PluginStanzas

/// The CoreDNS that a Corefile is read for: its version, its plugins and their order.
struct CoreDNSBuild: Sendable {
  /// The version that was asked for; nil where none was.
  var profile: CoreDNSProfile?
  /// The order of execution, without the plugins that a Corefile names beside it.
  var order: PluginOrder
  /// What is known of plugins.
  var catalogue: PluginCatalogue

  /// A Corefile with what is known of the plugins that it names.
  func loaded(_ corefile: ParsedCorefile) throws -> LoadedCorefile {
    do throws(DefinitionFailure) {
      let plugins = try catalogue.plugins(of: corefile, order: order)
      return LoadedCorefile(
        corefile: corefile, order: plugins.order, profile: profile,
        definitions: plugins.definitions, catalogue: catalogue)
    } catch {
      throw CommandFailure(error)
    }
  }
}

extension SessionRun {
  /// The CoreDNS that the options name, whose version is asked for in the cluster where they say so.
  func coreDNSBuild() async throws -> CoreDNSBuild {
    guard case .auto(let namespace, let selector) = options.coreDNSVersion else {
      return try coreDNSBuild(options.coreDNSVersion?.version)
    }
    let source = CoreDNSImageSource(
      run: self, namespace: namespace, selector: selector)
    return try coreDNSBuild(try await source.version())
  }

  /// The CoreDNS of that version, with the files that the options name.
  func coreDNSBuild(_ version: CoreDNSVersion?) throws -> CoreDNSBuild {
    let profile = version.map { CoreDNSProfile($0) }
    if let profile, !profile.isKnown {
      let near =
        profile.version < CoreDNSProfile.oldest ? CoreDNSProfile.oldest : CoreDNSProfile.newest
      tell(
        FailureMessage(
          "CoreDNS \(profile.version) is not known: it is taken for one like \(near)",
          isWarning: true))
    }
    return CoreDNSBuild(
      profile: profile,
      order: try pluginCfgOrder() ?? profile?.order ?? .builtIn, catalogue: try catalogue())
  }

  private func pluginCfgOrder() throws -> PluginOrder? {
    guard let path = options.pluginCfg else { return nil }
    do {
      let bytes = try LocalFileSystem().readFile(context.absolute(path))
      return try PluginOrder(parsing: String(decoding: bytes, as: UTF8.self), file: path)
    } catch let failure as PluginOrderFailure {
      throw CommandFailure(
        .invalidCorefile, "\(path) is not a plugin.cfg", cause: "\(failure)",
        hint: "each line is name:package, as in CoreDNS's plugin.cfg")
    } catch {
      throw CommandFailure(
        .invalidCorefile, "\(path) cannot be read", cause: "\(error)",
        hint: "--plugin-cfg names the plugin.cfg that CoreDNS was built with")
    }
  }

  /// The built-in descriptions of plugins, those of the configuration folder, and those that the
  /// options name, in which order the later take the place of the earlier.
  package func catalogue() throws -> PluginCatalogue {
    var catalogue = PluginCatalogue()
    let files = LocalFileSystem()
    if let folder = PluginFolder.path(context.environment) {
      for name in (files.listDirectory(folder) ?? []).sorted()
      where (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && !name.hasPrefix(".") {
        try add("\(folder)/\(name)", to: &catalogue)
      }
    }
    var given = PluginCatalogue()
    for name in options.plugins {
      if given.choose(name) { continue }
      try add(name, to: &given)
    }
    catalogue.replace(with: given)
    return catalogue
  }

  private func add(_ path: String, to catalogue: inout PluginCatalogue) throws {
    let bytes: [UInt8]
    do throws(FileAccessFailure) {
      bytes = try LocalFileSystem().readFile(context.absolute(path))
    } catch {
      throw CommandFailure(
        .invalidCorefile, "\(path) cannot be read", cause: error.reason,
        hint: "--plugins takes a file, or the name of a built-in description such as"
          + " k8s_gateway@1.8.2")
    }
    do throws(DefinitionFailure) {
      try catalogue.add(bytes, file: path)
    } catch {
      throw CommandFailure(error)
    }
  }
}

/// Where a user's own descriptions of plugins are.
enum PluginFolder {
  /// `$XDG_CONFIG_HOME/k8sapi-inspect/plugins.d`, `~/.config/…` where that is not set; nil without a
  /// home.
  static func path(_ environment: [String: String]) -> String? {
    let name = "/k8sapi-inspect/plugins.d"
    if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") { return folder + name }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.config" + name
  }
}

extension CommandFailure {
  /// Tells what is wrong with a plugin's description.
  package init(_ failure: DefinitionFailure) {
    let file = failure.diagnostics.first?.location?.file ?? ""
    self.init(
      .invalidCorefile, "\(file) is no description of a plugin", cause: "\(failure)",
      hint: failure.diagnostics.first?.fix ?? "catalogue check \(file) tells all that is wrong")
  }
}
