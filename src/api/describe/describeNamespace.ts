import { parseQuantity } from '../quantity/quantity.ts'
import { quantityText } from '../quantity/quantityText.ts'
import { sortedEntries } from '../sortedKeys.ts'
import type { KubernetesObject, LimitRange, Namespace, ResourceQuota } from '../types.ts'
import type { DescribeScope } from './describeScope.ts'
import { type DescribeWriter, describedText } from './describeWriter.ts'
import { annotationLines, describeTime, labelLines } from './metadataLines.ts'

const SCOPE_HELP: Readonly<Record<string, string>> = {
  Terminating:
    'Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.',
  NotTerminating:
    'Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.',
  BestEffort:
    'Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.',
  NotBestEffort:
    'Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.',
}

/** `kubectl describe namespace`: its quotas and limits are described with it. Models kubectl pkg/describe/describe.go, describeNamespace (1.36). */
export function describeNamespace({ metadata, status }: Namespace, { objects }: DescribeScope): string {
  const inside = (kind: string) => (object: KubernetesObject) =>
    object.kind === kind && object.metadata?.namespace === metadata?.name
  return describedText((writer) => {
    writer.line(0, `Name:\t${metadata?.name ?? ''}`)
    labelLines(writer, 'Labels', metadata?.labels)
    annotationLines(writer, 'Annotations', metadata?.annotations)
    writer.line(0, `Status:\t${status?.phase ?? ''}`)
    conditionLines(writer, status?.conditions ?? [])
    writer.line(0, '')
    quotaLines(writer, objects.filter(inside('ResourceQuota')) as readonly ResourceQuota[])
    writer.line(0, '')
    limitLines(writer, objects.filter(inside('LimitRange')) as readonly LimitRange[])
  })
}

type LimitItem = NonNullable<LimitRange['spec']>['limits'][number]
// The models rename the field, whose name JavaScript reserves.
type Limit = LimitItem & { readonly default?: LimitItem['max'] }
type Conditions = NonNullable<NonNullable<Namespace['status']>['conditions']>

function conditionLines(writer: DescribeWriter, conditions: Conditions): void {
  if (conditions.length === 0) return
  writer.line(0, 'Conditions:')
  writer.line(1, 'Type\tStatus\tLastTransitionTime\tReason\tMessage')
  writer.line(1, '----\t------\t------------------\t------\t-------')
  for (const { type, status, lastTransitionTime, reason = '', message = '' } of conditions) {
    writer.line(1, `${type}\t${status}\t${describeTime(lastTransitionTime)}\t${reason}\t${message}`)
  }
}

function quotaLines(writer: DescribeWriter, quotas: readonly ResourceQuota[]): void {
  if (quotas.length === 0) {
    writer.line(0, 'No resource quota.')
    return
  }
  writer.line(0, 'Resource Quotas')
  const nameOf = ({ metadata }: ResourceQuota) => metadata?.name ?? ''
  for (const quota of [...quotas].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))) {
    writer.line(1, `Name:\t${nameOf(quota)}`)
    const scopes = [...(quota.spec?.scopes ?? [])].sort()
    if (scopes.length > 0) writer.line(1, `Scopes:\t${scopes.join(', ')}`)
    for (const scope of scopes) if (SCOPE_HELP[scope] !== undefined) writer.line(1, `* ${SCOPE_HELP[scope]}`)
    writer.line(1, 'Resource\tUsed\tHard')
    writer.line(1, '--------\t---\t---')
    for (const [name, hard] of sortedEntries(quota.status?.hard)) {
      writer.line(1, `${name}\t${amountText(quota.status?.used?.[name] ?? '0')}\t${amountText(hard)}`)
    }
  }
}

function limitLines(writer: DescribeWriter, ranges: readonly LimitRange[]): void {
  if (ranges.length === 0) {
    writer.line(0, 'No LimitRange resource.')
    return
  }
  writer.line(0, 'Resource Limits')
  writer.line(0, ' Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio')
  writer.line(0, ' ----\t--------\t---\t---\t---------------\t-------------\t-----------------------')
  for (const item of ranges.flatMap(({ spec }) => spec?.limits ?? [])) {
    const { min, max, defaultRequest, default: defaultLimit, maxLimitRequestRatio } = item as Limit
    const columns = [min, max, defaultRequest, defaultLimit, maxLimitRequestRatio]
    const names = new Set(columns.flatMap((column) => Object.keys(column ?? {})))
    for (const name of [...names].sort()) {
      const cells = columns.map((column) => (column?.[name] === undefined ? '-' : amountText(column[name])))
      writer.line(0, ` ${item.type}\t${name}\t${cells.join('\t')}`)
    }
  }
}

function amountText(text: string): string {
  const parsed = parseQuantity(text)
  return parsed.ok ? quantityText(parsed.value) : text
}
