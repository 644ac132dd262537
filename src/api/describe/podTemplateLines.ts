import { formatLabelSelector } from '../selector/selector.ts'
import type { PodSpec, PodTemplateSpec } from '../types.ts'
import { containerLines } from './containerLines.ts'
import type { DescribeWriter } from './describeWriter.ts'
import { annotationLines, labelLines, multiline, tolerationLines } from './metadataLines.ts'
import { volumeLines } from './volumeLines.ts'

const SPACE = '  '

/** The block "Pod Template"; only a ReplicationController may have none, null. Models kubectl pkg/describe/describe.go, DescribePodTemplate (1.36). */
export function podTemplateLines(writer: DescribeWriter, template: PodTemplateSpec | null = {}): void {
  writer.line(0, 'Pod Template:')
  if (template === null) {
    writer.write(1, '<unset>')
    return
  }
  const { metadata, spec } = template
  labelLines(writer, '  Labels', metadata?.labels)
  if (Object.keys(metadata?.annotations ?? {}).length > 0) {
    annotationLines(writer, '  Annotations', metadata?.annotations)
  }
  if (spec?.serviceAccountName) writer.line(1, `Service Account:\t${spec.serviceAccountName}`)
  if ((spec?.initContainers ?? []).length > 0) {
    containerLines(writer, { title: 'Init Containers', containers: spec?.initContainers, space: SPACE })
  }
  containerLines(writer, { title: 'Containers', containers: spec?.containers, space: SPACE })
  volumeLines(writer, spec?.volumes, SPACE)
  topologySpreadLines(writer, spec?.topologySpreadConstraints, SPACE)
  if (spec?.priorityClassName) writer.line(1, `Priority Class Name:\t${spec.priorityClassName}`)
  labelLines(writer, '  Node-Selectors', spec?.nodeSelector)
  tolerationLines(writer, '  Tolerations', spec?.tolerations)
}

/** The topology spread constraints, if any, by topology key. Models kubectl pkg/describe/describe.go, describeTopologySpreadConstraints. */
export function topologySpreadLines(
  writer: DescribeWriter,
  constraints: PodSpec['topologySpreadConstraints'],
  space = '',
): void {
  if ((constraints ?? []).length === 0) return
  const sorted = [...(constraints ?? [])].sort((a, b) => (a.topologyKey < b.topologyKey ? -1 : 1))
  const values = sorted.map(({ topologyKey, whenUnsatisfiable, maxSkew, labelSelector }) => {
    const selected = labelSelector ? ` for selector ${formatLabelSelector(labelSelector)}` : ''
    return `${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded${selected}`
  })
  multiline(writer, 'Topology Spread Constraints', values, space)
}
