import { editDistance } from '../../base/editDistance.ts'
import { type KindInfo, kindInfo, servedKinds } from '../kinds.ts'
import { parseDocuments } from '../parse/parseDocuments.ts'
import { type CommandAnswer, kubectlCreate } from './kubectlCreate.ts'
import { post, type ServerAnswer, serverAnswer } from './serverAnswer.ts'

/** A case of the tables `validate-pod` and `validate-other`. */
export interface ValidateCase {
  readonly manifest: string
}

/** The server's answers to the manifest's first document, and kubectl's output. */
export interface ValidateAnswer {
  /** Null where the text is not YAML. */
  readonly strict: ServerAnswer | null
  /** With unknown fields ignored; only where that differs. */
  readonly off?: ServerAnswer
  readonly kubectl: CommandAnswer
}

/** Answers a case of the table `validate-pod`: the manifest is sent to pods, whatever it says. */
export function answerValidatePod({ manifest }: ValidateCase): ValidateAnswer {
  return answerFor(manifest, () => kindInfo('v1', 'Pod'))
}

/** Answers a case of the table `validate-other`: the manifest is sent to the resource that its kind means. */
export function answerValidateOther({ manifest }: ValidateCase): ValidateAnswer {
  return answerFor(manifest, meantKind)
}

function answerFor(manifest: string, kindOf: (value: unknown) => KindInfo | undefined): ValidateAnswer {
  const { documents, diagnostics } = parseDocuments(manifest)
  const kubectl = kubectlCreate(manifest)
  const broken = diagnostics.some((each) => each.document === 0 && each.severity === 'error')
  const value = documents.length === 0 ? {} : documents[0]?.value
  const info = kindOf(value)
  if (broken || !info) return { strict: null, kubectl }
  const strict = serverAnswer(post(value, info, 'Strict'))
  const off = serverAnswer(post(value, info, 'Ignore'))
  return JSON.stringify(strict) === JSON.stringify(off) ? { strict, kubectl } : { strict, off, kubectl }
}

/** The served kind whose name is nearest to what the manifest says. */
function meantKind(value: unknown): KindInfo | undefined {
  const { apiVersion, kind } = (value ?? {}) as { apiVersion?: unknown; kind?: unknown }
  const exact = kindInfo(String(apiVersion), String(kind))
  if (exact) return exact
  const same = servedKinds().find((each) => each.kind === kind && each.struct)
  if (same) return same
  return servedKinds()
    .filter((each) => each.struct)
    .map((info) => ({ info, distance: editDistance(info.kind, String(kind)) }))
    .reduce((best, each) => (each.distance < best.distance ? each : best)).info
}
