import type { Container, Job, Pod } from '../../../api/types.ts'
import type { Stored } from '../../apiserver/objectStore.ts'
import { podFromTemplate } from '../templates.ts'
import { TRACKING_FINALIZER } from './decide.ts'
import { INDEX_KEY } from './indexes.ts'

const INDEX_VARIABLE = 'JOB_COMPLETION_INDEX'

/** A pod of a Job; an indexed one knows its index. Models pkg/controller/job/job_controller.go, manageJob (1.36). */
export function podOfJob(job: Stored<Job>, index: number | undefined): Pod {
  const { name } = job.metadata
  const pod = podFromTemplate(job.spec?.template, job, {
    generateName: index === undefined ? `${name}-` : `${name}-${index}-`,
  })
  const finalizers = [...(pod.metadata?.finalizers ?? []), TRACKING_FINALIZER]
  const spec = pod.spec
  if (index === undefined || spec === undefined) return { ...pod, metadata: { ...pod.metadata, finalizers } }
  const variable = { name: INDEX_VARIABLE, valueFrom: { fieldRef: { fieldPath: `metadata.labels['${INDEX_KEY}']` } } }
  const told = (container: Container): Container =>
    container.env?.some((e) => e.name === INDEX_VARIABLE)
      ? container
      : { ...container, env: [...(container.env ?? []), variable] }
  const initContainers = spec.initContainers?.map(told)
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      finalizers,
      labels: { ...pod.metadata?.labels, [INDEX_KEY]: String(index) },
      annotations: { ...pod.metadata?.annotations, [INDEX_KEY]: String(index) },
    },
    spec: {
      ...spec,
      hostname: `${name}-${index}`,
      containers: spec.containers.map(told),
      ...(initContainers === undefined ? {} : { initContainers }),
    },
  }
}
