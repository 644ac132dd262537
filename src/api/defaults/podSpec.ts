import type { Container, PodSpec } from '../types.ts'
import { defaultContainer } from './container.ts'
import type { Draft } from './draft.ts'
import { roundList, roundResources } from './resources.ts'
import { defaultVolume } from './volume.ts'

const GRACE_SECONDS = 30

/** Fills in a pod's spec, be it a pod's own or a template's. Models pkg/apis/core/v1/defaults.go, SetDefaults_PodSpec. */
export function defaultPodSpec(spec: Draft<PodSpec>): void {
  spec.dnsPolicy ||= 'ClusterFirst'
  spec.restartPolicy ||= 'Always'
  spec.securityContext ??= {}
  spec.terminationGracePeriodSeconds ??= GRACE_SECONDS
  spec.schedulerName ||= 'default-scheduler'
  if (spec.serviceAccountName && !spec.serviceAccount) spec.serviceAccount = spec.serviceAccountName
  if (spec.serviceAccount && !spec.serviceAccountName) spec.serviceAccountName = spec.serviceAccount
  for (const volume of spec.volumes ?? []) defaultVolume(volume)
  for (const container of spec.initContainers ?? []) defaultContainer(container)
  for (const container of spec.containers ?? []) defaultContainer(container)
  // An ephemeral container has the fields of a container, and their defaults.
  for (const container of spec.ephemeralContainers ?? []) defaultContainer(container as Draft<Container>)
  roundResources(spec.resources)
  if (spec.overhead) roundList(spec.overhead)
}
