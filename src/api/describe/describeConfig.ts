import { base64Length, decodeBase64 } from '../../base/base64.ts'
import { sortedEntries } from '../sortedKeys.ts'
import type { ConfigMap, ObjectMeta, Secret } from '../types.ts'
import { type DescribeScope, eventsOf } from './describeScope.ts'
import { type DescribeWriter, describedText } from './describeWriter.ts'
import { eventLines } from './eventLines.ts'
import { annotationLines, labelLines } from './metadataLines.ts'

/** `kubectl describe configmap`. Models kubectl pkg/describe/describe.go, ConfigMapDescriber (1.36). */
export function describeConfigMap(config: ConfigMap, { objects, now }: DescribeScope): string {
  return describedText((writer) => {
    headLines(writer, config.metadata)
    writer.line(0, '\nData\n====')
    for (const [key, text] of sortedEntries(config.data)) writer.line(0, `${key}:\n----\n${text}\n`)
    writer.line(0, '\nBinaryData\n====')
    for (const [key, data] of sortedEntries(config.binaryData)) writer.line(0, `${key}: ${base64Length(data)} bytes`)
    writer.line(0, '')
    eventLines(writer, eventsOf(config, objects), now)
  })
}

/** `kubectl describe secret`: how long each value is; a service account's token alone is shown. Models kubectl pkg/describe/describe.go, describeSecret (1.36). */
export function describeSecret({ metadata, type, data }: Secret): string {
  return describedText((writer) => {
    headLines(writer, metadata)
    writer.line(0, `\nType:\t${type ?? ''}`)
    writer.line(0, '\nData\n====')
    for (const [key, value] of sortedEntries(data)) {
      const token = key === 'token' && type === 'kubernetes.io/service-account-token'
      writer.line(0, `${key}:\t${token ? decodeBase64(value) : `${base64Length(value)} bytes`}`)
    }
  })
}

function headLines(writer: DescribeWriter, metadata: ObjectMeta | undefined): void {
  writer.line(0, `Name:\t${metadata?.name ?? ''}`)
  writer.line(0, `Namespace:\t${metadata?.namespace ?? ''}`)
  labelLines(writer, 'Labels', metadata?.labels)
  annotationLines(writer, 'Annotations', metadata?.annotations)
}
