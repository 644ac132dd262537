import { parseImageName } from '../../api/imageName.ts'
import type { Container } from '../../api/types.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { Kernel } from '../kernel/kernel.ts'
import { imageRoot } from './catalogue/imageRoot.ts'
import type { ProgramOrigin } from './catalogue/knownBy.ts'
import { declaredAttempts } from './declaredAttempts.ts'
import { FileSystem } from './files/fileSystem.ts'
import { FileTree } from './files/fileTree.ts'
import { imageFacts } from './imageFacts.ts'
import { PodNetwork } from './network/podNetwork.ts'
import { chooseProgram, worldOf } from './startProgram.ts'

/** How it would be known what a container's program does in a scenario, without running it; `nothing to run` where it cannot be started, `not pulled` where there is no such image. */
export function programOrigin(
  scenario: Scenario,
  pod: string,
  container: Container,
): ProgramOrigin | 'nothing to run' | 'not pulled' {
  const { command, args, image = '' } = container
  const facts = imageFacts(image, scenario.images)
  if (!parseImageName(image).ok || facts.error !== undefined) return 'not pulled'
  if (declaredAttempts(scenario, pod, container, facts) !== undefined) return 'declared'
  const nothing = (): undefined => undefined
  const files = new FileSystem(imageRoot(image, facts.source))
  for (const { mountPath } of container.volumeMounts ?? []) files.mount(mountPath, new FileTree(), { readOnly: false })
  const request = {
    pod,
    container: container.name,
    image,
    attempt: 0,
    argv: command === undefined ? [...facts.entrypoint, ...(args ?? facts.cmd)] : [...command, ...(args ?? [])],
    commandGiven: command !== undefined || args !== undefined,
    imageSource: facts.source,
    workingDir: container.workingDir ?? facts.workingDir,
    uid: facts.uid,
    stopSignal: facts.stopSignal,
    declaredPorts: [],
  }
  const host = {
    kernel: new Kernel(scenario.seed),
    env: new Map(Object.entries(facts.env)),
    files,
    network: new PodNetwork(),
    cluster: { byAddress: nothing, resolve: nothing, serviceTarget: nothing } as const,
    hostname: pod,
    log: nothing,
    exited: nothing,
    notModelled: nothing,
    assumed: nothing,
  }
  const chosen = chooseProgram(worldOf(request, host), request)
  return 'error' in chosen ? 'nothing to run' : chosen.origin
}
