/** What validation depends on besides the object. */
export interface ValidationOptions {
  readonly kubernetesVersion: '1.36' | '1.34'
  readonly featureGates: Readonly<Record<string, boolean>>
}
