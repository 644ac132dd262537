import { NONE } from '../printers/cellText.ts'
import { parseQuantity, type Quantity, quantityMilliValue, quantityValue, ZERO_QUANTITY } from '../quantity/quantity.ts'
import type { Container, Pod } from '../types.ts'
import type { DescribeWriter } from './describeWriter.ts'

type EnvVar = NonNullable<Container['env']>[number]
type ResourceFieldRef = NonNullable<NonNullable<EnvVar['valueFrom']>['resourceFieldRef']>

/** The block "Environment"; `pod` is absent where a template is described. Models kubectl pkg/describe/describe.go, describeContainerEnvVars. */
export function envLines(writer: DescribeWriter, container: Container, pod: Pod | undefined): void {
  const env = container.env ?? []
  writer.line(2, `Environment:${env.length === 0 ? `\t${NONE}` : ''}`)
  for (const variable of env) envVarLines(writer, variable, container, pod)
}

/** The block "Environment Variables from". Models kubectl pkg/describe/describe.go, describeContainerEnvFrom. */
export function envFromLines(writer: DescribeWriter, container: Container): void {
  if ((container.envFrom ?? []).length === 0) return
  writer.line(2, 'Environment Variables from:')
  for (const { configMapRef, secretRef, prefix } of container.envFrom ?? []) {
    const kind = configMapRef ? 'ConfigMap' : secretRef ? 'Secret' : ''
    const source = configMapRef ?? secretRef
    const prefixed = prefix ? ` with prefix '${prefix}'` : ''
    writer.line(3, `${source?.name ?? ''}\t${kind}${prefixed}\tOptional: ${source?.optional === true}`)
  }
}

function envVarLines(
  writer: DescribeWriter,
  { name, value, valueFrom }: EnvVar,
  container: Container,
  pod?: Pod,
): void {
  if (!valueFrom) {
    const [first = '', ...more] = (value ?? '').split('\n')
    writer.line(3, `${name}:\t${first}`)
    for (const line of more) writer.line(3, `\t${line}`)
    return
  }
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom
  if (fieldRef) {
    const found = pod === undefined ? '' : fieldValue(pod, fieldRef.fieldPath)
    writer.line(3, `${name}:\t${found} (${fieldRef.apiVersion ?? ''}:${fieldRef.fieldPath})`)
  } else if (resourceFieldRef) {
    const { resource } = resourceFieldRef
    const amount = resourceValue(resourceFieldRef, container)
    const whole = amount === '0' && (resource === 'limits.cpu' || resource === 'limits.memory')
    writer.line(3, `${name}:\t${whole ? 'node allocatable' : amount} (${resource})`)
  } else if (secretKeyRef) {
    const { key, name: secret, optional } = secretKeyRef
    writer.line(3, `${name}:\t<set to the key '${key}' in secret '${secret ?? ''}'>\tOptional: ${optional === true}`)
  } else if (configMapKeyRef) {
    const { key, name: config, optional } = configMapKeyRef
    writer.line(
      3,
      `${name}:\t<set to the key '${key}' of config map '${config ?? ''}'>\tOptional: ${optional === true}`,
    )
  }
}

// kubectl can look up no other fields than these two.
function fieldValue(pod: Pod, path: string): string {
  if (path === 'metadata.name') return pod.metadata?.name ?? ''
  return path === 'metadata.namespace' ? (pod.metadata?.namespace ?? '') : ''
}

// Models kubectl pkg/util/resource, ExtractContainerResourceValue.
function resourceValue({ resource, divisor }: ResourceFieldRef, { resources }: Container): string {
  const [, list, name = ''] = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/.exec(resource) ?? []
  if (list === undefined) return ''
  const amount = quantityOf((list === 'limits' ? resources?.limits : resources?.requests)?.[name])
  const given = quantityOf(divisor)
  const unit = given.unscaled === 0n ? quantityOf('1') : given
  const amountOf = name === 'cpu' ? quantityMilliValue : quantityValue
  return String(Math.ceil(Number(amountOf(amount)) / Number(amountOf(unit))))
}

function quantityOf(text: string | undefined): Quantity {
  const parsed = parseQuantity(String(text ?? '0'))
  return parsed.ok ? parsed.value : ZERO_QUANTITY
}
