import type { Trace } from '../trace.ts'

/** What a command of the timeline complained about: its refusal where it failed, and each warning. */
export interface CommandProblem {
  /** The index of the command's entry in `spec.timeline`. */
  readonly entry: number
  readonly severity: 'error' | 'warning'
  /** As it stands on standard error, without the end of its line. */
  readonly message: string
}

const WARNING = /^Warning: (.*)$/gm

/** What the commands of the timeline complained about, in their order. */
export function commandProblems(trace: Trace): CommandProblem[] {
  return trace.commands.flatMap(({ entry, stderr, code }) => {
    if (entry === undefined) return []
    const warnings = [...stderr.matchAll(WARNING)].map(([, message = '']): CommandProblem => {
      return { entry, severity: 'warning', message }
    })
    const refusal = stderr.replace(WARNING, '').trim()
    if (code === 0 || refusal === '') return warnings
    return [...warnings, { entry, severity: 'error', message: refusal }]
  })
}
