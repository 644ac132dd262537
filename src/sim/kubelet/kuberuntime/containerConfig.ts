import { parseQuantity, quantityValue } from '../../../api/quantity/quantity.ts'
import type { Container } from '../../../api/types.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import { imageRoot } from '../../runtime/catalogue/imageRoot.ts'
import { declaredAttempts } from '../../runtime/declaredAttempts.ts'
import { FileSystem } from '../../runtime/files/fileSystem.ts'
import type { ImageFacts } from '../../runtime/images.ts'
import type { ContainerConfig } from '../../runtime/runtimeState.ts'
import { type KubeletContext, podText, type StoredPod } from '../kubeletContext.ts'
import type { VolumeManager } from '../volumes/volumeManager.ts'
import { containerEnvironment } from './environment.ts'
import { expand } from './expand.ts'
import { hostsFile } from './hostsFile.ts'
import type { PodContainers, SpecContainer } from './podContainers.ts'

/** The parts of the kubelet that a configuration needs. */
export interface ConfigTools {
  readonly volumes: VolumeManager
  readonly containers: PodContainers
}

/** What a pod with the policy ClusterFirst finds in its resolver's file. */
const resolvConf = (namespace: string): string =>
  [
    `search ${namespace}.svc.cluster.local svc.cluster.local cluster.local`,
    'nameserver 10.96.0.10',
    'options ndots:5',
    '',
  ].join('\n')

const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** What the runtime is told of a container, or why it cannot be told (CreateContainerConfigError). Models pkg/kubelet/kuberuntime/kuberuntime_container.go, generateContainerConfig (1.36). */
export function containerConfig(
  context: KubeletContext,
  tools: ConfigTools,
  pod: StoredPod,
  spec: SpecContainer,
  image: ImageFacts,
  attempt: number,
): Result<ContainerConfig, string> {
  const { container, role } = spec
  const network = context.runtime.network(pod.metadata.uid)
  const variables = containerEnvironment(context, pod, container, {
    podIp: network?.ip ?? '',
    volumes: tools.volumes.volumesOf(pod.metadata.uid),
  })
  if (!variables.ok) return variables
  const user = runAs(pod, container, image)
  if (!user.ok) return user
  const expanded = (words: readonly string[] | undefined): string[] | undefined =>
    words?.map((w) => expand(w, (name) => variables.value.get(name)))
  const command = expanded(container.command)
  const args = expanded(container.args)
  const argv = command === undefined ? [...image.entrypoint, ...(args ?? image.cmd)] : [...command, ...(args ?? [])]
  const hostname = pod.spec?.hostNetwork === true ? context.nodeName : (pod.spec?.hostname ?? pod.metadata.name)
  const env = new Map([
    ['PATH', DEFAULT_PATH],
    ['HOSTNAME', hostname],
    ...Object.entries(image.env),
    ...variables.value,
  ])
  const files = new FileSystem(imageRoot(container.image ?? '', image.source))
  if (container.securityContext?.readOnlyRootFilesystem === true) files.readOnlyRoot = true
  files.writeFile('/etc/resolv.conf', resolvConf(pod.metadata.namespace ?? 'default'))
  files.writeFile('/etc/hosts', hostsFile(pod, hostname, network?.ip ?? ''))
  files.writeFile('/etc/hostname', `${hostname}\n`)
  files.writeFile('/dev/termination-log', '')
  const mounted = tools.volumes.mountInto(pod, container, files, variables.value)
  if (!mounted.ok) return mounted
  const declared = declaredAttempts(context.scenario, pod.metadata.name, container, image)
  return ok({
    name: container.name,
    role,
    attempt,
    lane: tools.containers.laneOf(pod, container.name),
    files,
    env,
    hostname,
    ...memoryLimit(pod, container),
    request: {
      pod: pod.metadata.name,
      container: container.name,
      image: container.image ?? '',
      // a declared program stands for the image's, also where the image has none
      argv: argv.length === 0 && declared !== undefined ? [`/${container.name}`] : argv,
      commandGiven: container.command !== undefined || container.args !== undefined,
      workingDir: container.workingDir ?? image.workingDir,
      imageSource: image.source,
      uid: user.value,
      gid: container.securityContext?.runAsGroup ?? pod.spec?.securityContext?.runAsGroup ?? 0,
      stopSignal: image.stopSignal,
      declaredPorts: (container.ports ?? []).map((p) => ({ port: p.containerPort, protocol: p.protocol ?? 'TCP' })),
      ...(declared === undefined ? {} : { declared: declared[Math.min(attempt, declared.length - 1)] }),
    },
  })
}

/** The memory that a container may take: its own limit, else that of the pod as a whole. */
function memoryLimit(pod: StoredPod, container: Container): { memoryLimit?: number } {
  const limit = container.resources?.limits?.memory ?? pod.spec?.resources?.limits?.memory
  const quantity = limit === undefined ? undefined : parseQuantity(String(limit))
  return quantity?.ok ? { memoryLimit: Number(quantityValue(quantity.value)) } : {}
}

/** The user that runs the container, checked against runAsNonRoot. Models pkg/kubelet/kuberuntime/security_context.go, verifyRunAsNonRoot (1.36). */
function runAs(pod: StoredPod, container: Container, image: ImageFacts): Result<number, string> {
  const own = container.securityContext
  const shared = pod.spec?.securityContext
  const runAsUser = own?.runAsUser ?? shared?.runAsUser
  const runAsNonRoot = own?.runAsNonRoot ?? shared?.runAsNonRoot
  const about = `(pod: "${podText(pod)}", container: ${container.name})`
  if (runAsNonRoot !== true) return ok(runAsUser ?? image.uid)
  if (runAsUser !== undefined)
    return runAsUser === 0 ? err(`container's runAsUser breaks non-root policy ${about}`) : ok(runAsUser)
  if (image.user !== '' && !/^\d+$/.test(image.user))
    return err(
      `container has runAsNonRoot and image has non-numeric user (${image.user}), cannot verify user is non-root ${about}`,
    )
  return image.uid === 0 ? err(`container has runAsNonRoot and image will run as root ${about}`) : ok(image.uid)
}
