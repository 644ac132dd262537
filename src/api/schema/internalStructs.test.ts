import { describe, expect, test } from 'vitest'
import { type FieldType, fieldsOf } from './fields.ts'
import { internalStruct } from './internalStructs.ts'

const structOf = (type: FieldType): string | undefined => {
  if (type.form === 'struct') return type.struct
  return type.form === 'scalar' ? undefined : structOf(type.of)
}

/** The structs that a struct holds, itself among them. */
function reachable(...roots: string[]): string[] {
  const found = new Set(roots)
  for (const name of found) {
    for (const { type } of fieldsOf(name)?.values() ?? []) {
      const struct = structOf(type)
      if (struct !== undefined && struct !== 'ManagedFieldsEntry') found.add(struct)
    }
  }
  return [...found]
}

/** What is elsewhere inside: what shares the host is part of the security context, and one of two names is enough. */
const MOVED = ['hostNetwork', 'hostPID', 'hostIPC', 'hostUsers', 'shareProcessNamespace', 'serviceAccount']

describe('the internal struct', () => {
  test.each(reachable('PodTemplateSpec', 'PersistentVolumeClaimSpec', 'PodFailurePolicy', 'SuccessPolicy'))(
    '%s has the fields of the versioned one',
    (name) => {
      const described = [...(fieldsOf(name)?.keys() ?? [])].filter(
        (field) => name !== 'PodSpec' || !MOVED.includes(field),
      )
      const fields = (internalStruct(name)?.fields ?? []).map(({ json }) => json)
      const own = name === 'PodSecurityContext' ? fields.filter((field) => !MOVED.includes(field)) : fields
      expect(own.sort()).toEqual(described.sort())
    },
  )

  test.each([
    ['PodSpec', 'dnsPolicy', 'DNSPolicy'],
    ['PodSpec', 'os', 'OS'],
    ['PodSpec', 'hostAliases', 'HostAliases'],
    ['HostAlias', 'ip', 'IP'],
    ['Container', 'tty', 'TTY'],
    ['Container', 'terminationMessagePath', 'TerminationMessagePath'],
    ['Probe', 'httpGet', 'HTTPGet'],
    ['PodSecurityContext', 'seLinuxOptions', 'SELinuxOptions'],
    ['PodSecurityContext', 'seccompProfile', 'SeccompProfile'],
    ['PodSecurityContext', 'fsGroupChangePolicy', 'FSGroupChangePolicy'],
    ['Volume', 'cephfs', 'CephFS'],
    ['RBDVolumeSource', 'image', 'RBDImage'],
    ['LabelSelector', 'matchLabels', 'matchLabels'],
  ])('%s calls %s %s', (name, json, go) => {
    expect(internalStruct(name)?.fields.find((field) => field.json === json)?.go).toBe(go)
  })
})
