import type { HorizontalPodAutoscaler } from '../types.ts'
import type { Draft } from './draft.ts'

type AutoscalerSpec = NonNullable<Draft<HorizontalPodAutoscaler>['spec']>
type ScalingRules = NonNullable<NonNullable<AutoscalerSpec['behavior']>['scaleUp']>

/** In percent of what the pods ask for. */
const TARGET_UTILIZATION = 80
const PERIOD_SECONDS = 15
const DOUBLE = { type: 'Percent', value: 100, periodSeconds: PERIOD_SECONDS }
const FOUR_PODS = { type: 'Pods', value: 4, periodSeconds: PERIOD_SECONDS }
const METRICS_ANNOTATION = 'autoscaling.alpha.kubernetes.io/metrics'

/** Fills in an autoscaler of either version. Models pkg/apis/autoscaling/v2/defaults.go and v1/conversion.go (1.36). */
export function defaultAutoscaler(autoscaler: Draft<HorizontalPodAutoscaler>): void {
  const { spec } = autoscaler
  if (!spec) return
  spec.minReplicas ??= 1
  if (autoscaler.apiVersion === 'autoscaling/v1') {
    defaultFirstVersion(autoscaler, spec)
    return
  }
  if ((spec.metrics ?? []).length === 0) {
    const target = { type: 'Utilization', averageUtilization: TARGET_UTILIZATION }
    spec.metrics = [{ type: 'Resource', resource: { name: 'cpu', target } }]
  }
  if (!spec.behavior) return
  const up = { stabilizationWindowSeconds: 0, policies: [FOUR_PODS, DOUBLE] }
  spec.behavior.scaleUp = withRules(up, spec.behavior.scaleUp)
  spec.behavior.scaleDown = withRules({ policies: [DOUBLE] }, spec.behavior.scaleDown)
}

const withRules = (defaults: ScalingRules, given: ScalingRules | undefined): ScalingRules => ({
  ...{ selectPolicy: 'Max', ...defaults },
  ...given,
})

/** The first version knows only the share of the CPU; other metrics it keeps in an annotation. */
function defaultFirstVersion({ metadata }: Draft<HorizontalPodAutoscaler>, spec: AutoscalerSpec): void {
  if (metadata?.annotations?.[METRICS_ANNOTATION] !== undefined) return
  const first = spec as { targetCPUUtilizationPercentage?: number }
  first.targetCPUUtilizationPercentage ??= TARGET_UTILIZATION
}
