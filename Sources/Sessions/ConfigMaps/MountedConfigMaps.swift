import KubernetesClient
import KubernetesWire

/// Reads the ConfigMaps that CoreDNS has mounted beside the one of its Corefile.
///
/// k3s and AKS mount `coredns-custom` in `/etc/coredns/custom`, from where the Corefile imports. What
/// is mounted where stands in the Deployment or DaemonSet. What cannot be read is told, and is no
/// failure: the Corefile is there.
struct MountedConfigMaps: Sendable {
  /// How the API server is asked.
  let run: SessionRun
  /// The Corefile.
  let reference: ConfigMapReference
  /// The ConfigMap that it is in.
  let own: ConfigMapContent

  /// How many ConfigMaps are read beside the Corefile's.
  private static let most = 16
  /// How long the texts of all may be together, in bytes: as much as 16 ConfigMaps hold.
  private static let largest = 16 << 20

  /// Asks the API server, as oneself.
  func read() async throws -> ConfigMapFiles {
    do {
      let oneself = try OneselfClient(run)
      let lists = try await oneself.outcomes(
        of: PodTemplate.requests(namespace: reference.namespace))
      let templates = lists.flatMap { (try? $0.get()).map(PodTemplate.all) ?? [] }
      let mounts = templates.lazy.compactMap { $0.mounts(of: reference.name) }.first
      var files = try await files(of: mounts ?? usualMounts, oneself)
      if mounts == nil { files.unread.insert(guess(lists), at: 0) }
      return files
    } catch let error as ClientError where error.code != .cancelled {
      var files = ConfigMapFiles(own)
      files.unread.append("the ConfigMaps beside it: \(error.message)")
      return files
    }
  }

  /// What distributions mount, for a CoreDNS whose Deployment is not known.
  private var usualMounts: [ConfigMapMount] {
    var custom = ConfigMapMount(path: ConfigMapContent.folder + "/custom")
    let names = Set(["coredns-custom", "\(reference.name)-custom"]).subtracting([reference.name])
    custom.sources = names.sorted().map { .init(name: $0, isOptional: true) }
    let folder = ConfigMapMount(
      path: ConfigMapContent.folder, sources: [.init(name: reference.name)])
    return [folder, custom]
  }

  private func guess(_ lists: [Result<JSONValue, ClientError>]) -> String {
    let failure = lists.lazy.compactMap { list -> ClientError? in
      if case .failure(let error) = list { error } else { nil }
    }.first
    let why = failure.map { "\($0.message)" } ?? "nothing in \(reference.namespace) mounts it"
    return "what CoreDNS's Deployment mounts (\(why)): \(ConfigMapContent.folder)/custom is taken"
      + " for the ConfigMap coredns-custom"
  }

  private func files(
    of mounts: [ConfigMapMount], _ oneself: OneselfClient
  ) async throws -> ConfigMapFiles {
    var files = ConfigMapFiles()
    let sources = mounts.flatMap(\.sources).filter { $0.name != reference.name }
    var names: [String] = []
    for source in sources where !names.contains(source.name) { names.append(source.name) }
    for name in names.dropFirst(Self.most) {
      files.unread.append("ConfigMap \(name): only \(Self.most) are read beside the Corefile's")
    }
    names = Array(names.prefix(Self.most))
    let outcomes = try await oneself.outcomes(of: names.map(request))
    var contents = [reference.name: own]
    var size = 0
    for (name, outcome) in zip(names, outcomes) {
      let isOptional = sources.allSatisfy { $0.name != name || $0.isOptional }
      do throws(Unread) {
        let content = try content(outcome, isOptional: isOptional)
        size += content.size
        guard size <= Self.largest else { throw Unread(reason: "they are too large together") }
        contents[name] = content
      } catch {
        files.unread.append("ConfigMap \(name): \(error.reason)")
      }
    }
    for mount in mounts {
      for source in mount.sources {
        guard let content = contents[source.name] else { continue }
        let isOwn = source.name == reference.name
        files.add(content, source, mount, isOwn ? nil : reference.sibling(source.name))
      }
    }
    return files
  }

  /// Why a ConfigMap was not read.
  private struct Unread: Error {
    var reason: String
  }

  private func content(
    _ outcome: Result<JSONValue, ClientError>, isOptional: Bool
  ) throws(Unread) -> ConfigMapContent {
    switch outcome {
    case .success(let object):
      guard let content = ConfigMapContent(object) else {
        throw Unread(reason: "the answer is no ConfigMap")
      }
      return content
    case .failure(let error) where error.code == .notFound:
      throw Unread(
        reason: "there is none" + (isOptional ? "" : ", and the pod does not start without it"))
    case .failure(let error):
      throw Unread(reason: error.message + (error.cause.map { ": \($0)" } ?? ""))
    }
  }

  private func request(_ name: String) -> APIRequest {
    APIRequest(
      path: ConfigMapSource.resource.path(namespace: reference.namespace, name: name),
      accept: .json)
  }
}
