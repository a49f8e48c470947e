/// Writes metrics in Prometheus's text format 0.0.4.
struct MetricsPage {
  /// What was written so far.
  private(set) var text = ""
  private var name = ""

  /// Begins a family; the samples that follow are of it.
  mutating func family(_ name: String, _ type: String, _ help: String) {
    self.name = name
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }

  /// Adds a sample; labels are expected in the order of their names.
  mutating func sample(_ labels: [(name: String, value: String)], _ value: String) {
    let inner = labels.map { label in
      let escaped = label.value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        .replacing("\n", with: "\\n")
      return "\(label.name)=\"\(escaped)\""
    }.joined(separator: ",")
    text += name + (labels.isEmpty ? "" : "{\(inner)}") + " \(value)\n"
  }
}
