import type { WhyStep } from './whySteps.ts'
import type { WhyStrings } from './whyStrings.ts'

/** The rule behind a step, and where the kubelet has it. */
export interface Rule {
  readonly name: keyof WhyStrings['rules']
  /** File and function of the kubelet, under pkg/kubelet of 1.36; undefined where it is the container runtime's. */
  readonly source: string | undefined
}

const KILL: Rule = { name: 'grace', source: 'kuberuntime/kuberuntime_container.go killContainer' }
const BACK_OFF: Rule = { name: 'backOff', source: 'kuberuntime/kuberuntime_manager.go doBackOff' }
const PULL: Rule = { name: 'pull', source: 'images/image_manager.go EnsureImageExists' }
const START: Rule = { name: 'start', source: 'kuberuntime/kuberuntime_manager.go computePodActions' }
const SANDBOX: Rule = { name: 'sandbox', source: 'kuberuntime/kuberuntime_sandbox.go createPodSandbox' }

/** The rule that a step follows; undefined where none is recorded. */
export function ruleOf({ matter }: WhyStep): Rule | undefined {
  switch (matter.what) {
    case 'probe':
      return { name: matter.probe === 'readinessProbe' ? 'readiness' : 'liveness', source: 'prober/worker.go doProbe' }
    case 'timer':
      switch (matter.timer.kind) {
        case 'grace':
        case 'preStop':
          return KILL
        case 'backOff':
          return BACK_OFF
        case 'imageBackOff':
        case 'pull':
          return PULL
        case 'activeDeadline':
        case 'initialDelay':
          return undefined
      }
      return undefined
    case 'call':
      switch (matter.call.call) {
        case 'exit':
          return { name: 'exit', source: undefined }
        case 'StopContainer':
          return KILL
        case 'CreateContainer':
        case 'StartContainer':
          return START
        case 'PullImage':
          return PULL
        case 'RunPodSandbox':
          return SANDBOX
        default:
          return undefined
      }
    case 'command':
    case 'revision':
    case 'event':
    case 'log':
    case 'move':
      return undefined
  }
}

/** The step of a chain that decided it: the last one, before the selected, that a rule is known for; else the selected. */
export function decisiveStep(steps: readonly WhyStep[]): WhyStep | undefined {
  const selected = steps.at(-1)
  if (selected === undefined) return undefined
  const isProbe = (step: WhyStep): boolean => step.matter.what === 'probe' && step.matter.mark.outcome !== 'success'
  const isExit = (step: WhyStep): boolean => step.matter.what === 'call' && step.matter.call.call === 'exit'
  const isCommand = (step: WhyStep): boolean =>
    step.matter.what === 'command' && step.matter.command.entry !== undefined
  return steps.findLast((s) => isProbe(s) || isExit(s) || isCommand(s)) ?? selected
}

/** Why, in one sentence. */
export function answer(steps: readonly WhyStep[], { answer: words }: WhyStrings): string {
  const decisive = decisiveStep(steps)
  if (decisive === undefined) return words.unknown
  const { matter } = decisive
  switch (matter.what) {
    case 'probe':
      if (matter.mark.outcome === 'success') return words.passed
      switch (matter.probe) {
        case 'livenessProbe':
          return words.liveness(matter.mark.run)
        case 'startupProbe':
          return words.startup(matter.mark.run)
        case 'readinessProbe':
          return words.readiness(matter.mark.run)
      }
      return words.unknown
    case 'call':
      if (matter.call.call === 'exit') return words.exited(matter.call.detail ?? '')
      if (matter.call.error !== undefined) return words.call(matter.call.call, matter.call.error)
      return firstIsCommand(steps) ? words.applied : words.unknown
    case 'command':
      return matter.command.entry === undefined || steps.length === 1
        ? words.command
        : words.deleted(matter.command.run)
    case 'event':
      return matter.event.message
    case 'timer':
    case 'revision':
    case 'log':
    case 'move':
      return firstIsCommand(steps) ? words.applied : words.unknown
  }
}

function firstIsCommand(steps: readonly WhyStep[]): boolean {
  return steps.length > 1 && steps[0]?.matter.what === 'command'
}
