// The server works on internal structs, whose fields have Go's names and an order of their own; some of its complaints
// print them whole. What the fields hold is said by the description (fields.ts) and by Go's declarations (goTypes.ts);
// here is what neither says: the order, and the names that do not follow from the JSON names.
// Read off pkg/apis/core/types.go and pkg/apis/batch/types.go (1.36); `json=Go` where no rule gives the Go name.
// A struct that Go embeds without a name stands here as its fields.

const CONTAINER =
  'name image command args workingDir ports envFrom env resources resizePolicy restartPolicy restartPolicyRules volumeMounts volumeDevices livenessProbe readinessProbe startupProbe lifecycle terminationMessagePath terminationMessagePolicy imagePullPolicy securityContext stdin stdinOnce tty'
const HANDLER = 'exec httpGet tcpSocket'
const AFFINITY = 'requiredDuringSchedulingIgnoredDuringExecution preferredDuringSchedulingIgnoredDuringExecution'

const FIELDS: Readonly<Record<string, string>> = {
  PodTemplateSpec: 'metadata spec',
  PodSpec:
    'volumes initContainers containers ephemeralContainers restartPolicy terminationGracePeriodSeconds activeDeadlineSeconds dnsPolicy nodeSelector serviceAccountName automountServiceAccountToken nodeName securityContext imagePullSecrets hostname subdomain setHostnameAsFQDN affinity schedulerName tolerations hostAliases priorityClassName priority preemptionPolicy dnsConfig readinessGates runtimeClassName overhead enableServiceLinks topologySpreadConstraints os schedulingGates resourceClaims resources hostnameOverride schedulingGroup',
  PodSecurityContext:
    'hostNetwork hostPID hostIPC shareProcessNamespace hostUsers seLinuxOptions windowsOptions runAsUser runAsGroup runAsNonRoot supplementalGroups supplementalGroupsPolicy fsGroup fsGroupChangePolicy sysctls seccompProfile appArmorProfile seLinuxChangePolicy',
  Container: CONTAINER,
  EphemeralContainer: `${CONTAINER} targetContainerName`,
  ContainerPort: 'name hostPort containerPort protocol hostIP',
  ContainerResizePolicy: 'resourceName restartPolicy',
  ContainerRestartRule: 'action exitCodes',
  ContainerRestartRuleOnExitCodes: 'operator values',
  EnvFromSource: 'prefix configMapRef secretRef',
  ConfigMapEnvSource: 'name optional',
  SecretEnvSource: 'name optional',
  EnvVar: 'name value valueFrom',
  EnvVarSource: 'fieldRef resourceFieldRef configMapKeyRef secretKeyRef fileKeyRef',
  ObjectFieldSelector: 'apiVersion fieldPath',
  ResourceFieldSelector: 'containerName resource divisor',
  ConfigMapKeySelector: 'name key optional',
  SecretKeySelector: 'name key optional',
  FileKeySelector: 'volumeName path key optional',
  ResourceRequirements: 'limits requests claims',
  ResourceClaim: 'name request',
  VolumeMount: 'name readOnly recursiveReadOnly mountPath subPath mountPropagation subPathExpr',
  VolumeDevice: 'name devicePath',
  Probe: `${HANDLER} grpc initialDelaySeconds timeoutSeconds periodSeconds successThreshold failureThreshold terminationGracePeriodSeconds`,
  ExecAction: 'command',
  HTTPGetAction: 'path port host scheme httpHeaders',
  HTTPHeader: 'name value',
  TCPSocketAction: 'port host',
  GRPCAction: 'port service',
  SleepAction: 'seconds',
  Lifecycle: 'postStart preStop stopSignal',
  LifecycleHandler: `${HANDLER} sleep`,
  SecurityContext:
    'capabilities privileged seLinuxOptions windowsOptions runAsUser runAsGroup runAsNonRoot readOnlyRootFilesystem allowPrivilegeEscalation procMount seccompProfile appArmorProfile',
  Capabilities: 'add drop',
  SELinuxOptions: 'user role type level',
  WindowsSecurityContextOptions: 'gmsaCredentialSpecName gmsaCredentialSpec runAsUserName hostProcess',
  SeccompProfile: 'type localhostProfile',
  AppArmorProfile: 'type localhostProfile',
  Sysctl: 'name value',
  Affinity: 'nodeAffinity podAffinity podAntiAffinity',
  NodeAffinity: AFFINITY,
  NodeSelector: 'nodeSelectorTerms',
  NodeSelectorTerm: 'matchExpressions matchFields',
  NodeSelectorRequirement: 'key operator values',
  PreferredSchedulingTerm: 'weight preference',
  PodAffinity: AFFINITY,
  PodAntiAffinity: AFFINITY,
  PodAffinityTerm: 'labelSelector namespaces topologyKey namespaceSelector matchLabelKeys mismatchLabelKeys',
  WeightedPodAffinityTerm: 'weight podAffinityTerm',
  Toleration: 'key operator value effect tolerationSeconds',
  HostAlias: 'ip hostnames',
  PodDNSConfig: 'nameservers searches options',
  PodDNSConfigOption: 'name value',
  PodReadinessGate: 'conditionType',
  PodSchedulingGate: 'name',
  PodSchedulingGroup: 'podGroupName',
  PodOS: 'name',
  PodResourceClaim: 'name resourceClaimName resourceClaimTemplateName',
  TopologySpreadConstraint:
    'maxSkew topologyKey whenUnsatisfiable labelSelector minDomains nodeAffinityPolicy nodeTaintsPolicy matchLabelKeys',
  LocalObjectReference: 'name',
  Volume:
    'name hostPath emptyDir gcePersistentDisk awsElasticBlockStore gitRepo secret nfs iscsi glusterfs persistentVolumeClaim rbd quobyte flexVolume cinder cephfs=CephFS flocker downwardAPI fc azureFile configMap vsphereVolume azureDisk photonPersistentDisk projected portworxVolume scaleIO storageos=StorageOS csi ephemeral image',
  HostPathVolumeSource: 'path type',
  EmptyDirVolumeSource: 'medium sizeLimit',
  GCEPersistentDiskVolumeSource: 'pdName fsType partition readOnly',
  AWSElasticBlockStoreVolumeSource: 'volumeID fsType partition readOnly',
  GitRepoVolumeSource: 'repository revision directory',
  SecretVolumeSource: 'secretName items defaultMode optional',
  NFSVolumeSource: 'server path readOnly',
  ISCSIVolumeSource:
    'targetPortal iqn lun iscsiInterface fsType readOnly portals chapAuthDiscovery=DiscoveryCHAPAuth chapAuthSession=SessionCHAPAuth secretRef initiatorName',
  GlusterfsVolumeSource: 'endpoints=EndpointsName path readOnly',
  PersistentVolumeClaimVolumeSource: 'claimName readOnly',
  RBDVolumeSource: 'monitors=CephMonitors image=RBDImage fsType pool=RBDPool user=RadosUser keyring secretRef readOnly',
  QuobyteVolumeSource: 'registry volume readOnly user group tenant',
  FlexVolumeSource: 'driver fsType secretRef readOnly options',
  CinderVolumeSource: 'volumeID fsType readOnly secretRef',
  CephFSVolumeSource: 'monitors path user secretFile secretRef readOnly',
  FlockerVolumeSource: 'datasetName datasetUUID',
  DownwardAPIVolumeSource: 'items defaultMode',
  DownwardAPIVolumeFile: 'path fieldRef resourceFieldRef mode',
  FCVolumeSource: 'targetWWNs lun fsType readOnly wwids=WWIDs',
  AzureFileVolumeSource: 'secretName shareName readOnly',
  ConfigMapVolumeSource: 'name items defaultMode optional',
  VsphereVirtualDiskVolumeSource: 'volumePath fsType storagePolicyName storagePolicyID',
  AzureDiskVolumeSource: 'diskName diskURI=DataDiskURI cachingMode fsType readOnly kind',
  PhotonPersistentDiskVolumeSource: 'pdID=PdID fsType',
  ProjectedVolumeSource: 'sources defaultMode',
  VolumeProjection: 'secret downwardAPI configMap serviceAccountToken clusterTrustBundle podCertificate',
  SecretProjection: 'name items optional',
  ConfigMapProjection: 'name items optional',
  DownwardAPIProjection: 'items',
  ServiceAccountTokenProjection: 'audience expirationSeconds path',
  ClusterTrustBundleProjection: 'name signerName labelSelector optional path',
  PodCertificateProjection:
    'signerName keyType maxExpirationSeconds credentialBundlePath keyPath certificateChainPath userAnnotations',
  KeyToPath: 'key path mode',
  PortworxVolumeSource: 'volumeID fsType readOnly',
  ScaleIOVolumeSource:
    'gateway system secretRef sslEnabled protectionDomain storagePool storageMode volumeName fsType readOnly',
  StorageOSVolumeSource: 'volumeName volumeNamespace fsType readOnly secretRef',
  CSIVolumeSource: 'driver readOnly fsType volumeAttributes nodePublishSecretRef',
  EphemeralVolumeSource: 'volumeClaimTemplate',
  ImageVolumeSource: 'reference pullPolicy',
  PersistentVolumeClaimTemplate: 'metadata spec',
  PersistentVolumeClaimSpec:
    'accessModes selector resources volumeName storageClassName volumeMode dataSource dataSourceRef volumeAttributesClassName',
  VolumeResourceRequirements: 'limits requests',
  TypedLocalObjectReference: 'apiGroup kind name',
  TypedObjectReference: 'apiGroup kind name namespace',
  PodFailurePolicy: 'rules',
  PodFailurePolicyRule: 'action onExitCodes onPodConditions',
  PodFailurePolicyOnExitCodesRequirement: 'containerName operator values',
  PodFailurePolicyOnPodConditionsPattern: 'type status',
  SuccessPolicy: 'rules',
  SuccessPolicyRule: 'succeededIndexes succeededCount',
  PodIP: 'ip',
  HostIP: 'ip',
}

