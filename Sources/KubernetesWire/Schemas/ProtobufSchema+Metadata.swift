extension ProtobufSchema {
  /// `meta/v1`: what every object and list has.
  static let metadata = """
    ObjectMeta: 1 name string; 2 generateName string; 3 namespace string; 4 selfLink string;
      5 uid string; 6 resourceVersion string; 7 generation int64; 8 creationTimestamp Time~;
      9 deletionTimestamp Time?; 10 deletionGracePeriodSeconds int64?; 11 labels map string;
      12 annotations map string; 13 ownerReferences []OwnerReference; 14 finalizers []string;
      17 managedFields []ManagedFieldsEntry
    ListMeta: 1 selfLink string; 2 resourceVersion string; 3 continue string;
      4 remainingItemCount int64?; 5 shardInfo ShardInfo?
    Status: 1 metadata ListMeta; 2 status string; 3 message string; 4 reason string;
      5 details StatusDetails?; 6 code int32
    LabelSelector: 1 matchLabels map string; 2 matchExpressions []LabelSelectorRequirement
    OwnerReference: 5 apiVersion string!; 1 kind string!; 3 name string!; 4 uid string!;
      6 controller bool?; 7 blockOwnerDeletion bool?
    ManagedFieldsEntry: 1 manager string; 2 operation string; 3 apiVersion string; 4 time Time?;
      6 fieldsType string; 7 fieldsV1 FieldsV1?; 8 subresource string
    ShardInfo: 1 selector string!
    StatusDetails: 1 name string; 2 group string; 3 kind string; 6 uid string;
      4 causes []StatusCause; 5 retryAfterSeconds int32
    LabelSelectorRequirement: 1 key string!; 2 operator string!; 3 values []string
    StatusCause: 1 reason string; 2 message string; 3 field string
    """
}
