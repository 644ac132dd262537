import type { StatusError } from '../../api/request/statusError.ts'
import type { KubernetesObject } from '../../api/types.ts'
import { qualifiedPlural, qualifiedSingular, type Resource } from '../apiserver/resources.ts'
import type { Cluster } from '../cluster.ts'
import type { Process } from '../kernel/process.ts'
import type { Flags } from './flags.ts'

/** What a kubectl command works with. */
export interface KubectlContext {
  readonly cluster: Cluster
  readonly flags: Flags
  readonly namespace: string
  readonly stdin: string
  /** Writes to standard output, as it stands. */
  out(text: string): void
  /** Writes to standard error, as it stands. */
  err(text: string): void
  /** Says that what the command asks for has no effect here. */
  notModelled(what: string): void
}

/** A command of kubectl: its exit code, after the time that it takes. */
export type KubectlCommand = (context: KubectlContext) => number | Process<number>

/** An object that a command line names. */
export interface Target {
  readonly resource: Resource
  readonly name: string
}

/** Prints an error of kubectl's own; the exit code. */
export function fail(context: KubectlContext, message: string): number {
  context.err(`error: ${message}\n`)
  return 1
}

/** Prints a refusal of the API server as kubectl does; the exit code. Models kubectl/pkg/cmd/util/helpers.go, checkErr (1.36). */
export function failWith(
  context: KubectlContext,
  { reason, message, causes, warnings = [] }: StatusError,
  doing = '',
): number {
  for (const warning of warnings) context.err(`Warning: ${warning}\n`)
  if (reason === 'Invalid') {
    const details = [...new Set(causes.map((c) => `${c.field}: ${c.message}`))]
    const head = /^([\s\S]*?) is invalid: /.exec(message)?.[1]
    context.err(
      details.length > 1 && head !== undefined
        ? `The ${head} is invalid: \n${details.map((d) => `* ${d}\n`).join('')}`
        : `The ${message}\n`,
    )
    return 1
  }
  context.err(`Error from server (${reason}): ${doing}${message}\n`)
  return 1
}

/** The object as kubectl prints it after changing it: `pod/web`. */
export function titleOf({ resource, name }: Target): string {
  return `${qualifiedSingular(resource)}/${name}`
}

/** The namespace of an object of a resource in this command. */
export function namespaceFor(context: KubectlContext, resource: Resource): string | undefined {
  return resource.scope === 'Namespaced' ? context.namespace : undefined
}

/** The object of a target; undefined, told on standard error, where there is none. */
export function getTarget<T extends KubernetesObject>(context: KubectlContext, target: Target) {
  const { resource, name } = target
  const found = context.cluster.store.get<T>(resource.kind, namespaceFor(context, resource), name)
  if (found === undefined)
    context.err(`Error from server (NotFound): ${qualifiedPlural(resource)} "${name}" not found\n`)
  return found
}
