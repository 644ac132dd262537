import { describe, expect, test } from 'vitest'
import { prepareCreate } from '../../request/create.ts'
import { prepareUpdate } from '../../request/update.ts'
import type { Subresource } from '../../strategy/prepareForUpdate.ts'
import type { Pod } from '../../types.ts'

const OPTIONS = { kubernetesVersion: '1.36', featureGates: {} } as const

interface Change {
  readonly metadata?: object
  readonly spec?: object
  readonly status?: object
}

function storedPod({ metadata = {}, spec = {}, status = {} }: Change = {}): Pod {
  const containers = [{ name: 'app', image: 'nginx:1' }]
  const prepared = prepareCreate(
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', ...metadata }, spec: { containers, ...spec } },
    OPTIONS,
  )
  if (!prepared.ok) throw new Error(prepared.error.message)
  const pod = prepared.value.object as Pod
  return { ...pod, status: { ...pod.status, ...status } } as Pod
}

function withChange(pod: Pod, { metadata, spec, status }: Change): Pod {
  return {
    ...pod,
    metadata: { ...pod.metadata, ...metadata },
    spec: { ...pod.spec, ...spec },
    status: { ...pod.status, ...status },
  } as Pod
}

/** What the server answers, each cause as `field: message`; empty where it accepts. */
function complaints(old: Pod, change: Change, part?: Subresource): string[] {
  const update = prepareUpdate(old, withChange(old, change), OPTIONS, part)
  return update.ok ? [] : update.error.causes.map(({ field, message }) => `${field}: ${message}`)
}

const IMMUTABLE =
  'spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n'
const app = (more: object) => ({ containers: [{ name: 'app', image: 'nginx:1', ...more }] })
const terms = (...keys: string[]) => ({
  nodeSelectorTerms: keys.map((key) => ({ matchExpressions: [{ key, operator: 'Exists' }] })),
})
const nodeAffinity = (...keys: string[]) => ({
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: terms(...keys) } },
})
const gated = { schedulingGates: [{ name: 'a' }, { name: 'b' }] }

describe('a pod', () => {
  test('tells what else would change as a difference of its internal form', () => {
    const difference = [
      '@@ -5,7 +5,10 @@',
      '   {',
      '    "Name": "app",',
      '    "Image": "nginx:1",',
      '-   "Command": null,',
      '+   "Command": [',
      '+    "sleep",',
      '+    "9"',
      '+   ],',
      '    "Args": null,',
      '    "WorkingDir": "",',
      '    "Ports": null,',
    ]
    const [told = ''] = complaints(storedPod(), { spec: app({ command: ['sleep', '9'], image: 'nginx:2' }) })
    expect(told).toBe(`${IMMUTABLE}${difference.join('\n')}\n`)
  })

  test('looks at its metadata four times, and says so once', () => {
    const update = prepareUpdate(
      storedPod(),
      withChange(storedPod(), { metadata: { labels: { 'a b': 'c' } } }),
      OPTIONS,
    )
    const error = update.ok ? undefined : update.error
    expect(error?.causes).toHaveLength(4)
    expect(error?.message.match(/metadata\.labels/g)).toHaveLength(1)
  })

  test.each<[string, Change, Change, string[]]>([
    ['its image', {}, { spec: app({ image: 'nginx:2' }) }, []],
    [
      'a deadline to an earlier one',
      { spec: { activeDeadlineSeconds: 9 } },
      { spec: { activeDeadlineSeconds: 8 } },
      [],
    ],
    [
      'a deadline to a later one',
      { spec: { activeDeadlineSeconds: 9 } },
      { spec: { activeDeadlineSeconds: 10 } },
      ['spec.activeDeadlineSeconds: Invalid value: 10: must be less than or equal to previous value'],
    ],
    [
      'a toleration to another',
      { spec: { tolerations: [{ key: 'a', operator: 'Exists' }] } },
      { spec: { tolerations: [{ key: 'b', operator: 'Exists' }] } },
      ['spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds'],
    ],
    ['gates to fewer', { spec: gated }, { spec: { schedulingGates: [{ name: 'b' }] } }, []],
    [
      'gates to others',
      { spec: gated },
      { spec: { schedulingGates: [{ name: 'b' }, { name: 'c' }] } },
      ["spec.schedulingGates[1].name: Forbidden: only deletion is allowed, but found new scheduling gate 'c'"],
    ],
    [
      'its mirror annotation',
      { metadata: { annotations: { 'kubernetes.io/config.mirror': 'a' } }, spec: { nodeName: 'n' } },
      { metadata: { annotations: {} } },
      ['metadata.annotations[kubernetes.io/config.mirror]: Forbidden: may not remove or update mirror pod annotation'],
    ],
    [
      'what deletes it',
      {},
      { metadata: { deletionGracePeriodSeconds: 5 } },
      Array(2).fill('metadata.deletionGracePeriodSeconds: Invalid value: 5: field is immutable'),
    ],
  ])('changes %s', (_title, before, change, causes) => {
    expect(complaints(storedPod(before), change)).toEqual(causes)
  })
})

