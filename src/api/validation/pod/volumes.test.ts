import { describe, expect, test } from 'vitest'
import { briefly, podWith } from '../testObjects.ts'

/** What is said of the pod's only volume, below its path. */
const volumeComplaints = (source: object) =>
  briefly(podWith({}, { serviceAccountName: 'default', volumes: [{ name: 'v', ...source }] })).map((line) =>
    line.replace('spec.volumes[0]', ''),
  )

describe('sources of volumes', () => {
  test.each<[object, string[]]>([
    [
      { awsElasticBlockStore: { volumeID: '', partition: -1 } },
      [
        '.awsElasticBlockStore.volumeID: Required value',
        '.awsElasticBlockStore.partition: Invalid value: -1: must be between 1 and 255, inclusive',
      ],
    ],
    [
      { gcePersistentDisk: { pdName: '', partition: 300 } },
      [
        '.persistentDisk.pdName: Required value',
        '.persistentDisk.partition: Invalid value: 300: must be between 1 and 255, inclusive',
      ],
    ],
    [
      { azureDisk: { diskName: '', diskURI: 'x', cachingMode: 'Foo', kind: 'Managed' } },
      [
        '.azureDisk.diskName: Required value',
        '.azureDisk.cachingMode: Unsupported value: "Foo": supported values: "None", "ReadOnly", "ReadWrite"',
        '.azureDisk.diskURI: Unsupported value: "x": supported values: "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}"',
      ],
    ],
    [
      { azureDisk: { diskName: 'd', diskURI: 'x', kind: 'Bar' } },
      [
        '.azureDisk.kind: Unsupported value: "Bar": supported values: "Dedicated", "Managed", "Shared"',
        '.azureDisk.diskURI: Unsupported value: "x": supported values: "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd"',
      ],
    ],
    [
      { azureFile: { secretName: '', shareName: '' } },
      ['.azureFile.secretName: Required value', '.azureFile.shareName: Required value'],
    ],
    [{ cephfs: { monitors: [] } }, ['.cephfs.monitors: Required value']],
    [{ cinder: { volumeID: '' } }, ['.cinder.volumeID: Required value']],
    [{ fc: {} }, ['.fc.targetWWNs: Required value: must specify either targetWWNs or wwids, but not both']],
    [
      { fc: { targetWWNs: ['a'], lun: 300, wwids: ['x'] } },
      [
        '.fc.targetWWNs: Invalid value: ["a"]: targetWWNs and wwids can not be specified simultaneously',
        '.fc.lun: Invalid value: 300: must be between 0 and 255, inclusive',
      ],
    ],
    [{ fc: { targetWWNs: ['a'] } }, ['.fc.lun: Required value: lun is required if targetWWNs is specified']],
    [{ flexVolume: { driver: '' } }, ['.flexVolume.driver: Required value']],
    [
      { flexVolume: { driver: 'a', options: { 'k8s.io/x': '1' } } },
      ['.flexVolume.options[k8s.io/x]: Invalid value: "k8s.io/x": kubernetes.io and k8s.io namespaces are reserved'],
    ],
    [{ flocker: {} }, ['.flocker: Required value: one of datasetName and datasetUUID is required']],
    [
      { flocker: { datasetName: 'a/b', datasetUUID: 'x' } },
      [
        '.flocker: Invalid value: "resource": datasetName and datasetUUID can not be specified simultaneously',
        '.flocker.datasetName: Invalid value: "a/b": must not contain \'/\'',
      ],
    ],
    [
      { gitRepo: { repository: '', directory: '../x' } },
      ['.gitRepo.repository: Required value', '.gitRepo.directory: Invalid value: "../x": must not contain \'..\''],
    ],
    [
      { glusterfs: { endpoints: '', path: '' } },
      ['.glusterfs.endpoints: Required value', '.glusterfs.path: Required value'],
    ],
    [
      { iscsi: { targetPortal: '', iqn: 'x', lun: -1 } },
      [
        '.iscsi.targetPortal: Required value',
        '.iscsi.iqn: Invalid value: "x": must be valid format starting with iqn, eui, or naa',
        '.iscsi.lun: Invalid value: -1: must be between 0 and 255, inclusive',
      ],
    ],
    [
      { iscsi: { targetPortal: 'a', iqn: 'iqn.x', lun: 1, initiatorName: 'bad' } },
      [
        '.iscsi.iqn: Invalid value: "iqn.x": must be valid format',
        '.iscsi.initiatorname: Invalid value: "bad": must be valid format starting with iqn, eui, or naa',
      ],
    ],
    [
      { iscsi: { targetPortal: 'a', iqn: '', lun: 1, chapAuthDiscovery: true } },
      ['.iscsi.iqn: Required value', '.iscsi.secretRef: Required value'],
    ],
    [
      { nfs: { server: '', path: 'a' } },
      ['.nfs.server: Required value', '.nfs.path: Invalid value: "a": must be an absolute path'],
    ],
    [{ photonPersistentDisk: { pdID: '' } }, ['.photonPersistentDisk.pdID: Required value']],
    [{ portworxVolume: { volumeID: '' } }, ['.portworxVolume.volumeID: Required value']],
    [
      { quobyte: { registry: 'a', volume: '' } },
      [
        '.quobyte.registry: Invalid value: "a": must be a host:port pair or multiple pairs separated by commas',
        '.quobyte.volume: Required value',
      ],
    ],
    [{ rbd: { monitors: [], image: '' } }, ['.rbd.monitors: Required value', '.rbd.image: Required value']],
    [
      { scaleIO: { gateway: '', system: '', volumeName: '', secretRef: { name: 's' } } },
      ['.scaleIO.gateway: Required value', '.scaleIO.system: Required value', '.scaleIO.volumeName: Required value'],
    ],
    [
      { storageos: { volumeName: '', volumeNamespace: 'N' } },
      [
        '.storageos.volumeName: Required value',
        '.storageos.volumeNamespace: Invalid value: "N": a lowercase RFC 1123 label …',
      ],
    ],
    [{ storageos: { volumeName: 'a', secretRef: { name: '' } } }, ['.storageos.secretRef.name: Required value']],
    [{ vsphereVolume: { volumePath: '' } }, ['.vsphereVolume.volumePath: Required value']],
    [{ csi: { driver: '' } }, ['.csi.driver: Required value']],
    [
      { csi: { driver: '-x', nodePublishSecretRef: { name: 'B' } } },
      [
        '.csi.driver: Invalid value: "-x": a lowercase RFC 1123 subdomain …',
        '.csi.name: Invalid value: "B": a lowercase RFC 1123 subdomain …',
      ],
    ],
    [
      {
        csi: {
          driver: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
          nodePublishSecretRef: { name: '' },
        },
      },
      ['.csi.driver: Too long: may not be more than 63 bytes', '.csi.nodePublishSecretRef.name: Required value'],
    ],
    [
      { image: { reference: '', pullPolicy: 'x' } },
      [
        '.image.reference: Required value',
        '.image.pullPolicy: Unsupported value: "x": supported values: "Always", "IfNotPresent", "Never"',
      ],
    ],
    [
      { emptyDir: { sizeLimit: '-1' } },
      ['.emptyDir.sizeLimit: Forbidden: SizeLimit field must be a valid resource quantity'],
    ],
    [
      {
        downwardAPI: {
          items: [
            { path: 'a', fieldRef: { fieldPath: "metadata.labels['A b']" } },
            {
              path: 'd',
              fieldRef: { fieldPath: 'metadata.name' },
              resourceFieldRef: { containerName: 'c', resource: 'limits.cpu' },
            },
            { path: '..f', fieldRef: { fieldPath: 'spec.nodeName' }, mode: 9999 },
            { path: 'g', resourceFieldRef: { containerName: 'c', resource: 'requests.memory', divisor: '3' } },
          ],
        },
      },
      [
        '.downwardAPI.fieldRef: Invalid value: "A b": name part …',
        '.downwardAPI: Invalid value: "resource": fieldRef and resourceFieldRef can not be specified simultaneously',
        '.downwardAPI.path: Invalid value: "..f": must not start with \'..\'',
        '.downwardAPI.fieldRef.fieldPath: Unsupported value: "spec.nodeName": supported values: "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid"',
        '.downwardAPI.mode: Invalid value: 9999: must be a number between 0 and 0777 (octal), both inclusive',
        '.downwardAPI.resourceFieldRef.divisor: Invalid value: "requests.memory": only divisor\'s values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the memory resource',
      ],
    ],
    [
      {
        projected: {
          sources: [
            {},
            { serviceAccountToken: { path: '', expirationSeconds: 4294967297 } },
            { downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'metadata.name' } }] } },
            { configMap: { name: 'c', items: [{ key: 'k', path: 'a' }] } },
          ],
        },
      },
      [
        '.projected.sources[1].serviceAccountToken.expirationSeconds: Invalid value: 4294967297: may not specify a duration larger than 2^32 seconds',
        '.projected.path: Required value',
        '.projected: Invalid value: "c": conflicting duplicate paths',
      ],
    ],
    [
      {
        ephemeral: {
          volumeClaimTemplate: {
            metadata: { name: 'x', namespace: 'n' },
            spec: { accessModes: ['ReadWriteOnce', 'ReadWriteOncePod'], resources: { requests: { storage: '0' } } },
          },
        },
      },
      [
        '.ephemeral.volumeClaimTemplate.metadata.name: Forbidden: cannot be set',
        '.ephemeral.volumeClaimTemplate.metadata.namespace: Forbidden: cannot be set',
        '.ephemeral.volumeClaimTemplate.spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes',
        '.ephemeral.volumeClaimTemplate.spec.resources[storage]: Invalid value: "0": must be greater than zero',
      ],
    ],
    [{ emptyDir: {}, hostPath: { path: '/x' } }, ['.hostPath: Forbidden: may not specify more than 1 volume type']],
  ])('%j', (source, expected) => {
    expect(volumeComplaints(source)).toEqual(expected)
  })
})
