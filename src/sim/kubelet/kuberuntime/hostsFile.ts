import type { StoredPod } from '../kubeletContext.ts'

const OF_EVERY_HOST = [
  '127.0.0.1\tlocalhost',
  '::1\tlocalhost ip6-localhost ip6-loopback',
  'fe00::\tip6-localnet',
  'fe00::\tip6-mcastprefix',
  'fe00::1\tip6-allnodes',
  'fe00::2\tip6-allrouters',
]

/** What /etc/hosts says in a pod's containers. Models pkg/kubelet/kubelet_pods.go, managedHostsFileContent (1.36). */
export function hostsFile(pod: StoredPod, hostname: string, ip: string): string {
  const { subdomain, hostAliases = [] } = pod.spec ?? {}
  const domain =
    subdomain === undefined ? undefined : `${subdomain}.${pod.metadata.namespace ?? 'default'}.svc.cluster.local`
  const own = domain === undefined ? `${ip}\t${hostname}` : `${ip}\t${hostname}.${domain}\t${hostname}`
  const aliases = hostAliases.map((alias) => [alias.ip, ...(alias.hostnames ?? [])].join('\t'))
  const lines = ['# Kubernetes-managed hosts file.', ...OF_EVERY_HOST, own]
  if (aliases.length > 0) lines.push('', '# Entries added by HostAliases.', ...aliases)
  return `${lines.join('\n')}\n`
}
