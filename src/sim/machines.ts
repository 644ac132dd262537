import type { AnyStateMachine } from 'xstate'
import { restartBackOffMachine } from './kubelet/kuberuntime/restartBackOff.machine.ts'
import { podWorkerMachine } from './kubelet/podWorker/podWorker.machine.ts'
import { probeWorkerMachine } from './kubelet/prober/probeWorker.machine.ts'
import { containerMachine } from './runtime/container.machine.ts'
import { sandboxMachine } from './runtime/sandbox.machine.ts'

/** Every machine that the simulation runs: the single definition of each, compiled by the kernel and drawn by the state graph. */
export const machines: readonly AnyStateMachine[] = [
  podWorkerMachine,
  sandboxMachine,
  containerMachine,
  restartBackOffMachine,
  probeWorkerMachine,
]
