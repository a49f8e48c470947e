public import KubernetesClient
public import KubernetesWire
import Synchronization

/// What is told of a recorded event.
public enum RecordedChange: Sendable {
  /// An object that is in the store from now on, as the JSON of its ``StoredObject/record(into:)``.
  case stored([UInt8])
  /// An object that is gone.
  case deleted(ObjectKey)
  /// A complete state.
  case listed(resourceVersion: String, isFirst: Bool)
  /// A failure.
  case failed(ClientError)
  /// A watch that is open again.
  case resumed(after: Duration)
}

/// An informer that can take the state of another one that was recorded, in place of running.
public protocol RestorableInformer: Informer {
  /// Has this status from now on, but for the count of objects, which is the store's.
  func restore(_ status: InformerStatus)
  /// Stores the objects of which `read` calls back with the JSON of their
  /// ``StoredObject/record(into:)``.
  ///
  /// Gives the places of those that cannot be read, with the reason.
  func restore(
    _ read: (_ take: (UnsafeRawBufferPointer) -> Void) throws(ClientError) -> Void
  ) throws(ClientError) -> [(index: Int, error: DecodeError)]
  /// Plays what happened to the store and its observers; throws where an object cannot be read.
  func replay(_ change: RecordedChange) throws(DecodeError)
}

extension SharedInformer: RestorableInformer {
  /// How many objects are stored under one lock.
  private static var restoredAtOnce: Int { 256 }

  /// Has this status from now on, but for the count of objects, which is the store's.
  public func restore(_ status: InformerStatus) {
    let waiters = state.withLock { state in
      state.restored = status
      guard status.hasSynced else { return [CheckedContinuation<Void, any Error>]() }
      defer { state.waiters = [:] }
      return Array(state.waiters.values)
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Stores the objects of which `read` calls back with the JSON; gives those that cannot be read.
  public func restore(
    _ read: (_ take: (UnsafeRawBufferPointer) -> Void) throws(ClientError) -> Void
  ) throws(ClientError) -> [(index: Int, error: DecodeError)] {
    let decoder = JSONObjectDecoder(specification.projection)
    var batch = StoreBatch<Object>()
    var failures: [(index: Int, error: DecodeError)] = []
    var index = 0
    try read { bytes in
      do throws(DecodeError) {
        var object = try Object.restored(from: bytes, by: decoder)
        object.releaseSpareCapacity()
        batch.upsert(object)
      } catch {
        failures.append((index, error))
      }
      index += 1
      if batch.count >= Self.restoredAtOnce { store.apply(&batch) }
    }
    store.apply(&batch)
    return failures
  }

  /// Plays what happened to the store and its observers.
  public func replay(_ change: RecordedChange) throws(DecodeError) {
    var batch = StoreBatch<Object>()
    switch change {
    case .stored(let bytes):
      let decoder = JSONObjectDecoder(specification.projection)
      let result = bytes.withUnsafeBytes { buffer in
        Result<Object, DecodeError> { () throws(DecodeError) in
          try Object.restored(from: buffer, by: decoder)
        }
      }
      batch.upsert(try result.get())
      apply(&batch)
    case .deleted(let key):
      batch.delete(key)
      apply(&batch)
    case .listed(let version, let isFirst):
      notify(.listed(resourceVersion: version, isFirst: isFirst))
    case .failed(let error): notify(.failed(error))
    case .resumed(let duration): notify(.resumed(after: duration))
    }
  }
}
