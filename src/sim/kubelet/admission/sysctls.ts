import type { Pod } from '../../../api/types.ts'

/** What every kubelet lets pods set. Models pkg/kubelet/sysctl/safe_sysctls.go (1.36). */
const SAFE = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
])

/** The first sysctl of a pod that the kubelet does not let it set. Models pkg/kubelet/sysctl/allowlist.go, Admit (1.36). */
export function forbiddenSysctl(pod: Pod): string | undefined {
  return pod.spec?.securityContext?.sysctls?.map((s) => s.name).find((name) => !SAFE.has(name.replaceAll('/', '.')))
}
