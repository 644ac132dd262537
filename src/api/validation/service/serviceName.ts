import { isEnabled } from '../../featureGates.ts'
import { dns1035LabelErrors, dnsLabelErrors } from '../names.ts'
import type { ValidationOptions } from '../options.ts'

/** What is wrong with a Service's name: since 1.36 it may begin with a digit. Models pkg/apis/core/validation/validation.go, ValidateServiceName. */
export function serviceNameErrors(name: string, options: ValidationOptions): string[] {
  return isEnabled('RelaxedServiceNameValidation', options) ? dnsLabelErrors(name) : dns1035LabelErrors(name)
}
