/// The key files of the recorded cases.
enum KeyMaterial {
  /// A key that signs keys, with the tag 20060.
  static let keySigning =
    "example.org. 3600 IN DNSKEY 257 3 13 GZ5xdJQajFeTmNQNeFqokJvhYr5EG9Z20zDnYUy"
    + "J98mswUZye4vD4MQdjURiLflKlvKR5EnCo2Tl9BxIHbvorg==\n"

  /// Its private part.
  static let keySigningPrivate =
    "Private-key-format: v1.3\n"
    + "Algorithm: 13 (ECDSAP256SHA256)\n"
    + "PrivateKey: UC6S/c6MNm8MuJcqXwwqR2ZyQLjIw0sNVtRfTD4NBlw=\n"

  /// A key of a zone.
  static let zone =
    "example.org. 3600 IN DNSKEY 256 3 13 fXzjRN/uittssjyHfqSCBufjPQuiEorW1BcjxZs"
    + "+OFjlpo+J0eCpEs1kGRsLsptGchYCGzmykVYQjL/OJ5hlvQ==\n"

  /// Its private part.
  static let zonePrivate =
    "Private-key-format: v1.3\n"
    + "Algorithm: 13 (ECDSAP256SHA256)\n"
    + "PrivateKey: SqXquP9DZNQ7/ftfeLghuG+xCiQ0K2cXimdRA1Eprv4=\n"
}
