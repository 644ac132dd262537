import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { parseScenario } from '../../scenario/parse.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { type ExitCode, type Host, UsageError } from '../host.ts'
import { kubernetesVersion } from '../options.ts'
import { parseProblems } from '../problems.ts'
import { type Recording, recordingText } from '../recording.ts'
import { recordScenario } from '../recordScenario.ts'
import { readSourceText } from '../sourceText.ts'

/** `podarium record OUTDIR FILE...`: simulates many scenarios, and writes each as OUTDIR/NAME.json. One that breaks down does not keep the others from being answered. */
export function record(host: Host, args: readonly string[]): ExitCode {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { kubernetes: { type: 'string' } },
  })
  const [folder, ...files] = positionals
  if (folder === undefined || files.length === 0) throw new UsageError('record needs a folder and at least one file')
  const override = values.kubernetes === undefined ? {} : { kubernetesVersion: kubernetesVersion(values.kubernetes) }
  let code: ExitCode = 0
  for (const file of files) {
    const { recording, complaints } = recordFile(host, file, override)
    host.write(join(folder, `${recording.name}.json`), recordingText(recording))
    for (const complaint of complaints) host.err(complaint)
    if (complaints.length > 0) code = 1
  }
  return code
}

function recordFile(
  host: Host,
  file: string,
  override: Partial<Scenario>,
): { readonly recording: Recording; readonly complaints: readonly string[] } {
  const source = readSourceText(host, [file])
  const parsed = parseScenario(source.text)
  const name = basename(file).replace(/\.(ya?ml|json)$/, '')
  const { recording, failure } = recordScenario(host.simulate, parsed, { name, ...override })
  const complaints = parseProblems(parsed, source)
    .filter((problem) => problem.severity === 'error')
    .map((problem) => problem.line)
  if (failure !== undefined) complaints.push(`${file}: the simulation broke down: ${failure}\n`)
  return { recording, complaints }
}
