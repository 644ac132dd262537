import { describe, expect, test } from 'vitest'
import { briefly, podWith } from '../testObjects.ts'

describe('metadata of pods', () => {
  test.each<[object, string[]]>([
    [
      { name: 'web', annotations: { 'kubernetes.io/config.mirror': '' } },
      [
        'metadata.annotations[kubernetes.io/config.mirror]: Invalid value: "": must set spec.nodeName if mirror pod annotation is set',
      ],
    ],
    [
      { name: 'web', annotations: { 'scheduler.alpha.kubernetes.io/tolerations': 'x' } },
      [
        'metadata.annotations: Invalid value: "scheduler.alpha.kubernetes.io/tolerations": invalid character \'x\' looking for beginning of value',
      ],
    ],
    [
      { name: 'web', annotations: { 'controller.kubernetes.io/pod-deletion-cost': '+1' } },
      [
        'metadata.annotations[controller.kubernetes.io/pod-deletion-cost]: Invalid value: "+1": must be a 32bit integer',
      ],
    ],
    [
      { name: 'web', annotations: { 'seccomp.security.alpha.kubernetes.io/pod': 'foo' } },
      [
        'metadata.annotations.seccomp.security.alpha.kubernetes.io/pod: Invalid value: "foo": must be a valid seccomp profile',
      ],
    ],
    [
      { name: 'web', annotations: { 'container.seccomp.security.alpha.kubernetes.io/app': 'localhost/../x' } },
      [
        'metadata.annotations.container.seccomp.security.alpha.kubernetes.io/app: Invalid value: "../x": must not contain \'..\'',
      ],
    ],
    [
      { name: 'web', annotations: { 'container.apparmor.security.beta.kubernetes.io/nope': 'unconfined' } },
      [
        'metadata.annotations[container.apparmor.security.beta.kubernetes.io/nope]: Invalid value: "nope": container not found',
      ],
    ],
    [
      { name: 'web', annotations: { 'container.apparmor.security.beta.kubernetes.io/app': 'bad' } },
      [
        'metadata.annotations[container.apparmor.security.beta.kubernetes.io/app]: Invalid value: "bad": invalid AppArmor profile name: "bad"',
      ],
    ],
    [
      { name: 'web', finalizers: ['foo', 'a b', 'kubernetes', 'foregroundDeletion', 'orphan'] },
      [
        'metadata.finalizers: Invalid value: "a b": name part …',
        'metadata.finalizers: Invalid value: ["foo","a b","kubernetes","foregroundDeletion","orphan"]: finalizer orphan and foregroundDeletion cannot be both set',
        'metadata.finalizers[0]: Invalid value: "foo": name is neither a standard finalizer name nor is it fully qualified',
        'metadata.finalizers[1]: Invalid value: "a b": name is neither a standard finalizer name nor is it fully qualified',
      ],
    ],
    [
      {
        name: 'web',
        ownerReferences: [
          { apiVersion: '', kind: '', name: '', uid: '' },
          { apiVersion: 'v1', kind: 'Event', name: 'a', uid: 'b' },
          { apiVersion: 'a/b/c', kind: 'X', name: 'n', uid: 'u' },
        ],
      },
      [
        'metadata.ownerReferences.apiVersion: Invalid value: "": version must not be empty',
        'metadata.ownerReferences.kind: Invalid value: "": must not be empty',
        'metadata.ownerReferences.name: Invalid value: "": must not be empty',
        'metadata.ownerReferences.uid: Invalid value: "": must not be empty',
        'metadata.ownerReferences: Invalid value: {"apiVersion":"v1","kind":"Event","name":"a","uid":"b"}: /v1, Kind=Event is disallowed from being an owner',
        'metadata.ownerReferences.apiVersion: Invalid value: "a/b/c": version must not be empty',
      ],
    ],
    [
      {
        name: 'web',
        ownerReferences: [
          { apiVersion: 'v1', kind: 'X', name: 'n', uid: 'u', controller: true },
          { apiVersion: 'v1', kind: 'Y', name: 'm', uid: 'v', controller: true },
        ],
      },
      [
        'metadata.ownerReferences: Invalid value: [{"apiVersion":"v1","kind":"X","name":"n","uid":"u","controller":true},{"apiVersion":"v1","kind":"Y","name":"m","uid":"v","controller":true}]: Only one reference can have Controller set to true. Found "true" in references for X/n and Y/m',
      ],
    ],
  ])('%j', (metadata, expected) => {
    expect(briefly(podWith({}, {}, metadata))).toEqual(expected)
  })
})

describe('an annotation and a field that disagree', () => {
  test.each<[object, object, object, string[]]>([
    [
      { 'seccomp.security.alpha.kubernetes.io/pod': 'runtime/default' },
      {},
      { securityContext: { seccompProfile: { type: 'Unconfined' } } },
      ['spec.securityContext.seccompProfile.type: Forbidden: seccomp type in annotation and field must match'],
    ],
    [
      { 'container.seccomp.security.alpha.kubernetes.io/app': 'localhost/a' },
      { securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'b' } } },
      {},
      [
        'spec.containers[0].securityContext.seccompProfile.localhostProfile: Forbidden: seccomp profile in annotation and field must match',
      ],
    ],
    [
      { 'container.apparmor.security.beta.kubernetes.io/app': 'unconfined' },
      { securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } },
      {},
      [
        'spec.containers[0].securityContext.appArmorProfile.type: Forbidden: apparmor type in annotation and field must match',
      ],
    ],
    [{ 'container.apparmor.security.beta.kubernetes.io/app': 'localhost/a' }, {}, {}, []],
  ])('%j', (annotations, container, spec, expected) => {
    expect(briefly(podWith(container, spec, { name: 'web', annotations }))).toEqual(expected)
  })
})
