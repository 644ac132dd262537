import type { StatusError } from '../request/statusError.ts'

/** What a kubectl command ran into: its own words, or the server's refusal of an object of a kind. */
export type KubectlError =
  | { readonly from: 'kubectl'; readonly message: string }
  | { readonly from: 'server'; readonly error: StatusError; readonly kind: string; readonly file: string }

/** What kubectl prints of its errors. One is told at length; of several each has a line. Models kubectl/pkg/cmd/util/helpers.go, checkErr. */
export function printErrors(errors: readonly KubectlError[]): string {
  const refused = errors.filter((error) => error.from === 'server')
  const own = errors.filter((error) => error.from === 'kubectl').map(({ message }) => message)
  const [only, ...more] = refused
  if (only !== undefined && more.length === 0 && own.length === 0) return printRefusal(only)
  const distinct = [...new Set(own)]
  if (refused.length === 0) return own.length === 1 ? `error: ${own[0]}\n` : own.map((line) => `${line}\n`).join('')
  const together = distinct.length > 1 ? `[${distinct.join(', ')}]` : distinct[0]
  const lines = [...refused.map(standardMessage), ...(together === undefined ? [] : [together])]
  return lines.map((line) => `${line}\n`).join('')
}

type Refusal = Extract<KubectlError, { from: 'server' }>

function standardMessage({ error, file }: Refusal): string {
  return `Error from server (${error.reason}): error when creating "${file}": ${error.message}`
}

function printRefusal(refusal: Refusal): string {
  const { error, kind } = refusal
  if (error.reason !== 'Invalid') return `${standardMessage(refusal)}\n`
  const name = /^\S+ "(.*?)" is invalid: /s.exec(error.message)?.[1] ?? ''
  const told = [...new Set(error.causes.map((cause) => `${cause.field}: ${cause.message}`))]
  const head = `The ${kind} "${name}" is invalid: `
  return told.length === 1 ? `${head}${told[0]}\n` : `${head}\n${told.map((line) => `* ${line}\n`).join('')}`
}
