import CoreDNSPlugins
import DNSMessages
import Informers

extension NameServer {
  /// Answers a question with the steps to the answer and what there is beside it.
  public func explained(
    _ question: Question, known: [UpstreamQuestion: Reply] = [:]
  ) -> Answer {
    var answer = answer(question, explains: true, known: known)
    answer.nearMisses = nearMisses(of: answer)
    return answer
  }

  /// Near misses, where there is no record; each command once.
  private func nearMisses(of answer: Answer) -> [NearMiss] {
    guard answer.answer.isEmpty else { return [] }
    let name = answer.question.name.text
    var misses: [NearMiss] = []
    for plugin in kubernetesPlugins(serving: answer.question) {
      guard let zone = Zones.longest(plugin.settings.zones, containing: name) else { continue }
      misses = NearMissFinder(self, answer.question, plugin, zone: zone).all()
      break
    }
    if misses.isEmpty { misses = completions(of: answer.question) }
    var seen: Set<String> = []
    return misses.filter { seen.insert($0.command).inserted }
  }

  /// The plugins `kubernetes` that a question comes by.
  private func kubernetesPlugins(serving question: Question) -> [KubernetesPlugin] {
    zones[question.port]?.filter { DNSName.isInside(question.name.text, $0.key) }
      .sorted { $0.key.utf8.count > $1.key.utf8.count }
      .flatMap(\.value).flatMap { $0.plugins.compactMap { $0 as? KubernetesPlugin } } ?? []
  }

  /// Names that the asked one is the beginning of: it lacks the end that makes it the cluster's.
  private func completions(of question: Question) -> [NearMiss] {
    let labels = question.name.labels
    guard (1...3).contains(labels.count) else { return [] }
    var seen: Set<String> = []
    var misses: [NearMiss] = []
    let plugins =
      zones[question.port]?.sorted { $0.key < $1.key }.flatMap(\.value).flatMap(\.plugins)
      .compactMap { $0 as? KubernetesPlugin } ?? []
    for plugin in plugins {
      let label = String(labels[0]).lowercased()
      let namespaces: [String] =
        labels.count == 1
        ? NamedStores(plugin).services(limit: 3) { $0.name == label }.map(\.namespace) : [""]
      for zone in plugin.settings.zones where !zone.hasSuffix("arpa.") {
        for namespace in namespaces {
          let middle = labels.count == 3 ? "" : (namespace.isEmpty ? "" : namespace + ".") + "svc."
          let name = question.name.text + middle + (zone == "." ? "" : zone)
          guard seen.insert(name).inserted, DNSName(unchecked: name).isPackable else { continue }
          var full = question
          full.name = DNSName(unchecked: name)
          guard !answer(full).answer.isEmpty else { continue }
          misses.append(
            NearMiss(
              "with \(middle)\(zone) at its end the name has records",
              command: "explain \(name) \(question.type)"))
        }
      }
    }
    return misses
  }
}
