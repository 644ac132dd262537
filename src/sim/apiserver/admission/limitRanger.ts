import { parseQuantity, quantityMilliValue } from '../../../api/quantity/quantity.ts'
import { quantityText } from '../../../api/quantity/quantityText.ts'
import { podLimits, podRequests, type ResourceAmounts } from '../../../api/resources/podResources.ts'
import type { Container, LimitRange, Pod } from '../../../api/types.ts'
import { ok, type Result } from '../../../base/result.ts'
import type { Cluster } from '../../cluster.ts'
import { forbidden, type StatusError } from '../statusError.ts'

type Amounts = Readonly<Record<string, string>>
type LimitItem = NonNullable<LimitRange['spec']>['limits'][number]

const ANNOTATION = 'kubernetes.io/limit-ranger'

/** Gives containers the requests and limits that the namespace's LimitRanges have for them. Models plugin/pkg/admission/limitranger/admission.go (1.36). */
export function withLimitDefaults(cluster: Cluster, pod: Pod): Result<Pod, StatusError> {
  let changed = pod
  for (const item of itemsFor(cluster, pod)) if (item.type === 'Container') changed = withDefaultsOf(item, changed)
  return ok(changed)
}

/** Refuses a pod outside the bounds of the namespace's LimitRanges. Models the same file, PodValidateLimitFunc. */
export function limitsRefusal(cluster: Cluster, pod: Pod): StatusError | undefined {
  const spec = pod.spec
  if (spec === undefined) return undefined
  const violations: string[] = []
  for (const item of itemsFor(cluster, pod)) {
    if (item.type === 'Container')
      for (const { resources } of [...spec.containers, ...(spec.initContainers ?? [])])
        violations.push(...violationsOf(item, resources?.requests ?? {}, resources?.limits ?? {}))
    if (item.type === 'Pod') violations.push(...violationsOf(item, texts(podRequests(spec)), texts(podLimits(spec))))
  }
  const unique = [...new Set(violations)]
  if (unique.length === 0) return undefined
  const why = unique.length === 1 ? unique.join() : `[${unique.join(', ')}]`
  return forbidden('Pod', pod.metadata?.name ?? '', why)
}

function itemsFor({ store }: Cluster, pod: Pod): LimitItem[] {
  const namespace = pod.metadata?.namespace
  return store
    .list<LimitRange>('LimitRange')
    .filter((range) => range.metadata.namespace === namespace)
    .flatMap((range) => range.spec?.limits ?? [])
}

function withDefaultsOf(item: LimitItem, pod: Pod): Pod {
  const spec = pod.spec
  if (spec === undefined) return pod
  const limits: Amounts = { ...item.max, ...item._default, ...(item as { default?: Amounts }).default }
  const requests: Amounts = { ...item.min, ...limits, ...item.defaultRequest }
  const said: string[] = []
  const fill = (container: Container, what: string): Container => {
    const own = container.resources ?? {}
    const missing = (given: Amounts | undefined, defaults: Amounts) =>
      Object.keys(defaults)
        .filter((name) => given?.[name] === undefined)
        .sort()
    const newRequests = missing(own.requests, requests)
    const newLimits = missing(own.limits, limits)
    if (newRequests.length > 0) said.push(`${newRequests.join(', ')} request for ${what} ${container.name}`)
    if (newLimits.length > 0) said.push(`${newLimits.join(', ')} limit for ${what} ${container.name}`)
    const merged = (given: Amounts | undefined, names: readonly string[], defaults: Amounts) => ({
      ...Object.fromEntries(names.map((name) => [name, defaults[name] ?? '0'])),
      ...given,
    })
    return newRequests.length + newLimits.length === 0
      ? container
      : {
          ...container,
          resources: {
            ...own,
            requests: merged(own.requests, newRequests, requests),
            limits: merged(own.limits, newLimits, limits),
          },
        }
  }
  const containers = (spec.containers ?? []).map((c) => fill(c, 'container'))
  const initContainers = spec.initContainers?.map((c) => fill(c, 'init container'))
  if (said.length === 0) return pod
  const filled = { ...spec, containers, ...(initContainers === undefined ? {} : { initContainers }) }
  const annotations = { ...pod.metadata?.annotations, [ANNOTATION]: `LimitRanger plugin set: ${said.join('; ')}` }
  return {
    ...pod,
    metadata: { ...pod.metadata, annotations },
    spec: filled,
  }
}

function violationsOf(item: LimitItem, requests: Amounts, limits: Amounts): string[] {
  const found: string[] = []
  const each = (bounds: Amounts | undefined, judge: (name: string, bound: string) => string | undefined) => {
    for (const name of Object.keys(bounds ?? {}).sort()) {
      const said = judge(name, bounds?.[name] ?? '0')
      if (said !== undefined) found.push(said)
    }
  }
  each(item.min, (name, bound) => {
    const said = `minimum ${name} usage per ${item.type} is ${bound}`
    const [request, limit] = [requests[name], limits[name]]
    if (request === undefined) return `${said}.  No request is specified`
    if (milli(request) < milli(bound)) return `${said}, but request is ${request}`
    return limit !== undefined && milli(limit) < milli(bound) ? `${said}, but limit is ${limit}` : undefined
  })
  each(item.max, (name, bound) => {
    const said = `maximum ${name} usage per ${item.type} is ${bound}`
    const [request, limit] = [requests[name], limits[name]]
    if (limit === undefined) return `${said}.  No limit is specified`
    if (milli(limit) > milli(bound)) return `${said}, but limit is ${limit}`
    return request !== undefined && milli(request) > milli(bound) ? `${said}, but request is ${request}` : undefined
  })
  each(item.maxLimitRequestRatio, (name, bound) => {
    const said = `${name} max limit to request ratio per ${item.type} is ${bound}`
    const [request, limit] = [milli(requests[name] ?? '0'), milli(limits[name] ?? '0')]
    if (request === 0n) return `${said}, but no request is specified or request is 0`
    if (limit === 0n) return `${said}, but no limit is specified or limit is 0`
    const ratio = Number(limit) / Number(request)
    return ratio * 1000 > Number(milli(bound)) ? `${said}, but provided ratio is ${ratio.toFixed(6)}` : undefined
  })
  return found
}

const texts = (amounts: ResourceAmounts): Amounts =>
  Object.fromEntries([...amounts].map(([name, amount]) => [name, quantityText(amount)]))

function milli(text: string): bigint {
  const parsed = parseQuantity(text)
  return parsed.ok ? quantityMilliValue(parsed.value) : 0n
}
