import { describe, expect, test } from 'vitest'
import { briefly, podWith } from '../testObjects.ts'

describe('what a pod may do on its node', () => {
  test.each<[object, object, string[]]>([
    [
      {},
      {
        securityContext: {
          fsGroup: -1,
          runAsUser: -1,
          runAsGroup: -1,
          supplementalGroups: [-1],
          fsGroupChangePolicy: 'X',
          supplementalGroupsPolicy: 'Y',
          seLinuxChangePolicy: 'MountOption',
        },
      },
      [
        'spec.securityContext.fsGroup: Invalid value: -1: must be between 0 and 2147483647, inclusive',
        'spec.securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive',
        'spec.securityContext.runAsGroup: Invalid value: -1: must be between 0 and 2147483647, inclusive',
        'spec.securityContext.supplementalGroups[0]: Invalid value: -1: must be between 0 and 2147483647, inclusive',
        'spec.securityContext.fsGroupChangePolicy: Unsupported value: "X": supported values: "Always", "OnRootMismatch"',
        'spec.securityContext.supplementalGroupsPolicy: Unsupported value: "Y": supported values: "Merge", "Strict"',
        'spec.securityContext.seLinuxChangePolicy: Unsupported value: "MountOption": supported values: "Recursive"',
      ],
    ],
    [
      {},
      { securityContext: { seccompProfile: { type: 'Localhost' }, appArmorProfile: { type: 'X' } } },
      [
        'spec.securityContext.seccompProfile.localhostProfile: Required value: must be set when seccomp type is Localhost',
        'spec.securityContext.appArmorProfile.type: Unsupported value: "X": supported values: "Localhost", "RuntimeDefault", "Unconfined"',
      ],
    ],
    [
      {},
      {
        hostNetwork: true,
        hostIPC: true,
        securityContext: {
          sysctls: [
            { name: 'net.core.x', value: '1' },
            { name: 'kernel.shmmax', value: '1' },
            { name: '', value: '1' },
            { name: 'kernel.shmmax', value: '1' },
          ],
        },
      },
      [
        'spec.securityContext.sysctls[0].name: Invalid value: "net.core.x": may not be specified when \'hostNetwork\' is true',
        'spec.securityContext.sysctls[1].name: Invalid value: "kernel.shmmax": may not be specified when \'hostIPC\' is true',
        'spec.securityContext.sysctls[2].name: Required value',
        'spec.securityContext.sysctls[3].name: Duplicate value: "kernel.shmmax"',
        'spec.securityContext.sysctls[3].name: Invalid value: "kernel.shmmax": may not be specified when \'hostIPC\' is true',
      ],
    ],
    [
      {
        securityContext: {
          procMount: 'Unmasked',
          seccompProfile: { type: 'Localhost', localhostProfile: '../x' },
          appArmorProfile: { type: 'Localhost', localhostProfile: '' },
        },
      },
      {},
      [
        'spec.containers[0].securityContext.procMount: Invalid value: "Unmasked": `hostUsers` must be false to use `Unmasked`',
        'spec.containers[0].securityContext.seccompProfile.localhostProfile: Invalid value: "../x": must not contain \'..\'',
        'spec.containers[0].securityContext.appArmorProfile.localhostProfile: Required value: must be set when AppArmor type is Localhost',
      ],
    ],
    [
      {
        securityContext: {
          seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'x' },
          appArmorProfile: { type: 'Localhost', localhostProfile: 'x ' },
        },
      },
      {},
      [
        'spec.containers[0].securityContext.seccompProfile.localhostProfile: Invalid value: {"Type":"RuntimeDefault","LocalhostProfile":"x"}: can only be set when seccomp type is Localhost',
        'spec.containers[0].securityContext.appArmorProfile.localhostProfile: Invalid value: "x ": must not be padded with whitespace',
      ],
    ],
    [
      { securityContext: { capabilities: { add: ['X'] }, procMount: 'Default' } },
      {
        os: { name: 'windows' },
        hostPID: true,
        hostUsers: true,
        securityContext: { runAsUser: 1, seLinuxOptions: {} },
      },
      [
        'spec.securityContext.seLinuxOptions: Forbidden: cannot be set for a windows pod',
        'spec.hostUsers: Forbidden: cannot be set for a windows pod',
        'spec.hostPID: Forbidden: cannot be set for a windows pod',
        'spec.securityContext.runAsUser: Forbidden: cannot be set for a windows pod',
        'spec.containers[0].securityContext.capabilities: Forbidden: cannot be set for a windows pod',
        'spec.containers[0].securityContext.procMount: Forbidden: cannot be set for a windows pod',
      ],
    ],
    [
      { securityContext: { windowsOptions: {} } },
      { os: { name: 'linux' }, securityContext: { windowsOptions: {} } },
      [
        'spec.securityContext.windowsOptions: Forbidden: windows options cannot be set for a linux pod',
        'spec.containers[0].securityContext.windowsOptions: Forbidden: windows options cannot be set for a linux pod',
      ],
    ],
    [
      {},
      { securityContext: { windowsOptions: { gmsaCredentialSpecName: 'B_', runAsUserName: 'a\\b\\c' } } },
      [
        'spec.securityContext.windowsOptions.gmsaCredentialSpecName: Invalid value: "B_": a lowercase RFC 1123 subdomain …',
        'spec.securityContext.windowsOptions.runAsUserName: Invalid value: "a\\\\b\\\\c": runAsUserName cannot contain more than one backslash',
      ],
    ],
    [
      {},
      { securityContext: { windowsOptions: { hostProcess: true } } },
      ['spec.hostNetwork: Invalid value: false: hostNetwork must be true if pod contains any hostProcess containers'],
    ],
    [
      { securityContext: { windowsOptions: { hostProcess: false } } },
      { hostNetwork: true, securityContext: { windowsOptions: { hostProcess: true } } },
      [
        'spec.containers[0].securityContext.windowsOptions.hostProcess: Invalid value: false: pod hostProcess value must be identical if both are specified, was true',
      ],
    ],
    [
      { volumeDevices: [{ name: 'p', devicePath: '/d' }] },
      {
        hostUsers: false,
        hostPID: true,
        hostIPC: true,
        hostNetwork: true,
        volumes: [{ name: 'p', persistentVolumeClaim: { claimName: 'c' } }],
      },
      [
        'spec.hostNetwork: Forbidden: when `hostUsers` is false',
        'spec.HostPID: Forbidden: when `hostUsers` is false',
        'spec.HostIPC: Forbidden: when `hostUsers` is false',
        'spec.containers[0].volumeDevices: Forbidden: when `hostUsers` is false',
      ],
    ],
    [
      {},
      {
        setHostnameAsFQDN: true,
        hostnameOverride: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      },
      [
        'spec.hostnameOverride: Forbidden: may not be specified when setHostnameAsFQDN is true',
        'spec.hostnameOverride: Too long: may not be more than 64 bytes',
      ],
    ],
    [
      {},
      { hostNetwork: true, hostPID: true, shareProcessNamespace: true, hostnameOverride: 'B' },
      [
        'spec.securityContext.shareProcessNamespace: Invalid value: true: ShareProcessNamespace and HostPID cannot both be enabled',
        'spec.hostnameOverride: Forbidden: may not be specified when hostNetwork is true',
        'spec.hostnameOverride: Invalid value: "B": a lowercase RFC 1123 subdomain …',
      ],
    ],
  ])('%j', (container, spec, expected) => {
    expect(briefly(podWith(container, spec))).toEqual(expected)
  })
})
