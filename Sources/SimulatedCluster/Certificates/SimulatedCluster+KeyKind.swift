import Crypto
import CryptoExtras
import X509

extension SimulatedCluster {
  /// What kind of key a certificate has.
  public enum KeyKind: String, CaseIterable, Sendable {
    /// An elliptic curve of 256 bits, which kubeadm can be told to use and k3s does.
    case p256
    /// An elliptic curve of 384 bits.
    case p384
    /// An elliptic curve of 521 bits.
    case p521
    /// Edwards-curve signatures.
    case ed25519
    /// RSA of 2,048 bits, kubeadm's default; the slowest to make.
    case rsa2048

    /// A new key of this kind.
    func makeKey() throws -> Certificate.PrivateKey {
      switch self {
      case .p256: Certificate.PrivateKey(P256.Signing.PrivateKey())
      case .p384: Certificate.PrivateKey(P384.Signing.PrivateKey())
      case .p521: Certificate.PrivateKey(P521.Signing.PrivateKey())
      case .ed25519: Certificate.PrivateKey(Curve25519.Signing.PrivateKey())
      case .rsa2048: Certificate.PrivateKey(try _RSA.Signing.PrivateKey(keySize: .bits2048))
      }
    }
  }
}
