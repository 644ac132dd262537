import {
  type CatalogueEntry,
  GO_SIGNALS,
  IGNORES_SIGNALS,
  type Reactions,
  type ServicePort,
  type System,
} from './entry.ts'

const STOPS: Reactions = { TERM: 0, INT: 0 }

/** A component: one program, as a rule in Go, in an image of little else. */
interface Component {
  readonly repositories: readonly string[]
  readonly program: string
  readonly ports?: readonly ServicePort[]
  readonly portOptions?: readonly string[]
  readonly onSignal?: Reactions
  readonly system?: System
  readonly megabytes?: number
  readonly startUp?: number
}

const COMPONENTS: readonly Component[] = [
  {
    repositories: ['kube-apiserver'],
    // source: kubernetes/kubernetes, build/server-image
    program: '/usr/local/bin/kube-apiserver',
    ports: ['6443/HTTP'],
    portOptions: ['--secure-port'],
    onSignal: STOPS,
    system: 'busybox',
    startUp: 3000,
  },
  {
    repositories: ['kube-controller-manager'],
    // source: kubernetes/kubernetes, build/server-image
    program: '/usr/local/bin/kube-controller-manager',
    ports: ['10257/HTTP'],
    onSignal: GO_SIGNALS,
    system: 'busybox',
  },
  {
    repositories: ['kube-scheduler', 'my-gcp-project/my-kube-scheduler'],
    // source: kubernetes/kubernetes, build/server-image
    program: '/usr/local/bin/kube-scheduler',
    ports: ['10259/HTTP'],
    onSignal: STOPS,
    system: 'busybox',
  },
  {
    repositories: ['cloud-controller-manager'],
    // source: kubernetes/cloud-provider
    program: '/usr/local/bin/cloud-controller-manager',
    ports: ['10258/HTTP'],
    system: 'busybox',
  },
  {
    repositories: ['kube-proxy'],
    // source: kubernetes/kubernetes, build/server-image/kube-proxy
    program: '/usr/local/bin/kube-proxy',
    ports: ['10256/HTTP', '10249/HTTP'],
    system: 'debian',
  },
  {
    repositories: ['coredns', 'coredns/coredns'],
    // source: coredns/coredns, Dockerfile
    program: '/coredns',
    ports: ['53/UDP', '8080/HTTP', '8181/HTTP', '9153/HTTP'],
    onSignal: STOPS,
  },
  {
    repositories: ['k8s-dns-node-cache', 'dns/k8s-dns-node-cache'],
    // source: kubernetes/dns, cmd/node-cache
    program: '/node-cache',
    ports: ['53/UDP', '8080/HTTP', '9253/HTTP'],
    onSignal: STOPS,
  },
  {
    repositories: ['k8s-dns-kube-dns'],
    // source: kubernetes/dns, cmd/kube-dns
    program: '/kube-dns',
    ports: ['10053/UDP', '8081/HTTP', '10055/HTTP'],
    onSignal: STOPS,
  },
  {
    repositories: ['k8s-dns-dnsmasq-nanny'],
    // source: kubernetes/dns, cmd/dnsmasq-nanny
    program: '/dnsmasq-nanny',
    ports: ['53/UDP'],
    onSignal: STOPS,
    system: 'alpine',
  },
  {
    repositories: ['k8s-dns-sidecar'],
    // source: kubernetes/dns, cmd/sidecar
    program: '/sidecar',
    ports: ['10054/HTTP'],
    onSignal: STOPS,
  },
  {
    repositories: ['metrics-server', 'metrics-server/metrics-server'],
    // source: kubernetes-sigs/metrics-server, Dockerfile
    program: '/metrics-server',
    ports: ['10250/HTTP', '443/HTTP', '4443/HTTP'],
    portOptions: ['--secure-port'],
    onSignal: STOPS,
    startUp: 1000,
  },
  {
    repositories: ['kube-state-metrics', 'kube-state-metrics/kube-state-metrics'],
    // source: kubernetes/kube-state-metrics, Dockerfile
    program: '/kube-state-metrics',
    ports: ['8080/HTTP', '8081/HTTP'],
    onSignal: STOPS,
  },
  {
    repositories: ['kubernetesui/dashboard', 'kubernetes-dashboard'],
    // source: kubernetes/dashboard, aio/Dockerfile
    program: '/dashboard',
    ports: ['8443/HTTP', '9090/HTTP'],
    onSignal: GO_SIGNALS,
    megabytes: 75,
  },
  {
    repositories: ['kubernetesui/metrics-scraper'],
    // source: kubernetes-sigs/dashboard-metrics-scraper
    program: '/metrics-sidecar',
    ports: ['8000/HTTP'],
  },
  {
    repositories: ['cluster-proportional-autoscaler', 'cpa/cluster-proportional-autoscaler'],
    // source: kubernetes-sigs/cluster-proportional-autoscaler
    program: '/cluster-proportional-autoscaler',
    ports: ['8080/HTTP'],
  },
  {
    repositories: ['cpvpa'],
    // source: kubernetes-sigs/cluster-proportional-vertical-autoscaler
    program: '/cpvpa',
  },
  // source: kubernetes/autoscaler, addon-resizer
  { repositories: ['addon-resizer'], program: '/pod_nanny' },
  {
    repositories: ['cluster-autoscaler', 'autoscaling/cluster-autoscaler'],
    // source: kubernetes/autoscaler, cluster-autoscaler
    program: '/cluster-autoscaler',
    ports: ['8085/HTTP'],
  },
  {
    repositories: ['event-exporter'],
    // source: GoogleCloudPlatform/k8s-stackdriver, event-exporter
    program: '/event-exporter',
    ports: ['80/HTTP'],
  },
  {
    repositories: ['prometheus-to-sd'],
    // source: GoogleCloudPlatform/k8s-stackdriver, prometheus-to-sd
    program: '/monitor',
    ports: ['6060/HTTP'],
  },
  {
    repositories: ['fluentd-gcp-scaler'],
    // source: GoogleCloudPlatform/k8s-stackdriver, fluentd-gcp-scaler
    program: '/scaler.sh',
    onSignal: IGNORES_SIGNALS,
    system: 'debian',
  },
  {
    repositories: ['node-problem-detector', 'node-problem-detector/node-problem-detector'],
    // source: kubernetes/node-problem-detector, Dockerfile
    program: '/node-problem-detector',
    ports: ['20256/HTTP'],
    onSignal: STOPS,
    system: 'debian',
    megabytes: 45,
  },
  {
    repositories: ['ip-masq-agent', 'networking/ip-masq-agent'],
    // source: kubernetes-sigs/ip-masq-agent
    program: '/ip-masq-agent',
  },
  {
    repositories: [
      'metadata-proxy',
      'gke-node-termination-handler',
      'nvidia-gpu-device-plugin',
      'google/apparmor-loader',
    ],
    // source: kubernetes/kubernetes, cluster/addons
    program: '/usr/bin/nvidia-gpu-device-plugin',
  },
  {
    repositories: ['kube-addon-manager'],
    // source: kubernetes/kubernetes, cluster/addons/addon-manager
    program: '/opt/kube-addons.sh',
    onSignal: IGNORES_SIGNALS,
    system: 'debian',
  },
  {
    repositories: ['kas-network-proxy/proxy-agent', 'proxy-agent'],
    // source: kubernetes-sigs/apiserver-network-proxy
    program: '/proxy-agent',
    ports: ['8093/HTTP', '8094/HTTP'],
  },
  {
    repositories: ['etcd-version-monitor', 'etcd-empty-dir-cleanup'],
    // source: kubernetes/kubernetes, cluster/images/etcd-version-monitor
    program: '/etcd-version-monitor',
    ports: ['9101/HTTP'],
  },
  {
    repositories: ['defaultbackend', 'ingress-gce-404-server-with-metrics'],
    // source: kubernetes/ingress-gce, cmd/404-server-with-metrics
    program: '/server',
    ports: ['8080/HTTP'],
    onSignal: STOPS,
  },
  {
    repositories: [
      'csi-provisioner',
      'csi-attacher',
      'csi-resizer',
      'csi-snapshotter',
      'snapshot-controller',
      'csi-node-driver-registrar',
    ],
    // source: kubernetes-csi, release-tools
    program: '/csi-sidecar',
  },
  {
    repositories: ['livenessprobe'],
    // source: kubernetes-csi/livenessprobe
    program: '/livenessprobe',
    ports: ['9808/HTTP'],
    portOptions: ['--health-port'],
  },
  {
    repositories: ['hostpathplugin', 'mock-driver', 'gcp-compute-persistent-disk-csi-driver'],
    // source: kubernetes-csi/csi-driver-host-path
    program: '/csi-driver',
    system: 'debian',
  },
  {
    repositories: ['projectcalico-org/node', 'calico/node'],
    // source: projectcalico/calico, node/Dockerfile
    program: 'start_runit',
    ports: ['9099/HTTP'],
    onSignal: STOPS,
    system: 'redhat',
    megabytes: 80,
  },
  {
    repositories: ['projectcalico-org/typha', 'calico/typha'],
    // source: projectcalico/calico, typha/docker-image
    program: 'calico-typha',
    ports: ['5473/TCP', '9098/HTTP'],
    onSignal: STOPS,
  },
  {
    repositories: ['flannel/flannel', 'rancher/mirrored-flannelcni-flannel'],
    // source: flannel-io/flannel, images
    program: '/opt/bin/flanneld',
    onSignal: STOPS,
    system: 'alpine',
  },
  {
    repositories: ['nfvpe/sriov-device-plugin'],
    // source: k8snetworkplumbingwg/sriov-network-device-plugin
    program: '/entrypoint.sh',
    onSignal: STOPS,
    system: 'alpine',
  },
  {
    repositories: ['openpolicyagent/opa'],
    // source: open-policy-agent/opa, Dockerfile
    program: '/opa',
    ports: ['8181/HTTP'],
    onSignal: STOPS,
    megabytes: 12,
  },
  // source: open-policy-agent/kube-mgmt
  { repositories: ['openpolicyagent/kube-mgmt'], program: '/kube-mgmt' },
  {
    repositories: ['openshift/origin'],
    // source: openshift/origin, images/origin
    program: '/usr/bin/openshift',
    ports: ['8443/HTTP'],
    system: 'redhat',
    megabytes: 250,
    startUp: 5000,
  },
  {
    repositories: ['connordoyle/cpuset-visualizer'],
    // source: ConnorDoyle/cpuset-visualizer
    program: '/cpuset-visualizer',
    ports: ['80/HTTP'],
  },
  {
    repositories: ['bprashanth/kubectl', 'bitnami/kubectl', 'rancher/kubectl', 'alpine/k8s', 'kubectl'],
    // source: kubernetes/kubernetes, build/server-image/kubectl
    program: 'kubectl',
    ports: ['8001/HTTP'],
    system: 'debian',
  },
]

/** What clusters themselves are made of. */
export const kubernetesComponents: readonly CatalogueEntry[] = COMPONENTS.map(
  ({ repositories, program, ports, portOptions, onSignal, system, megabytes, startUp }) => ({
    repositories,
    system: system ?? 'none',
    entrypoint: [program],
    megabytes: megabytes ?? 20,
    services: [
      {
        names: [program],
        startUp: startUp ?? 200,
        onSignal: onSignal ?? GO_SIGNALS,
        ...(ports && { ports }),
        ...(portOptions && { portOptions }),
        stream: 'stderr',
      },
    ],
  }),
)
