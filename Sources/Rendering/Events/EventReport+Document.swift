import KubernetesWire
import Inspection

extension EventReport {
  /// The bare name: `pod/team-0007/app-1`, or `pod` for what is about the whole watch.
  var name: String {
    switch change {
    case .added(let object), .updated(let object, _, _), .deleted(let object):
      "\(watch)/\(object.key)"
    case .listed, .failed, .back, .missed: watch
    }
  }

  /// The stable shape of an event.
  var document: JSONValue {
    var members: [(String, JSONValue)] = [
      ("time", .string(WallClock.timestamp(time))), ("event", .string(change.word)),
      identity.member, ("watch", .string(watch)),
    ]
    switch change {
    case .added(let object), .deleted(let object):
      members += object.eventMembers + [("object", .object(object.fields))]
    case .updated(let object, let oldVersion, let changes):
      members += object.eventMembers + [("oldResourceVersion", .string(oldVersion))]
      members.append(("changes", .array(changes.map(\.eventDocument))))
      members.append(("object", .object(object.fields)))
    case .listed(let objects, let version, _):
      members += [("objects", .count(objects)), ("resourceVersion", .string(version))]
    case .failed(let failure): members.append(("error", .failure(failure)))
    case .back(let failing): members.append(("failedForSeconds", .seconds(failing)))
    case .missed(let count): members.append(("missed", .count(count)))
    }
    return .members(members)
  }
}

extension ObjectReport {
  fileprivate var eventMembers: [(String, JSONValue)] {
    [("key", .string(key)), ("resourceVersion", .string(resourceVersion))]
  }
}

extension FieldDifference {
  fileprivate var eventDocument: JSONValue {
    .members([("path", .string(path)), ("old", old ?? .null), ("new", new ?? .null)])
  }
}
