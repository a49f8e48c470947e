/// A zone file, as plugin file reads it at set-up.
public enum ZoneFile {
  /// What plugin file says of a zone file.
  ///
  /// CoreDNS puts no place before the message. It does not mind whose names the records bear: a
  /// file is refused for its syntax, for the lack of any SOA record, for one with the serial
  /// number 0, and for hashed denial. What goes wrong before an SOA record hides behind its lack.
  ///
  /// - Parameters:
  ///   - text: The file's bytes; none for a folder.
  ///   - origin: The zone, normalized: in lower case, with a dot at its end.
  ///   - file: The file's path as CoreDNS names it.
  ///   - include: The bytes of another file by its path, nil where it cannot be opened. Without
  ///     this, files that are to be included are taken to be sound.
  public static func problem(
    text: [UInt8], origin: String, file: String, include: ((String) -> [UInt8]?)? = nil
  ) -> String? {
    var surroundings = ZoneReader.Surroundings(include: include)
    let origin = DomainNameText.fullyQualified(origin)
    var check = ZoneCheck(origin: origin, file: file)
    var fault: ZoneFault?
    if DomainNameText.isValid(origin.utf8) {
      var reader = ZoneReader(text, origin: origin, file: file)
      do throws(ZoneFault) {
        _ = try reader.read(&surroundings) { check.take($0) }
      } catch {
        fault = error
      }
    }
    if let problem = check.problem { return problem }
    guard check.hasAuthority else {
      guard !surroundings.budget.isIncomplete else { return nil }
      return "file \(GoQuotation.quoted(file)) has no SOA record for origin \(origin)"
    }
    return fault.map {
      "failed to parse file \(GoQuotation.quoted(file)) for origin \(origin) with error \($0.text)"
    }
  }
}

/// What plugin file makes of the records of a zone file.
private struct ZoneCheck {
  let origin: String
  let file: String
  var hasAuthority = false
  var problem: String?

  /// Takes a record, and says whether to go on.
  mutating func take(_ record: ZoneRecord) -> Bool {
    switch record.type {
    case ZoneRecord.TypeNumber.startOfAuthority where !hasAuthority:
      hasAuthority = true
      // The serial number is compared with that of a zone read before, for which stands 0.
      guard record.numbers.first == 0 else { break }
      problem =
        "no change in SOA serial for origin \(origin) in file \(file), with 0 SOA serial"
    case ZoneRecord.TypeNumber.hashedDenial, ZoneRecord.TypeNumber.hashedDenialParameters:
      let owner = GoStrings.lowercased(record.owner)
      problem = "NSEC3 zone is not supported, dropping RR: \(owner) for zone: \(origin)"
    default: break
    }
    return problem == nil
  }
}
