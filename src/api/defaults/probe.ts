import type { LifecycleHandler, Probe } from '../types.ts'
import type { Draft } from './draft.ts'

/** Fills in a probe; zeros count as not given. Models pkg/apis/core/v1/defaults.go, SetDefaults_Probe. */
export function defaultProbe(probe: Draft<Probe>): void {
  probe.timeoutSeconds ||= 1
  probe.periodSeconds ||= 10
  probe.successThreshold ||= 1
  probe.failureThreshold ||= 3
  if (probe.grpc) probe.grpc.service ??= ''
  defaultHttpGet(probe.httpGet)
}

/** Fills in a lifecycle hook. */
export function defaultHandler(handler: Draft<LifecycleHandler> | undefined): void {
  defaultHttpGet(handler?.httpGet)
}

/** Models pkg/apis/core/v1/defaults.go, SetDefaults_HTTPGetAction. */
function defaultHttpGet(action: Draft<Probe>['httpGet']): void {
  if (!action) return
  action.path ||= '/'
  action.scheme ||= 'HTTP'
}
