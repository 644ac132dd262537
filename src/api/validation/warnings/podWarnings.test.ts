import { describe, expect, test } from 'vitest'
import { prepareCreate } from '../../request/create.ts'
import { podWith } from '../testObjects.ts'

function warnings(value: object) {
  const prepared = prepareCreate(value, { kubernetesVersion: '1.36', featureGates: {} })
  return prepared.ok ? prepared.value.warnings : [prepared.error.message]
}

describe('pods are warned about in the server’s order', () => {
  test.each<[object, object, object, string[]]>([
    [
      {},
      {
        nodeSelector: { 'beta.kubernetes.io/arch': 'x' },
        topologySpreadConstraints: [
          { maxSkew: 1, topologyKey: 'failure-domain.beta.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' },
        ],
      },
      {},
      [
        'spec.nodeSelector[beta.kubernetes.io/arch]: deprecated since v1.14; use "kubernetes.io/arch" instead',
        'spec.topologySpreadConstraints[0].topologyKey: failure-domain.beta.kubernetes.io/zone is deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
        'spec.topologySpreadConstraints[0].labelSelector: a null labelSelector results in matching no pod',
      ],
    ],
    [
      {},
      {
        affinity: {
          nodeAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [
              {
                weight: 1,
                preference: { matchExpressions: [{ key: 'beta.kubernetes.io/os', operator: 'In', values: ['-x'] }] },
              },
            ],
          },
          podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'a' }] },
        },
      },
      {},
      [
        'spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].key: beta.kubernetes.io/os is deprecated since v1.14; use "kubernetes.io/os" instead',
        "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].values[0]: -x is invalid, a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
        'spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector: a null labelSelector results in matching no pod',
      ],
    ],
    [
      {},
      {},
      {
        'scheduler.alpha.kubernetes.io/critical-pod': '',
        'container.seccomp.security.alpha.kubernetes.io/app': 'unconfined',
        'container.apparmor.security.beta.kubernetes.io/app': 'unconfined',
      },
      [
        'metadata.annotations[container.apparmor.security.beta.kubernetes.io/app]: deprecated since v1.30; use the "appArmorProfile" field instead',
        'metadata.annotations[scheduler.alpha.kubernetes.io/critical-pod]: non-functional in v1.16+; use the "priorityClassName" field instead',
        'metadata.annotations[container.seccomp.security.alpha.kubernetes.io/app]: non-functional in v1.27+; use the "seccompProfile" field instead',
      ],
    ],
    [
      {},
      {
        volumes: [
          { name: 'g', gitRepo: { repository: 'x' } },
          { name: 'o', storageos: { volumeName: 'v' } },
          { name: 'p', projected: { sources: [{}] } },
          {
            name: 'q',
            secret: {
              secretName: 's',
              items: [
                { key: 'a', path: 'x' },
                { key: 'c', path: 'x/y' },
              ],
            },
          },
        ],
      },
      {},
      [
        'spec.volumes[0].gitRepo: deprecated in v1.11, and disabled by default in v1.33+',
        'spec.volumes[1].storageOS: deprecated in v1.22, non-functional in v1.25+',
        'volume "p" (Projected) has no sources provided',
        'volume "q" (Secret "s"): overlapping paths: "x/y" with "x"',
      ],
    ],
    [
      {},
      {
        serviceAccountName: 'default',
        volumes: [
          {
            name: 'p',
            projected: {
              sources: [
                { serviceAccountToken: { path: 'token' } },
                { secret: { name: 'x', items: [{ key: 'a', path: 'token/q' }] } },
              ],
            },
          },
        ],
      },
      {},
      ['volume "p" (Projected): overlapping paths: "token/q" (Secret "x") with "token" (ServiceAccountToken)'],
    ],
    [
      {},
      { hostAliases: [{ ip: '1.1.1.1' }, { ip: '1.1.1.1' }], imagePullSecrets: [{}, { name: 'a' }, { name: 'a' }] },
      {},
      [
        'spec.hostAliases[1].ip: duplicate ip "1.1.1.1"',
        'spec.imagePullSecrets[2].name: duplicate name "a"',
        'spec.imagePullSecrets[0].name: invalid empty name ""',
      ],
    ],
    [
      {
        resources: { limits: { memory: '100m' } },
        env: [
          { name: 'A', value: 'x' },
          { name: 'A', value: 'y' },
          { name: 'A', value: '$(A)z' },
        ],
      },
      {},
      {},
      [
        'spec.containers[0].resources.limits[memory]: fractional byte value "100m" is invalid, must be an integer',
        'spec.containers[0].resources.requests[memory]: fractional byte value "100m" is invalid, must be an integer',
        'spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply',
      ],
    ],
    [
      {
        ports: [
          { containerPort: 1, name: 'a' },
          { containerPort: 1, name: 'b' },
          { containerPort: 2, hostPort: 2 },
          { containerPort: 2, hostPort: 3 },
        ],
      },
      {
        initContainers: [{ name: 's', image: 'x', restartPolicy: 'Always', ports: [{ containerPort: 1, name: 'a' }] }],
      },
      {},
      [
        'spec.containers[0].ports[0]: duplicate port definition with spec.initContainers[0].ports[0]',
        'spec.containers[0].ports[1]: duplicate port definition with spec.initContainers[0].ports[0]',
        'spec.containers[0].ports[1]: duplicate port definition with spec.containers[0].ports[0]',
        'spec.containers[0].ports[0]: duplicate port name "a" with spec.initContainers[0].ports[0], services and probes that select ports by name will use spec.initContainers[0].ports[0]',
      ],
    ],
  ])('%j', (container, spec, annotations, expected) => {
    expect(warnings(podWith(container, spec, { name: 'web', annotations }))).toEqual(expected)
  })
})
