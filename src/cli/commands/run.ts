import { parseArgs } from 'node:util'
import { parseScenario } from '../../scenario/parse.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { Trace } from '../../trace/trace.ts'
import { type ExitCode, type Host, UsageError } from '../host.ts'
import { durationOption, kubernetesVersion, seedOption } from '../options.ts'
import { eventTable } from '../outputs/eventTable.ts'
import { logLines } from '../outputs/logLines.ts'
import { podTable, podTableAt } from '../outputs/podTable.ts'
import { traceText } from '../outputs/traceText.ts'
import { parseProblems, traceProblems } from '../problems.ts'
import { recordingText, toRecording } from '../recording.ts'
import { readSourceText } from '../sourceText.ts'
import { storyOf } from '../story.ts'

const OUTPUTS = ['table', 'events', 'story', 'trace', 'recording', 'logs'] as const
type Output = (typeof OUTPUTS)[number]

/** `podarium run FILE...`: simulates the files as one scenario, and prints what happened; what is wrong with them goes to the error output. */
export function run(host: Host, args: readonly string[]): ExitCode {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      output: { type: 'string', short: 'o', default: 'table' },
      until: { type: 'string' },
      at: { type: 'string' },
      seed: { type: 'string' },
      kubernetes: { type: 'string' },
    },
  })
  if (positionals.length === 0) throw new UsageError('run needs at least one file')
  const output = OUTPUTS.find((known) => known === values.output)
  if (output === undefined) throw new UsageError(`-o is one of ${OUTPUTS.join(', ')}, not ${values.output}`)
  const at = values.at === undefined ? undefined : durationOption('--at', values.at)

  const source = readSourceText(host, positionals)
  const parsed = parseScenario(source.text)
  const scenario: Scenario = {
    ...parsed.scenario,
    ...(values.until === undefined ? {} : { duration: durationOption('--until', values.until) }),
    ...(values.seed === undefined ? {} : { seed: seedOption(values.seed) }),
    ...(values.kubernetes === undefined ? {} : { kubernetesVersion: kubernetesVersion(values.kubernetes) }),
  }
  const trace = host.simulate(scenario)
  const problems = [...parseProblems(parsed, source), ...traceProblems(trace, parsed, source)]
  for (const line of new Set(problems.map((problem) => problem.line))) host.err(line)
  host.out(printed(output, trace, scenario, at))
  return problems.some((problem) => problem.severity === 'error') ? 1 : 0
}

function printed(output: Output, trace: Trace, scenario: Scenario, at: number | undefined): string {
  const until = at ?? trace.header.duration
  switch (output) {
    case 'table':
      return at === undefined ? podTable(trace) : podTableAt(trace, at)
    case 'events':
      return eventTable(trace, until)
    case 'logs':
      return logLines(trace, until)
    case 'story':
      return storyOf(toRecording(trace, scenario))
        .filter((line) => Number.parseFloat(line) * 1000 <= until)
        .map((line) => `${line}\n`)
        .join('')
    case 'trace':
    case 'recording':
      if (at !== undefined) throw new UsageError(`--at goes with table, events, logs and story, not with ${output}`)
      return output === 'trace' ? traceText(trace) : recordingText(toRecording(trace, scenario))
  }
}
