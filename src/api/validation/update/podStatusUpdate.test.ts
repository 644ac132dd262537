import { describe, expect, test } from 'vitest'
import { prepareUpdate, type Updated } from '../../request/update.ts'
import type { Pod } from '../../types.ts'

const OPTIONS = { kubernetesVersion: '1.36', featureGates: {} } as const
const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'default', generation: 1, uid: 'a' },
  spec: { containers: [{ name: 'app', image: 'nginx:1' }], restartPolicy: 'OnFailure' },
} as unknown as Pod

function write(before: object, after: object, spec: object = {}) {
  const old = { ...POD, spec: { ...POD.spec, ...spec }, status: before } as Pod
  return prepareUpdate(old, { ...old, status: after }, OPTIONS, 'status')
}

const ended = (exitCode: number) => ({ containerStatuses: [{ name: 'app', state: { terminated: { exitCode } } }] })
const running = { containerStatuses: [{ name: 'app', state: { running: {} } }] }
const STUCK = 'status.containerStatuses[0].state: Forbidden: may not be transitioned to non-terminated state'

describe('a status', () => {
  test.each<[string, object, object, object, string[]]>([
    ['may say that a container that failed runs again', ended(1), running, {}, []],
    ['may not say so of one that is done', ended(0), running, {}, [STUCK]],
    [
      'names conditions',
      {},
      { conditions: [{ type: 'a b', status: 'True' }] },
      {},
      ['status.conditions[0].Type: Invalid value: "a b"'],
    ],
    [
      'keeps the quality of service',
      { qosClass: 'Burstable' },
      { qosClass: 'Guaranteed' },
      {},
      ['status.qosClass: Invalid value: "Guaranteed": field is immutable'],
    ],
    [
      'nominates no node for a pod that has one',
      {},
      { nominatedNodeName: 'b' },
      { nodeName: 'a' },
      ['status.nominatedNodeName: Forbidden: may not be set on pods that are already bound to a node'],
    ],
    [
      'has one address of a family',
      {},
      { podIPs: [{ ip: '10.0.0.1' }, { ip: '10.0.0.2' }] },
      {},
      [
        'status.podIPs: Invalid value: [{"IP":"10.0.0.1"},{"IP":"10.0.0.2"}]: may specify no more than one IP for each IP family',
      ],
    ],
    ['has addresses of two families', {}, { podIPs: [{ ip: '10.0.0.1' }, { ip: 'fd00::1' }] }, {}, []],
    [
      'has addresses',
      {},
      { podIPs: [{ ip: 'bad' }, { ip: '10.0.0.2' }] },
      {},
      [
        'status.podIPs[0]: Invalid value: "bad": must be a valid IP address',
        'status.podIPs: Internal error: failed to check for dual stack with error:invalid IP[0]: <nil>',
        'status.podIPs: Invalid value: [{"IP":"bad"},{"IP":"10.0.0.2"}]',
      ],
    ],
    [
      'begins the host’s addresses with the host’s address',
      {},
      { hostIP: '10.0.0.1', hostIPs: [{ ip: '10.0.0.2' }] },
      {},
      ['status.hostIPs[0].ip: Invalid value: "10.0.0.2": must be equal to `hostIP`'],
    ],
  ])('%s', (_title, before, after, spec, causes) => {
    const update = write(before, after, spec)
    const told = update.ok ? [] : update.error.causes.map(({ field, message }) => `${field}: ${message}`)
    expect(told).toHaveLength(causes.length)
    for (const [index, cause] of causes.entries()) expect(told[index]).toContain(cause)
  })

  test.each<[string, object, object, object]>([
    [
      'one address counts for more than the list',
      { podIP: 'a' },
      { podIP: '10.0.0.1', podIPs: [{ ip: 'b' }] },
      {
        podIP: '10.0.0.1',
        podIPs: [{ ip: '10.0.0.1' }],
      },
    ],
    ['the list counts where there is no one address', {}, { podIPs: [{ ip: '10.0.0.1' }] }, { podIP: '10.0.0.1' }],
    [
      'a quality of service that is left out stays',
      { qosClass: 'Burstable' },
      { phase: 'Failed' },
      { qosClass: 'Burstable' },
    ],
    [
      'so does the generation that was seen',
      { observedGeneration: 3, conditions: [{ type: 'Ready', status: 'True', observedGeneration: 2 }] },
      { conditions: [{ type: 'Ready', status: 'False' }] },
      { observedGeneration: 3, conditions: [{ observedGeneration: 2 }] },
    ],
  ])('%s', (_title, before, after, stored) => {
    expect((write(before, after) as { value: Updated }).value.object).toMatchObject({ status: stored })
  })
})
