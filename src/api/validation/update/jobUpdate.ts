import type { Container, Job, PodSpec } from '../../types.ts'
import { type FieldError, invalid } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import type { ValidationOptions } from '../options.ts'
import { validateJobRules } from '../workloads/jobs.ts'
import { immutableScalar, immutableStruct } from './immutableField.ts'

type JobSpec = NonNullable<Job['spec']>
type Template = JobSpec['template']

const SPEC = ROOT.child('spec')

/** What is wrong with a Job's new spec, and what of it may not be changed. Models pkg/apis/batch/validation/validation.go, ValidateJobSpecUpdate (1.36). */
export function validateJobChange({ spec }: Job, old: Job, options: ValidationOptions): FieldError[] {
  const before = old.spec
  if (!spec || !before) return []
  return [
    ...validateJobRules(spec, options),
    ...validateCompletions(spec, before),
    ...immutableStruct(spec.selector, before.selector, 'LabelSelector', SPEC.child('selector')),
    ...validateTemplateChange(spec.template, old, options),
    ...immutableScalar(spec.completionMode, before.completionMode, SPEC.child('completionMode')),
    ...immutableStruct(
      spec.podFailurePolicy,
      before.podFailurePolicy,
      'PodFailurePolicy',
      SPEC.child('podFailurePolicy'),
    ),
    ...immutableScalar(spec.backoffLimitPerIndex, before.backoffLimitPerIndex, SPEC.child('backoffLimitPerIndex')),
    ...immutableScalar(spec.managedBy, before.managedBy, SPEC.child('managedBy')),
    ...immutableStruct(spec.successPolicy, before.successPolicy, 'SuccessPolicy', SPEC.child('successPolicy')),
  ]
}

/** Models validateCompletions: an Indexed Job may grow and shrink. */
function validateCompletions(spec: JobSpec, old: JobSpec): FieldError[] {
  const field = SPEC.child('completions')
  if (spec.completionMode !== 'Indexed') return immutableScalar(spec.completions, old.completions, field)
  if (spec.completions === old.completions || spec.completions === undefined) return []
  if (spec.completions === spec.parallelism) return []
  return [invalid(field, spec.completions, 'can only be modified in tandem with spec.parallelism')]
}

/** Models validatePodTemplateUpdate: since 1.36 the complaint about a Job whose template may still change is about its spec. */
function validateTemplateChange(template: Template, old: Job, options: ValidationOptions): FieldError[] {
  const field = SPEC.child('template')
  const before = old.spec?.template
  if (!before || !mayBeSentElsewhere(old, options)) return immutableStruct(template, before, 'PodTemplateSpec', field)
  const known = { ...before, spec: before.spec && changeableSpec(template.spec, before.spec, options) }
  if (options.kubernetesVersion !== '1.34') {
    return immutableStruct(template.spec, known.spec, 'PodSpec', field.child('spec'))
  }
  const { labels, annotations } = template.metadata ?? {}
  return immutableStruct(
    template,
    { ...known, metadata: { ...before.metadata, labels, annotations } },
    'PodTemplateSpec',
    field,
  )
}

/** The old spec, with what a suspended Job may change taken from the new one. */
function changeableSpec(spec: PodSpec = { containers: [] }, before: PodSpec, options: ValidationOptions): PodSpec {
  const { nodeSelector, tolerations, schedulingGates } = spec
  const affinity = withNodeAffinityOf(spec, before)
  const changed = { ...before, nodeSelector, tolerations, schedulingGates, affinity }
  return options.kubernetesVersion === '1.34' ? changed : withResourcesOf(spec, changed)
}

/** While a Job is suspended and none of its pods is there, a queue may still decide where they will run, and with what. */
function mayBeSentElsewhere({ spec, status }: Job, { kubernetesVersion }: ValidationOptions): boolean {
  if (!spec?.suspend) return false
  if (status?.startTime === undefined) return (status?.active ?? 0) === 0 || kubernetesVersion === '1.34'
  if (kubernetesVersion === '1.34' || (status.active ?? 0) > 0) return false
  return (status.conditions ?? []).some(({ type, status: state }) => type === 'Suspended' && state === 'True')
}

function withNodeAffinityOf({ affinity }: PodSpec, { affinity: old }: PodSpec): PodSpec['affinity'] {
  if (affinity) return { ...old, nodeAffinity: affinity.nodeAffinity }
  if (!old) return undefined
  const { nodeAffinity: _nodeAffinity, ...rest } = old
  return rest.podAffinity || rest.podAntiAffinity ? rest : undefined
}

function withResourcesOf(template: PodSpec, spec: PodSpec): PodSpec {
  const renewed = (containers: readonly Container[] = [], old: readonly Container[] = []) =>
    old.map((container, index) => {
      const { requests, limits } = containers[index]?.resources ?? {}
      return { ...container, resources: { ...container.resources, requests, limits } }
    })
  return {
    ...spec,
    containers: renewed(template.containers, spec.containers),
    initContainers: spec.initContainers && renewed(template.initContainers, spec.initContainers),
  }
}
