import type { Millis } from '../../base/millis.ts'
import { recordsOfKind, rowOf, timeOf } from '../../trace/queries/traceIndex.ts'
import type { Trace } from '../../trace/trace.ts'

/** What all containers wrote until an instant, a line each: seconds from the start, pod and container (with its attempt from the first restart on), text; standard error has a `!` before it. */
export function logLines(trace: Trace, until: Millis): string {
  let text = ''
  for (const record of recordsOfKind(trace, 'log')) {
    const line = trace.logs[rowOf(trace, record)]
    if (line === undefined || timeOf(trace, record) > until) continue
    const attempt = line.attempt === 0 ? '' : `#${line.attempt}`
    const said = line.stream === 'stderr' ? `! ${line.text}` : line.text
    text += `${(timeOf(trace, record) / 1000).toFixed(3).padStart(9)}  [${line.pod} ${line.container}${attempt}] ${said}\n`
  }
  return text
}
