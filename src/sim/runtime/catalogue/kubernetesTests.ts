import { type CatalogueEntry, GO_SIGNALS, IGNORES_SIGNALS, LEAVES_CLEANLY } from './entry.ts'

/** Images that Kubernetes' own tests and examples are made of. */
export const kubernetesTests: readonly CatalogueEntry[] = [
  {
    repositories: ['pause', 'kubernetes/pause', 'rancher/pause', 'rancher/mirrored-pause'],
    // source: kubernetes/kubernetes, build/pause
    system: 'none',
    entrypoint: ['/pause'],
    user: '65535:65535',
    uid: 65535,
    megabytes: 0.320368,
    services: [{ names: ['/pause'], startUp: 0, onSignal: { TERM: 0, INT: 0 }, stream: 'stderr' }],
  },
  {
    repositories: ['agnhost'],
    // source: kubernetes/kubernetes, test/images/agnhost
    system: 'alpine',
    entrypoint: ['/agnhost'],
    cmd: ['pause'],
    megabytes: 53,
    tools: { '/agnhost': 'agnhost', bash: 'bash', curl: 'curl' },
  },
  {
    repositories: ['liveness'],
    // source: kubernetes/kubernetes, test/images/agnhost/liveness
    system: 'none',
    cmd: ['/server'],
    megabytes: 5,
    tools: { '/server': 'agnhost' },
  },
  {
    repositories: ['serve_hostname', 'serve-hostname'],
    // source: kubernetes/kubernetes, test/images/agnhost/serve-hostname
    system: 'busybox',
    entrypoint: ['/serve_hostname'],
    megabytes: 5,
    services: [
      {
        names: ['/serve_hostname'],
        startUp: 30,
        ports: ['9376/HTTP'],
        portOptions: ['-port', '--port'],
        onSignal: GO_SIGNALS,
      },
    ],
  },
  {
    repositories: ['echoserver', 'inanimate/echo-server', 'mendhak/http-https-echo'],
    // source: kubernetes/kubernetes, test/images/echoserver
    system: 'alpine',
    cmd: ['/usr/local/bin/run.sh'],
    megabytes: 35,
    services: [
      {
        names: ['/usr/local/bin/run.sh', 'nginx'],
        startUp: 100,
        ports: ['8080/HTTP', '8443/HTTP'],
        onSignal: LEAVES_CLEANLY,
      },
    ],
  },
  {
    repositories: ['netexec'],
    // source: kubernetes/kubernetes, test/images/agnhost/netexec
    system: 'alpine',
    entrypoint: ['/netexec'],
    megabytes: 2,
    services: [
      {
        names: ['/netexec'],
        startUp: 30,
        ports: ['8080/HTTP', '8081/UDP'],
        portOptions: ['--http-port'],
        onSignal: GO_SIGNALS,
      },
    ],
  },
  {
    repositories: ['test-webserver'],
    // source: kubernetes/kubernetes, test/images/agnhost/test-webserver
    system: 'none',
    entrypoint: ['/test-webserver'],
    megabytes: 2,
    services: [{ names: ['/test-webserver'], startUp: 20, ports: ['80/HTTP'], onSignal: GO_SIGNALS }],
  },
  {
    repositories: ['goproxy'],
    // source: kubernetes/kubernetes, test/images/goproxy
    system: 'none',
    cmd: ['/goproxy'],
    megabytes: 2,
    services: [{ names: ['/goproxy'], startUp: 20, ports: ['8080/TCP'], onSignal: GO_SIGNALS }],
  },
  {
    repositories: ['sample-device-plugin'],
    // source: kubernetes/kubernetes, test/images/sample-device-plugin
    system: 'none',
    entrypoint: ['/sampledeviceplugin'],
    cmd: ['-alsologtostderr'],
    megabytes: 5,
    services: [{ names: ['/sampledeviceplugin'], startUp: 20, onSignal: { TERM: 0, INT: 0 } }],
  },
  {
    repositories: ['cuda-vector-add'],
    // source: kubernetes/kubernetes, test/images/cuda-vector-add
    system: 'debian',
    cmd: ['./vectorAdd'],
    megabytes: 800,
    tasks: [
      {
        names: ['./vectorAdd', 'vectorAdd'],
        takes: 500,
        prints: [
          '[Vector addition of 50000 elements]',
          'Copy input data from the host memory to the CUDA device',
          'CUDA kernel launch with 196 blocks of 256 threads',
          'Copy output data from the CUDA device to the host memory',
          'Test PASSED',
          'Done',
        ],
      },
    ],
  },
  {
    repositories: ['conformance', 'logexporter'],
    // source: kubernetes/kubernetes, cluster/images/conformance
    system: 'debian',
    cmd: ['/run_e2e.sh'],
    megabytes: 120,
    services: [{ names: ['/run_e2e.sh', 'logexporter'], startUp: 500, onSignal: GO_SIGNALS }],
  },
  {
    repositories: ['example-dns-backend', 'example-dns-frontend'],
    // source: kubernetes/examples, staging/cluster-dns
    system: 'debian',
    cmd: ['python', 'server.py'],
    megabytes: 200,
    services: [{ names: ['python'], startUp: 300, ports: ['8000/HTTP'], onSignal: IGNORES_SIGNALS }],
  },
  {
    repositories: ['explorer'],
    // source: kubernetes/examples, staging/explorer
    system: 'none',
    entrypoint: ['/explorer'],
    megabytes: 3,
    services: [
      { names: ['/explorer'], startUp: 20, ports: ['8080/HTTP'], portOptions: ['-port'], onSignal: GO_SIGNALS },
    ],
  },
  {
    repositories: ['volume-nfs', 'volume/nfs'],
    // source: kubernetes/kubernetes, test/images/volume/nfs
    system: 'redhat',
    entrypoint: ['/usr/local/bin/run_nfs.sh'],
    cmd: ['/exports', '/'],
    megabytes: 95,
    services: [
      {
        names: ['/usr/local/bin/run_nfs.sh'],
        startUp: 1500,
        ports: ['2049/TCP', '20048/TCP', '111/TCP'],
        onSignal: { TERM: 0 },
      },
    ],
  },
  {
    repositories: ['spark', 'zeppelin', 'mattf/storm-worker', 'mattf/storm-nimbus'],
    // source: kubernetes/examples, staging/spark and staging/storm
    system: 'debian',
    cmd: ['/opt/start'],
    megabytes: 500,
    services: [
      {
        names: ['/start-master'],
        startUp: 3000,
        ports: ['7077/TCP', '8080/HTTP'],
        onSignal: { TERM: 143, INT: 130 },
      },
      { names: ['/start-worker'], startUp: 3000, ports: ['8081/HTTP'], onSignal: { TERM: 143, INT: 130 } },
      { names: ['/opt/start'], startUp: 3000, onSignal: { TERM: 143, INT: 130 } },
    ],
  },
  {
    repositories: ['elsonrodriguez/spark-ui-proxy'],
    // source: aseigneurin/spark-ui-proxy, Dockerfile
    system: 'alpine',
    entrypoint: ['python', '/spark-ui-proxy.py'],
    megabytes: 20,
    services: [{ names: ['python'], startUp: 300, ports: ['80/HTTP'], onSignal: IGNORES_SIGNALS }],
  },
  {
    repositories: ['servicelb'],
    // source: kubernetes/contrib, service-loadbalancer
    system: 'debian',
    entrypoint: ['/service-loadbalancer'],
    megabytes: 90,
    services: [
      { names: ['/service-loadbalancer'], startUp: 500, ports: ['80/HTTP', '1936/HTTP'], onSignal: GO_SIGNALS },
    ],
  },
  {
    repositories: ['galera-install', 'cockroachdb/cockroach-k8s-init'],
    // source: kubernetes/contrib, peer-finder and pets
    system: 'alpine',
    entrypoint: ['/install'],
    megabytes: 5,
    tasks: [
      { names: ['/install'], takes: 200 },
      { names: ['/peer-finder'], takes: 1000 },
    ],
  },
  {
    repositories: ['mysql-e2e-test'],
    // source: kubernetes/kubernetes, test/images/pets
    system: 'none',
    entrypoint: ['/server'],
    megabytes: 5,
    services: [{ names: ['/server'], startUp: 50, ports: ['8080/HTTP'], onSignal: GO_SIGNALS }],
  },
]
