import type { Container } from '../../api/types.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { Kernel } from '../kernel/kernel.ts'
import { declaredAttempts } from './declaredAttempts.ts'
import { FileSystem } from './files/fileSystem.ts'
import { imageFacts } from './imageFacts.ts'
import { PodNetwork } from './network/podNetwork.ts'
import { chooseProgram, type ProgramOrigin } from './startProgram.ts'
import { toolNamed } from './tools/registry.ts'
import { createWorld } from './world.ts'

/** How it would be known what a container's program does in a scenario, without running it; `nothing to run` where it cannot be started. */
export function programOrigin(scenario: Scenario, pod: string, container: Container): ProgramOrigin | 'nothing to run' {
  const { command, args, image = '' } = container
  const facts = imageFacts(image, scenario.images)
  if (declaredAttempts(scenario, pod, container, facts) !== undefined) return 'declared'
  const nothing = (): undefined => undefined
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
    files: new FileSystem(),
    network: new PodNetwork(),
    cluster: { byAddress: nothing, resolve: nothing, serviceTarget: nothing } as const,
    hostname: pod,
    log: nothing,
    exited: nothing,
    notModelled: nothing,
    assumed: nothing,
  }
  const chosen = chooseProgram(createWorld(request, host, toolNamed), request)
  return 'error' in chosen ? 'nothing to run' : chosen.origin
}
