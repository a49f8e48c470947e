extension SimulatedProxy {
  /// Something that goes wrong with a request to the proxy.
  public enum Fault: Hashable, Sendable {
    /// The request is answered with this HTTP status, such as 403, 407 or 502; a SOCKS5 proxy says
    /// that its rules do not allow it.
    case refuse(status: Int)
    /// A SOCKS5 proxy answers with this reply code of RFC 1928; an HTTP proxy with 502.
    case socksReply(UInt8)
    /// These bytes are the answer, to the first message of a SOCKS5 client; then the end.
    case answer([UInt8])
    /// There is no answer until the client gives up.
    case hang
    /// The connection is closed before anything is read from it, so that no request is logged.
    case closeAtOnce

    /// An answer that belongs to no protocol.
    public static let rubbish = Fault.answer(Array("\u{1}\u{2}rubbish\n\n".utf8))
  }
}
