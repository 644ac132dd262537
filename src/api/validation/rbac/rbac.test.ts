import { describe, expect, test } from 'vitest'
import { complaints } from '../testObjects.ts'

const GROUP = 'rbac.authorization.k8s.io'
const of = (kind: string, fields: object, name = 'reader') => ({
  ...{ apiVersion: `${GROUP}/v1`, kind, metadata: { name } },
  ...fields,
})
const RULE = { apiGroups: [''], resources: ['pods'], verbs: ['get'] }
const ROLE = { roleRef: { apiGroup: GROUP, kind: 'Role', name: 'reader' } }
const CLUSTER_ROLE = { roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: 'reader' } }

describe('roles', () => {
  test.each<[string, object, string[]]>([
    ['Role', { rules: [RULE] }, []],
    ['Role', {}, []],
    [
      'Role',
      { rules: [{ ...RULE, verbs: [] }] },
      ['rules[0].verbs: Required value: verbs must contain at least one value'],
    ],
    [
      'Role',
      { rules: [{ verbs: ['get'] }] },
      [
        'rules[0].apiGroups: Required value: resource rules must supply at least one api group',
        'rules[0].resources: Required value: resource rules must supply at least one resource',
      ],
    ],
    [
      'Role',
      { rules: [{ verbs: ['get'], nonResourceURLs: ['/healthz'] }] },
      ['rules[0].nonResourceURLs: Invalid value: ["/healthz"]: namespaced rules cannot apply to non-resource URLs'],
    ],
    ['ClusterRole', { rules: [{ verbs: ['get'], nonResourceURLs: ['/healthz'] }] }, []],
    [
      'ClusterRole',
      { rules: [{ ...RULE, nonResourceURLs: ['/healthz'] }] },
      [
        'rules[0].nonResourceURLs: Invalid value: ["/healthz"]: rules cannot apply to both regular resources and non-resource URLs',
      ],
    ],
    [
      'ClusterRole',
      { aggregationRule: {} },
      [
        'aggregationRule.clusterRoleSelectors: Required value: at least one clusterRoleSelector required if aggregationRule is non-nil',
      ],
    ],
  ])('a %s with %j is answered by %j', (kind, fields, expected) => {
    expect(complaints(of(kind, fields))).toEqual(expected)
  })

  test('names of roles are parts of a path, no names of DNS', () => {
    expect(complaints(of('ClusterRole', { rules: [RULE] }, 'system:pod Reader'))).toEqual([])
    expect(complaints(of('ClusterRole', { rules: [RULE] }, 'a/b'))).toEqual([
      `metadata.name: Invalid value: "a/b": may not contain '/'`,
    ])
  })
})

describe('bindings', () => {
  const subject = (fields: object) => ({ kind: 'ServiceAccount', name: 'web', namespace: 'default', ...fields })

  test.each<[string, object, string[]]>([
    ['RoleBinding', { ...ROLE, subjects: [subject({})] }, []],
    ['RoleBinding', { ...ROLE, subjects: [{ kind: 'ServiceAccount', name: 'web' }] }, []],
    [
      'ClusterRoleBinding',
      { ...CLUSTER_ROLE, subjects: [{ kind: 'ServiceAccount', name: 'web' }] },
      ['subjects[0].namespace: Required value'],
    ],
    ['ClusterRoleBinding', ROLE, ['roleRef.kind: Unsupported value: "Role": supported values: "ClusterRole"']],
    ['RoleBinding', { roleRef: { kind: 'Role' } }, ['roleRef.name: Required value']],
    [
      'RoleBinding',
      { roleRef: { apiGroup: 'apps', kind: 'Pod', name: 'a%b' } },
      [
        `roleRef.apiGroup: Unsupported value: "apps": supported values: "${GROUP}"`,
        'roleRef.kind: Unsupported value: "Pod": supported values: "Role", "ClusterRole"',
        `roleRef.name: Invalid value: "a%b": may not contain '%'`,
      ],
    ],
    [
      'RoleBinding',
      { ...ROLE, subjects: [subject({ apiGroup: GROUP }), { kind: 'User', name: '' }, { kind: 'Team', name: 'a' }] },
      [
        `subjects[0].apiGroup: Unsupported value: "${GROUP}": supported values: ""`,
        'subjects[1].name: Required value',
        'subjects[2].kind: Unsupported value: "Team": supported values: "ServiceAccount", "User", "Group"',
      ],
    ],
  ])('a %s with %j is answered by %j', (kind, fields, expected) => {
    expect(complaints(of(kind, fields))).toEqual(expected)
  })
})
