"""Lines that are completed the same way in every shell: what is typed, and what is offered."""

WATCHES = {"endpoints", "namespace", "pod", "service"}

# The line, and all candidates at its end.
EXACT = [
    ("k8sapi-inspect que", {"query"}),
    ("k8sapi-inspect --demo que", {"query"}),
    ("k8sapi-inspect -f other/Corefile sy", {"sync"}),
    ("k8sapi-inspect query ", WATCHES),
    ("k8sapi-inspect query p", {"pod"}),
    ("k8sapi-inspect query pod ", {"PodIP"}),
    ("k8sapi-inspect query -o json service ", {"NameNamespace", "ServiceIP"}),
    ("k8sapi-inspect -f other/Corefile query service ServiceE", {"ServiceExternalIP"}),
    ("k8sapi-inspect query -f other/Corefile service ServiceE", {"ServiceExternalIP"}),
    ("k8sapi-inspect query -f 'other/Corefile' service ServiceE", {"ServiceExternalIP"}),
    ("k8sapi-inspect -f other/Corefile query ", WATCHES - {"pod"}),
    ("k8sapi-inspect -f broken query ", set()),
    ("k8sapi-inspect -f missing query ", set()),
    ("k8sapi-inspect -f waiting query ", set()),
    ("k8sapi-inspect -f - query ", set()),
    ("k8sapi-inspect --only pod,s", {"pod,service"}),
    ("k8sapi-inspect --only pod,", {"pod,endpoints", "pod,namespace", "pod,service"}),
    ("k8sapi-inspect watches --context pro", {"production"}),
    ("k8sapi-inspect --kubeconfig kubeconfig --context s", {"staging"}),
    ("k8sapi-inspect --server-block .", {".:53"}),
    ("k8sapi-inspect -o ", {"table", "wide", "json", "yaml", "name", "github", "junit", "sarif"}),
    ("k8sapi-inspect list pod --sort", {"--sort-by"}),
    ("k8sapi-inspect --no-h", {"--no-headers"}),
]
