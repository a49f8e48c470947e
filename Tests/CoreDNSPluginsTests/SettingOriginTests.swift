import Corefile
import CoreDNSPlugins
import Testing

@Suite struct SettingOriginTests {
  private func lines(_ corefile: String, _ plugin: String) throws -> [String: Int] {
    let plan = try onlyPlan(corefile)
    return try #require(plan.settingOrigins[plugin]).mapValues(\.line)
  }

  @Test func aSettingIsWhereItsPropertyStands() throws {
    let corefile = """
      .:53 {
        kubernetes cluster.local {
          kubeconfig kc
          pods verified
          noendpoints
          startup_timeout 2s
          namespace_labels env=prod
        }
      }
      """
    #expect(
      try lines(corefile, "kubernetes") == [
        "zones": 2, "kubeconfig": 3, "pods": 4, "endpoints": 5, "startupTimeoutSeconds": 6,
        "namespaceLabels": 7,
      ])
  }

  @Test func aPropertyWithSeveralArgumentsIsThePlaceOfEach() throws {
    let corefile = """
      .:53 {
        k8s_api {
          endpoint https://10.0.0.1
          tls cert key ca
          kubeconfig kc ctx
        }
      }
      """
    #expect(
      try lines(corefile, "k8s_api") == [
        "zones": 1, "endpoint": 3, "cert": 4, "key": 4, "ca": 4, "kubeconfig": 5, "context": 5,
      ])
  }

  @Test func theLastOccurrenceCounts() throws {
    let corefile = """
      .:53 {
        kubernetes cluster.local {
          ttl 5
          ttl 30
          kubeconfig kc ctx
          kubeconfig kc
        }
      }
      """
    #expect(try lines(corefile, "kubernetes") == ["zones": 2, "ttl": 4, "kubeconfig": 6])
  }

  @Test func zonesThatAreNotNamedAreTheKeysOfTheBlock() throws {
    let corefile = """
      # The cluster's names.
      cluster.local {
        podnames
        kubernetes {
          pods verified
        }
        k8s_api
      }
      """
    #expect(try lines(corefile, "podnames") == ["zones": 2])
    #expect(try lines(corefile, "kubernetes") == ["zones": 2, "pods": 5])
  }
}