/** Structs of the API machinery, which are printed as in JSON, without what is empty. */
const SHARED: Readonly<Record<string, string>> = {
  ObjectMeta:
    'name generateName namespace selfLink uid resourceVersion generation creationTimestamp deletionTimestamp deletionGracePeriodSeconds labels annotations ownerReferences finalizers managedFields',
  OwnerReference: 'apiVersion kind name uid controller blockOwnerDeletion',
  LabelSelector: 'matchLabels matchExpressions',
  LabelSelectorRequirement: 'key operator values',
}

/** Fields of one versioned struct that the internal one of another name has: theirs are the types. */
const ELSEWHERE: Readonly<Record<string, string>> = { PodSecurityContext: 'PodSpec' }

/** Letters that Go writes large together where they begin a name. */
const INITIALS = /^(?:api|aws|csi|dns|fc|fs|gce|gmsa|grpc|http|ip|iqn|iscsi|nfs|os|pd|rbd|se|ssl|tcp|tty)(?=[A-Z]|$)/

/** A field of an internal struct. */
export interface InternalField {
  readonly json: string
  readonly go: string
}

/** How a struct is printed: with Go's names and everything in it, or as in JSON. */
export interface InternalStruct {
  readonly form: 'internal' | 'shared'
  readonly fields: readonly InternalField[]
}

const structs = new Map<string, InternalStruct | undefined>()

/** The internal struct behind a versioned one, its fields in Go's order; undefined where it is not described. */
export function internalStruct(name: string): InternalStruct | undefined {
  if (!structs.has(name)) structs.set(name, readStruct(name))
  return structs.get(name)
}

function readStruct(name: string): InternalStruct | undefined {
  const shared = SHARED[name]
  if (shared) return { form: 'shared', fields: shared.split(' ').map((json) => ({ json, go: json })) }
  const fields = FIELDS[name]?.split(' ').map((word) => {
    const [json = '', go = goName(json)] = word.split('=')
    return { json, go }
  })
  return fields && { form: 'internal', fields }
}

/** The versioned struct that declares the fields of an internal one which that of its own name has not. */
export function borrowedFrom(struct: string): string {
  return ELSEWHERE[struct] ?? struct
}

function goName(json: string): string {
  const initials = INITIALS.exec(json)?.[0] ?? json.charAt(0)
  return initials.toUpperCase() + json.slice(initials.length)
}
