import CoreDNSPlugins
import DNSMessages

extension NameServer {
  /// Answers a question with the steps to the answer and what there is beside it.
  public func explained(
    _ question: Question, known: [UpstreamQuestion: Reply] = [:]
  ) -> Answer {
    var answer = answer(question, explains: true, known: known)
    answer.nearMisses = nearMisses(of: answer)
    return answer
  }

  /// Near misses, where there is no record.
  private func nearMisses(of answer: Answer) -> [NearMiss] {
    guard answer.answer.isEmpty, answer.result != .unknown || answer.decider != nil else {
      return []
    }
    let name = answer.question.name.text
    for plugin in kubernetesPlugins(serving: answer.question) {
      guard let zone = Zones.longest(plugin.settings.zones, containing: name) else { continue }
      return NearMissFinder(self, answer.question, plugin, zone: zone).all()
    }
    return completions(of: answer.question)
  }

  /// The plugins `kubernetes` that a question comes by.
  private func kubernetesPlugins(serving question: Question) -> [KubernetesPlugin] {
    zones[question.port]?.filter { DNSName.isInside(question.name.text, $0.key) }
      .sorted { $0.key.utf8.count > $1.key.utf8.count }
      .flatMap(\.value).flatMap { $0.plugins.compactMap { $0 as? KubernetesPlugin } } ?? []
  }

  /// A name that lacks the end that makes it one of the cluster's.
  private func completions(of question: Question) -> [NearMiss] {
    let plugins =
      zones[question.port]?.values.flatMap { $0 }.flatMap(\.plugins)
      .compactMap { $0 as? KubernetesPlugin } ?? []
    var seen: Set<String> = []
    let zones = plugins.flatMap(\.settings.zones).filter {
      !$0.hasSuffix("arpa.") && seen.insert($0).inserted
    }
    for zone in zones.sorted() {
      for end in ["svc", ""] {
        let name = question.name.text + (end.isEmpty ? "" : end + ".") + (zone == "." ? "" : zone)
        guard DNSName(unchecked: name).isPackable else { continue }
        var full = question
        full.name = DNSName(unchecked: name)
        guard !answer(full).answer.isEmpty else { continue }
        return [
          NearMiss(
            "with \(end.isEmpty ? zone : "\(end).\(zone)") at its end the name has records",
            command: "explain \(name) \(question.type)")
        ]
      }
    }
    return []
  }
}