describe('a pod held back by gates', () => {
  test.each<[string, object, object, string[]]>([
    ['more of a node selector', { nodeSelector: { a: 'x' } }, { nodeSelector: { a: 'x', b: 'y' } }, []],
    [
      'less of it',
      { nodeSelector: { a: 'x' } },
      { nodeSelector: { b: 'y' } },
      [
        'spec.nodeSelector: Invalid value: {"b":"y"}: only additions to spec.nodeSelector are allowed (no mutations or deletions)',
      ],
    ],
    ['node affinity where it had none', {}, nodeAffinity('a'), []],
    [
      'another term',
      nodeAffinity('a'),
      nodeAffinity('a', 'b'),
      [
        'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms: Invalid value: [{"MatchExpressions":[{"Key":"a","Operator":"Exists","Values":null}],"MatchFields":null},{"MatchExpressions":[{"Key":"b","Operator":"Exists","Values":null}],"MatchFields":null}]: no additions/deletions to non-empty NodeSelectorTerms list are allowed',
      ],
    ],
    [
      'a different term',
      nodeAffinity('a'),
      nodeAffinity('b'),
      [
        'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0]: Invalid value: {"MatchExpressions":[{"Key":"b","Operator":"Exists","Values":null}],"MatchFields":null}: only additions are allowed (no mutations or deletions)',
      ],
    ],
  ])('may get %s', (_title, before, change, causes) => {
    expect(complaints(storedPod({ spec: { ...gated, ...before } }), { spec: change })).toEqual(causes)
  })
})

describe('ephemeral containers', () => {
  const debug = { name: 'debug', image: 'busybox:1' }
  const added = prepareUpdate(
    storedPod(),
    withChange(storedPod(), { spec: { ephemeralContainers: [debug] } }),
    OPTIONS,
    'ephemeralcontainers',
  )
  const holder = (added.ok ? added.value.object : storedPod()) as Pod

  test.each<[string, readonly object[], string]>([
    ['are added', [debug, { ...debug, name: 'more' }], ''],
    ['are not taken away', [], 'existing ephemeral containers "debug" may not be removed\n'],
    ['are not changed', [{ ...debug, image: 'busybox:2' }], '- "Image": "busybox:1",\n+ "Image": "busybox:2",\n'],
  ])('%s', (_title, ephemeralContainers, message) => {
    const told = complaints(holder, { spec: { ephemeralContainers } }, 'ephemeralcontainers')
    if (message === '') expect(told).toEqual([])
    else expect(told.join('\n')).toContain(message)
  })

  test('are all that their endpoint writes', () => {
    const change = { metadata: { labels: { a: 'b' } }, spec: app({ image: 'nginx:2' }) }
    const update = prepareUpdate(storedPod(), withChange(storedPod(), change), OPTIONS, 'ephemeralcontainers')
    expect(update).toMatchObject({ ok: true, value: { outcome: 'unchanged' } })
  })
})
