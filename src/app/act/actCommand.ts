import type { PodChoice } from './podChoices.ts'

/** What can be done to a pod from the Act menu. */
export type Action =
  | { readonly verb: 'deletePod'; readonly graceSeconds: string }
  | { readonly verb: 'killProcess'; readonly container: string; readonly signal: string }
  | { readonly verb: 'execCommand'; readonly container: string; readonly command: string }

/** The signals that are offered, as numbers that `kill` takes. */
export const SIGNALS = [
  { number: '15', name: 'SIGTERM' },
  { number: '9', name: 'SIGKILL' },
  { number: '2', name: 'SIGINT' },
  { number: '1', name: 'SIGHUP' },
  { number: '3', name: 'SIGQUIT' },
] as const

/** The entry of the scenario's timeline that does it; undefined while something is missing. */
export function actCommand(pod: PodChoice, action: Action): string | undefined {
  switch (action.verb) {
    case 'deletePod': {
      const grace = action.graceSeconds.trim()
      if (grace !== '' && !/^\d{1,6}$/.test(grace)) return undefined
      const namespace = pod.namespace === 'default' ? '' : ` --namespace=${pod.namespace}`
      return `kubectl delete pod ${pod.name}${namespace}${grace === '' ? '' : ` --grace-period=${grace}`}`
    }
    case 'killProcess':
      return `kill ${pod.name} ${action.container} ${action.signal}`
    case 'execCommand': {
      const command = action.command.trim()
      return command === '' ? undefined : `exec ${pod.name} ${action.container} ${command}`
    }
  }
}
