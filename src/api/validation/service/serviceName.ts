import { dns1035LabelErrors, dnsLabelErrors } from '../names.ts'
import type { ValidationOptions } from '../options.ts'

/** What is wrong with a Service's name: since 1.36 it may begin with a digit (RelaxedServiceNameValidation). Models pkg/apis/core/validation/validation.go, ValidateServiceName. */
export function serviceNameErrors(name: string, { kubernetesVersion }: ValidationOptions): string[] {
  return kubernetesVersion === '1.34' ? dns1035LabelErrors(name) : dnsLabelErrors(name)
}
