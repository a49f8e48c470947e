/// Certificates and keys, of which the first two were recorded.
enum TLSFiles {
  /// A certificate with a key on the curve P-256.
  static let certificate =
    "-----BEGIN CERTIFICATE-----\n"
    + "MIIBijCCATGgAwIBAgIUBYIjL2ZfhMoHNGoMHhB4InV+HgAwCgYIKoZIzj0EAwIw\n"
    + "GjEYMBYGA1UEAwwPZG5zLmV4YW1wbGUub3JnMCAXDTI2MTEyNjAxNTcwOFoYDzIx\n"
    + "MjYxMTAyMDE1NzA4WjAaMRgwFgYDVQQDDA9kbnMuZXhhbXBsZS5vcmcwWTATBgcq\n"
    + "hkjOPQIBBggqhkjOPQMBBwNCAAQ3o7BwkQqJTGnrNJf99RWwT8ZbT5a4CB53cJUu\n"
    + "QcVB5DW2C49wa2FCjfnUmXhcuQfsnRzBRxIgVHhNQ8CvkyyLo1MwUTAdBgNVHQ4E\n"
    + "FgQUSlrW0WmhtYxw1IKp6wJ2t/YjOZUwHwYDVR0jBBgwFoAUSlrW0WmhtYxw1IKp\n"
    + "6wJ2t/YjOZUwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiAyNPyp\n"
    + "W+l0jsbPMsHwRhVLaVG2A+zTOPnRwezYtXfGGQIgJEhkhb5tIU7kixr4zCOBZf+C\n"
    + "+8HwAQxCSJOfUhy6Oc8=\n"
    + "-----END CERTIFICATE-----\n"

  /// The key of that certificate.
  static let key =
    "-----BEGIN PRIVATE KEY-----\n"
    + "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgfeVsqB0kDXOXsQfY\n"
    + "bItDwmnJ6Bo1WFDAasDmth620nShRANCAAQ3o7BwkQqJTGnrNJf99RWwT8ZbT5a4\n"
    + "CB53cJUuQcVB5DW2C49wa2FCjfnUmXhcuQfsnRzBRxIgVHhNQ8CvkyyL\n"
    + "-----END PRIVATE KEY-----\n"

  /// Another key on the same curve, wrapped.
  static let otherKey =
    "-----BEGIN PRIVATE KEY-----\n"
    + "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg75i02znBKew0fEJo\n"
    + "ZCbsANGihA4vqXZ68w600Sarh3uhRANCAAQZTWgNDa4DpT0QJ+3LRfV1/zkSW320\n"
    + "WqYr3k3f7yBI08cYJ0bjBKy8oEPUbv402lVRbynpt+Fg93/ItXxqls8f\n"
    + "-----END PRIVATE KEY-----\n"

  /// The same key as SEC 1 has it.
  static let otherKeyBare =
    "-----BEGIN EC PRIVATE KEY-----\n"
    + "MHcCAQEEIO+YtNs5wSnsNHxCaGQm7ADRooQOL6l2evMOtNEmq4d7oAoGCCqGSM49\n"
    + "AwEHoUQDQgAEGU1oDQ2uA6U9ECfty0X1df85Elt9tFqmK95N3+8gSNPHGCdG4wSs\n"
    + "vKBD1G7+NNpVUW8p6bfhYPd/yLV8apbPHw==\n"
    + "-----END EC PRIVATE KEY-----\n"

  /// A key on the curve P-384.
  static let widerKey =
    "-----BEGIN PRIVATE KEY-----\n"
    + "MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDC1fK1AZe2k5pzKWgxk\n"
    + "Otb1EjomDMpRy6srVLGrdkuXv+8jsU9zcoZ0UJOCe3wsWrmhZANiAARnxvxnJ2ci\n"
    + "JuRlYBNCV7OEGUDrva57R2lUtPKzlei+d0oIkh8NfhQmkf8UD/VXqTAoow7hhjiX\n"
    + "ThzwTjL7k95gUlc9WGmMdXWTrXVdAWpg+UKkkKjoobUBreW4G82UjEc=\n"
    + "-----END PRIVATE KEY-----\n"

  /// A key for Ed25519.
  static let edwardsKey =
    "-----BEGIN PRIVATE KEY-----\n"
    + "MC4CAQAwBQYDK2VwBCIEIIz3KmZwyD2VGdwiaOEigjVNJ8DBEJMbFkGQo5bOaX71\n"
    + "-----END PRIVATE KEY-----\n"

  /// The certificate of that key.
  static let edwardsCertificate =
    "-----BEGIN CERTIFICATE-----\n"
    + "MIHeMIGRoAMCAQICAgPwMAUGAytlcDANMQswCQYDVQQDDAJ4ODAgFw0yMDAxMDEw\n"
    + "MDAwMDBaGA8yMDUwMDEwMTAwMDAwMFowDTELMAkGA1UEAwwCeDgwKjAFBgMrZXAD\n"
    + "IQDJf5gO68FOhpxWP29RULMfcgcGBThvgrcHKlf8W37qa6MTMBEwDwYDVR0TAQH/\n"
    + "BAUwAwEB/zAFBgMrZXADQQA+fCTuLRcapVitaTpTfMz/ZfRHQPKGFcoAuJKf9tn9\n"
    + "RWqVSaOV05In7GGhXKE4X0qH8pUqPUO/J75j9BF5Oc0H\n"
    + "-----END CERTIFICATE-----\n"

  /// A key for X25519.
  static let exchangeKey =
    "-----BEGIN PRIVATE KEY-----\n"
    + "MC4CAQAwBQYDK2VuBCIEIAjw09jbmNJWOzROVF1T28yz+tbAICvevVNt/kyegPdM\n"
    + "-----END PRIVATE KEY-----\n"
}
