extension ProtobufSchema {
  /// `core/v1`: the observed state of a pod.
  static let podStatus = """
    PodStatus: 17 observedGeneration int64; 1 phase string; 2 conditions []PodCondition;
      3 message string; 4 reason string; 11 nominatedNodeName string; 5 hostIP string;
      16 hostIPs []HostIP; 6 podIP string; 12 podIPs []PodIP; 7 startTime Time?;
      10 initContainerStatuses []ContainerStatus; 8 containerStatuses []ContainerStatus;
      9 qosClass string; 13 ephemeralContainerStatuses []ContainerStatus; 14 resize string;
      15 resourceClaimStatuses []PodResourceClaimStatus;
      18 extendedResourceClaimStatus PodExtendedResourceClaimStatus?;
      19 allocatedResources map Quantity; 20 resources ResourceRequirements?;
      21 nodeAllocatableResourceClaimStatuses []NodeAllocatableResourceClaimStatus;
      22 volumeHealth []PodVolumeHealth
    PodCondition: 1 type string!; 7 observedGeneration int64; 2 status string!;
      3 lastProbeTime Time; 4 lastTransitionTime Time; 5 reason string; 6 message string
    HostIP: 1 ip string!
    PodIP: 1 ip string!
    ContainerStatus: 1 name string!; 2 state ContainerState; 3 lastState ContainerState;
      4 ready bool!; 5 restartCount int32!; 6 image string!; 7 imageID string!;
      8 containerID string; 9 started bool?; 10 allocatedResources map Quantity;
      11 resources ResourceRequirements?; 12 volumeMounts []VolumeMountStatus;
      13 user ContainerUser?; 14 allocatedResourcesStatus []ResourceStatus; 15 stopSignal string?
    PodResourceClaimStatus: 1 name string!; 2 resourceClaimName string?
    PodExtendedResourceClaimStatus: 1 requestMappings []ContainerExtendedResourceRequest!;
      2 resourceClaimName string!
    NodeAllocatableResourceClaimStatus: 1 resourceClaimName string!; 2 containers []string;
      4 mapping []NodeAllocatableMappedResources; 5 overhead []NodeAllocatableOverheadResources
    PodVolumeHealth: 1 name string!; 2 healthConditions []VolumeHealthCondition;
      3 lastTransitionTime Time
    ContainerState: 1 waiting ContainerStateWaiting?; 2 running ContainerStateRunning?;
      3 terminated ContainerStateTerminated?
    VolumeMountStatus: 1 name string!; 2 mountPath string!; 3 readOnly bool;
      4 recursiveReadOnly string?; 5 volumeStatus VolumeStatus?
    ContainerUser: 1 linux LinuxContainerUser?
    ResourceStatus: 1 name string!; 2 resources []ResourceHealth
    ContainerExtendedResourceRequest: 1 containerName string!; 2 resourceName string!;
      3 requestName string!
    NodeAllocatableMappedResources: 1 name string!; 2 quantity Quantity?!
    NodeAllocatableOverheadResources: 1 name string!; 2 perPod Quantity?; 3 perContainer Quantity?
    VolumeHealthCondition: 1 status string!; 2 reason string!; 3 message string
    ContainerStateWaiting: 1 reason string; 2 message string
    ContainerStateRunning: 1 startedAt Time
    ContainerStateTerminated: 1 exitCode int32!; 2 signal int32; 3 reason string;
      4 message string; 5 startedAt Time; 6 finishedAt Time; 7 containerID string
    VolumeStatus: 1 image ImageVolumeStatus?
    LinuxContainerUser: 1 uid int64!; 2 gid int64!; 3 supplementalGroups []int64
    ResourceHealth: 1 resourceID string!; 2 health string; 6 message string?
    ImageVolumeStatus: 1 imageRef string
    """
}
