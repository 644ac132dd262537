/** What the state of a gate depends on. */
export interface FeatureGates {
  readonly kubernetesVersion: '1.36' | '1.34'
  readonly featureGates: Readonly<Record<string, boolean>>
}

/** Gates that are not on in both versions: on since 1.36, or off unless the scenario says otherwise. */
const DEFAULTS = {
  ContainerRestartRules: 'since 1.36',
  EnvFiles: 'since 1.36',
  HostnameOverride: 'since 1.36',
  ImageVolume: 'since 1.36',
  RelaxedServiceNameValidation: 'since 1.36',
  RestartAllContainersOnContainerExits: 'since 1.36',
  StrictIPCIDRValidation: 'since 1.36',
  ClusterTrustBundleProjection: 'off',
  ContainerStopSignals: 'off',
  GenericWorkload: 'off',
  HPAScaleToZero: 'off',
  MaxUnavailableStatefulSet: 'off',
  PodCertificateRequest: 'off',
  SELinuxMount: 'off',
  TaintTolerationComparisonOperators: 'off',
  UserNamespacesHostNetworkSupport: 'off',
} as const

/** Whether a feature of the API is there. Models pkg/features/kube_features.go. */
export function isEnabled(gate: keyof typeof DEFAULTS, { kubernetesVersion, featureGates }: FeatureGates): boolean {
  return featureGates[gate] ?? (DEFAULTS[gate] === 'since 1.36' && kubernetesVersion !== '1.34')
}
