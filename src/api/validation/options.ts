import type { FeatureGates } from '../featureGates.ts'

/** What validation depends on besides the object. */
export type ValidationOptions = FeatureGates
