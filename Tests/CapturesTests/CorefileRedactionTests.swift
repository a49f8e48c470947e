import Testing

@testable import Captures

struct CorefileRedactionTests {
  @Test func aCorefileIsRedactedButForItsStructure() throws {
    let text = """
      # of jdoe
      secretzone:53 {
      \t# secret comment
      \tkubernetes cluster.local secret.org {\r
      \t\tnamespaces\tsecretns any # k8sapi-inspect: allow no-such-namespace for jdoe
      \t\tpods verified
      \t\tttl 30
      \t}
      \thosts /srv/secretdir/zone {
      \t\t10.1.2.3 secrethost
      \t}
      \trewrite name exact secret.example other.secret
      \ttemplate IN A secret {
      \t\tmatch "^(?P<a>[a-z0-9-]+)[.]secret[.]$"
      \t\tanswer "{{ .Name }} 60 IN A 10.1.2.3"
      \t}
      \tforward . /etc/resolv.conf 10.1.2.3:53 {$SECRET_SERVER}
      \tcache 30 # secret
      }

      """
    var words = Pseudonyms()
    let redacted = CorefileRedaction.redacted(text, &words)
    #expect(!redacted.contains("secret"), "\(redacted)")
    #expect(!redacted.contains("jdoe"))
    #expect(!redacted.contains("10.1.2.3"))
    #expect(!redacted.contains("namespaces\tn1 any"))
    for kept in [
      ":53 {", "\tkubernetes cluster.local ", "{\r\n",
      "# k8sapi-inspect: allow no-such-namespace\n",
      "\t\tpods verified\n\t\tttl 30\n", "rewrite name exact ", "template IN A ",
      "\"^(?P<a>[a-z0-9-]+)[.]n", "forward . /etc/resolv.conf ",
      "answer \"{{ .Name }} 60 IN A ", "{$SECRET_SERVER}\n", "\tcache 30 \n}",
    ] {
      #expect(redacted.contains(kept), "\(kept) in \(redacted)")
    }
  }
}
