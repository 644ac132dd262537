import { parseArgs } from 'node:util'
import { parseScenario } from '../../scenario/parse.ts'
import { type ExitCode, type Host, UsageError } from '../host.ts'
import { corpusCounts, type EndedManifest } from '../outputs/corpusCounts.ts'
import { podTable } from '../outputs/podTable.ts'
import { countPrograms, programLines } from '../outputs/programCounts.ts'
import { parseProblems, traceProblems } from '../problems.ts'
import { readSourceText } from '../sourceText.ts'

const SLOWEST = 5

/** `podarium corpus FOLDER [-o json]`: simulates every manifest below a folder, and counts how they end. A breakdown makes it end with 1. */
export function corpus(host: Host, args: readonly string[]): ExitCode {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { output: { type: 'string', short: 'o', default: 'text' } },
  })
  const [folder, ...more] = positionals
  if (folder === undefined || more.length > 0) throw new UsageError('corpus needs one folder')
  if (values.output !== 'text' && values.output !== 'json')
    throw new UsageError(`-o is text or json, not ${values.output}`)
  const ended = simulateBelow(host, folder)
  const counts = corpusCounts(ended)
  if (values.output === 'json') host.out(`${JSON.stringify(counts, null, 2)}\n`)
  else {
    const slowest = [...ended].sort((a, b) => b.span - a.span).slice(0, SLOWEST)
    const lines = [
      `${counts.manifests} manifests: ${counts.withPods} with pods to show, ${counts.withoutPods} without pods, ` +
        `${counts.refused} refused, ${counts.crashed} broke down; ${counts.slow} took more than 2 s`,
      ...slowest.map(({ file, span }) => `${span.toFixed(0).padStart(6)} ms  ${file}`),
      ...programLines(counts, ended),
    ]
    host.out(lines.map((line) => `${line}\n`).join(''))
  }
  for (const { file, ending, reason } of ended) {
    if (ending === 'crashed') host.err(`${file}: error: the simulation broke down: ${reason}\n`)
  }
  return counts.crashed === 0 ? 0 : 1
}

/** Simulates every manifest below a folder. */
export function simulateBelow(host: Host, folder: string): EndedManifest[] {
  return host.filesBelow(folder, ['.yaml', '.yml']).map((file) => simulateFile(host, file))
}

function simulateFile(host: Host, file: string): EndedManifest {
  const began = host.clock()
  try {
    const source = readSourceText(host, [file])
    const parsed = parseScenario(source.text)
    const trace = host.simulate(parsed.scenario)
    const table = podTable(trace)
    const problems = [...parseProblems(parsed, source), ...traceProblems(trace, parsed, source)]
    const error = problems.find((problem) => problem.severity === 'error')
    const span = host.clock() - began
    const programs = countPrograms(parsed.scenario, trace)
    if (table !== '') return { file, ending: 'withPods', span, programs }
    if (error === undefined) return { file, ending: 'withoutPods', span, programs }
    return { file, ending: 'refused', span, programs, reason: error.line }
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { file, ending: 'crashed', span: host.clock() - began, reason }
  }
}
