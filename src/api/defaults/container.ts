import type { Container } from '../types.ts'
import type { Draft } from './draft.ts'
import { defaultImagePullPolicy } from './imagePullPolicy.ts'
import { defaultHandler, defaultProbe } from './probe.ts'
import { roundResources } from './resources.ts'

/** Fills in a container, whichever list of the pod it is in. Models pkg/apis/core/v1/defaults.go, SetDefaults_Container. */
export function defaultContainer(container: Draft<Container>): void {
  container.imagePullPolicy ||= defaultImagePullPolicy(container.image)
  container.terminationMessagePath ||= '/dev/termination-log'
  container.terminationMessagePolicy ||= 'File'
  container.resources ??= {}
  roundResources(container.resources)
  for (const port of container.ports ?? []) port.protocol ||= 'TCP'
  for (const variable of container.env ?? []) {
    if (variable.valueFrom?.fieldRef) variable.valueFrom.fieldRef.apiVersion ||= 'v1'
    if (variable.valueFrom?.fileKeyRef) variable.valueFrom.fileKeyRef.optional ??= false
  }
  for (const probe of [container.livenessProbe, container.readinessProbe, container.startupProbe]) {
    if (probe) defaultProbe(probe)
  }
  defaultHandler(container.lifecycle?.postStart)
  defaultHandler(container.lifecycle?.preStop)
}
