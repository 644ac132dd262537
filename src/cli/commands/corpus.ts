import { parseScenario } from '../../scenario/parse.ts'
import { type ExitCode, type Host, UsageError } from '../host.ts'
import { podTable } from '../outputs/podTable.ts'
import { type CountedPrograms, countPrograms, programLines } from '../outputs/programCounts.ts'
import { parseProblems, traceProblems } from '../problems.ts'
import { readSourceText } from '../sourceText.ts'

/** How a manifest ended: with something to show, with a clear error, with neither, or not at all. */
type Ending = 'table' | 'refused' | 'quiet' | 'crashed'

interface Ended {
  readonly file: string
  readonly ending: Ending
  /** Milliseconds of real time. */
  readonly span: number
  /** What its containers run; undefined where it broke down. */
  readonly programs?: CountedPrograms
  /** The first error, or what broke down. */
  readonly reason?: string
}

const SLOWEST = 5
/** Milliseconds that a reader waits without wondering. */
const PATIENCE = 2000

/** `podarium corpus FOLDER`: simulates every manifest below a folder, and counts how they end. A breakdown makes it end with 1. */
export function corpus(host: Host, args: readonly string[]): ExitCode {
  const [folder, ...more] = args
  if (folder === undefined || more.length > 0) throw new UsageError('corpus needs one folder')
  const files = host.filesBelow(folder, ['.yaml', '.yml'])
  const ended = files.map((file) => simulateFile(host, file))
  const count = (ending: Ending): number => ended.filter((each) => each.ending === ending).length
  const slowest = [...ended].sort((a, b) => b.span - a.span).slice(0, SLOWEST)
  const lines = [
    `${ended.length} manifests: ${count('table')} with pods to show, ${count('quiet')} without pods, ` +
      `${count('refused')} refused, ${count('crashed')} broke down; ` +
      `${ended.filter((each) => each.span > PATIENCE).length} took more than 2 s`,
    ...slowest.map(({ file, span }) => `${span.toFixed(0).padStart(6)} ms  ${file}`),
    ...programLines(ended.flatMap((each) => each.programs ?? [])),
  ]
  host.out(lines.map((line) => `${line}\n`).join(''))
  for (const { file, ending, reason } of ended) {
    if (ending === 'crashed') host.err(`${file}: error: the simulation broke down: ${reason}\n`)
  }
  return count('crashed') === 0 ? 0 : 1
}

function simulateFile(host: Host, file: string): Ended {
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
    if (table !== '') return { file, ending: 'table', span, programs }
    if (error === undefined) return { file, ending: 'quiet', span, programs }
    return { file, ending: 'refused', span, programs, reason: error.line }
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { file, ending: 'crashed', span: host.clock() - began, reason }
  }
}
