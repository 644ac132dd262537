import type { Service } from '../../../api/types.ts'
import type { KubeletContext, StoredPod } from '../kubeletContext.ts'

/** The service that every pod is told of, whatever it says of service links. */
const MASTER = { name: 'kubernetes', namespace: 'default' }

/** The variables that tell a container of the services of its namespace that have an address. Models pkg/kubelet/envvars/envvars.go, FromServices, and pkg/kubelet/kubelet_pods.go, getServiceEnvVarMap (1.36). */
export function serviceVariables(context: KubeletContext, pod: StoredPod): Map<string, string> {
  const variables = new Map<string, string>()
  const links = pod.spec?.enableServiceLinks !== false
  for (const service of context.store.list<Service>('Service')) {
    const { name = '', namespace = '' } = service.metadata
    const { clusterIP } = service.spec ?? {}
    if (clusterIP === undefined || clusterIP === '' || clusterIP === 'None') continue
    const isMaster = name === MASTER.name && namespace === MASTER.namespace
    if (isMaster ? !variables.has('KUBERNETES_SERVICE_HOST') : links && namespace === pod.metadata.namespace)
      addService(variables, name, clusterIP, service)
  }
  return variables
}

function addService(variables: Map<string, string>, name: string, address: string, { spec }: Service): void {
  const prefix = variableName(name)
  const ports = spec?.ports ?? []
  const [first] = ports
  variables.set(`${prefix}_SERVICE_HOST`, address)
  if (first === undefined) return
  variables.set(`${prefix}_SERVICE_PORT`, String(first.port))
  for (const { name: portName, port } of ports)
    if (portName !== undefined && portName !== '')
      variables.set(`${prefix}_SERVICE_PORT_${variableName(portName)}`, String(port))
  for (const { port, protocol = 'TCP' } of ports) {
    const url = `${protocol.toLowerCase()}://${address}:${port}`
    const portPrefix = `${prefix}_PORT_${port}_${protocol}`
    if (!variables.has(`${prefix}_PORT`)) variables.set(`${prefix}_PORT`, url)
    variables.set(portPrefix, url)
    variables.set(`${portPrefix}_PROTO`, protocol.toLowerCase())
    variables.set(`${portPrefix}_PORT`, String(port))
    variables.set(`${portPrefix}_ADDR`, address)
  }
}

const variableName = (name: string): string => name.replaceAll('-', '_').toUpperCase()
