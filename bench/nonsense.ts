import { randomStream } from '../src/base/random.ts'
import { parseScenario } from '../src/scenario/parse.ts'
import { figure } from './stopwatch.ts'
import { THREE_PODS } from './threePods.ts'
import { THREE_PROBES } from './threeProbes.ts'

const DOCUMENTS = 20_000
const SEED = 1
const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ':',
  '- ',
  '\n',
  '---\n',
  '"',
  "'",
  '&a ',
  '*a',
  '!!binary ',
  '|\n',
  '>-\n',
  '<<: ',
  '#',
  '\t',
  '~',
  '1e999',
  '\u0000',
  '\ud800',
  '? ',
  '%',
  '0x',
  'null',
  '.inf',
  'spec:',
]

/** A text with some lines and letters removed, doubled, swapped or replaced by what YAML is sensitive to. */
function mutated(text: string, random: ReturnType<typeof randomStream>): string {
  let result = text
  for (let changes = 1 + random.below(6); changes > 0; changes--) {
    const at = random.below(result.length + 1)
    const end = Math.min(result.length, at + random.below(random.below(4) === 0 ? 80 : 4))
    const inserted = [PIECES[random.below(PIECES.length)] ?? '', result.slice(at, end).repeat(2), ''][random.below(3)]
    result = result.slice(0, at) + inserted + result.slice(end)
  }
  return result
}

/** Reads nonsense: whatever the text is, the answer is diagnostics, never an error. */
export function nonsense(): string[] {
  const random = randomStream(SEED, 'nonsense')
  const failures: string[] = []
  const start = performance.now()
  for (let i = 0; i < DOCUMENTS; i++) {
    const text = mutated(i % 2 === 0 ? THREE_PODS : THREE_PROBES, random)
    try {
      parseScenario(text)
    } catch (error) {
      failures.push(`  document ${i} of seed ${SEED} broke the reader: ${String(error)}\n${text}`)
    }
  }
  const each = (performance.now() - start) / DOCUMENTS
  process.exitCode = failures.length > 0 ? 1 : process.exitCode
  return [
    `${DOCUMENTS} mutated documents: ${failures.length} broke the reader, ${figure(each)} ms each`,
    ...failures.slice(0, 5),
  ]
}
