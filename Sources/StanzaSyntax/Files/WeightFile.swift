/// The file of plugin loadbalance's policy `weighted`, read at the start.
public enum WeightFile {
  /// What fails the start: CoreDNS puts no place before the message.
  ///
  /// A line is a domain name, or an address and its weight from 1 to 255, which belongs to the name
  /// before it; or it is empty, or a comment. A file that is missing is no matter of this.
  ///
  /// - Parameters:
  ///   - text: The file's bytes.
  ///   - file: The file's path as CoreDNS names it.
  public static func problem(text: [UInt8], file: String) -> String? {
    var hasName = false
    let content = GoLines(text)
    for line in content.lines {
      let trimmed = GoStrings.trimmed(line)
      guard let first = trimmed.utf8.first, first != UInt8(ascii: "#") else { continue }
      if let problem = problem(trimmed, &hasName) {
        return problem.replacing + "weight file \(file)" + problem.end
      }
    }
    guard content.isTooLong else { return nil }
    return "weight file \(file) parsing error:bufio.Scanner: token too long"
  }

  /// What is wrong with a line: what stands before the file in the message, and behind it.
  private static func problem(
    _ line: String, _ hasName: inout Bool
  ) -> (replacing: String, end: String)? {
    let fields = GoStrings.fields(line.utf8)
    switch fields.count {
    case 1:
      guard !IPText.isAddress(fields[0]) else {
        return ("wrong domain name:\"\(fields[0])\" in ", ". (Maybe a missing weight value?)")
      }
      hasName = true
      return nil
    case 2:
      guard IPText.isAddress(fields[0]) else {
        return ("wrong IP address:\"\(fields[0])\" in ", "")
      }
      guard let weight = GoUnsigned.decimal(fields[1], bits: 8), weight > 0 else {
        return ("wrong weight value:\"\(fields[1])\" in ", "")
      }
      return hasName ? nil : ("missing domain name in ", "")
    default: return ("could not parse weight line:\"\(line)\" in ", "")
    }
  }
}
