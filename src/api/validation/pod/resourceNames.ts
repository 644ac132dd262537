import { isPodLevelResource } from '../../resources/podResources.ts'
import { labelKeyErrors } from '../../selector/labelSyntax.ts'
import { type FieldError, invalid, notSupported } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain } from '../names.ts'

const STANDARD = new Set(
  [
    'cpu memory ephemeral-storage requests.cpu requests.memory requests.ephemeral-storage limits.cpu limits.memory',
    'limits.ephemeral-storage pods resourcequotas services replicationcontrollers secrets persistentvolumeclaims',
    'configmaps services.nodeports services.loadbalancers storage requests.storage',
  ].flatMap((line) => line.split(' ')),
)
const COUNTED = new Set(
  [
    'pods',
    'resourcequotas',
    'services',
    'replicationcontrollers',
    'secrets',
    'configmaps',
    'persistentvolumeclaims',
  ].concat(['services.nodeports', 'services.loadbalancers']),
)
const OF_CONTAINERS = new Set(['cpu', 'memory', 'ephemeral-storage'])

/** Whether a resource is pages of a fixed size. */
export const isHugePages = (name: string): boolean => name.startsWith('hugepages-')

const isNative = (name: string): boolean => !name.includes('/') || name.includes('kubernetes.io/')

/** Whether more of a resource may be promised than there is. Models helper.IsOvercommitAllowed. */
export const allowsOvercommit = (name: string): boolean => isNative(name) && !isHugePages(name)

/** Whether a resource is one that only its own domain knows, such as `nvidia.com/gpu`. Models helper.IsExtendedResourceName. */
export function isExtended(name: string): boolean {
  return !isNative(name) && !name.startsWith('requests.') && labelKeyErrors(`requests.${name}`).length === 0
}

/** Whether a resource comes in whole pieces. Models helper.IsIntegerResourceName. */
export const isWhole = (name: string): boolean => COUNTED.has(name) || isExtended(name)

const isStandard = (name: string): boolean => STANDARD.has(name) || /^(requests\.)?hugepages-/.test(name)

/** What is wrong with the name of a resource. Models pkg/apis/core/validation/validation.go, validateResourceName (1.36). */
export function validateResourceName(name: string, field: FieldPath): FieldError[] {
  const errors = complain(field, name, labelKeyErrors(name))
  if (errors.length > 0 || name.includes('/') || isStandard(name)) return errors
  return [invalid(field, name, 'must be a standard resource type or fully qualified')]
}

/** Whether a resource is one that quotas know by themselves. Models pkg/apis/core/helper/helpers.go, IsStandardQuotaResourceName (1.36). */
export const isStandardQuota = (name: string): boolean => isStandard(name) && name !== 'storage'

/** What is wrong with the name of a resource of a container. Models pkg/apis/core/validation/validation.go, validateContainerResourceName (1.36). */
export function validateContainerResourceName(name: string, field: FieldPath): FieldError[] {
  const errors = validateResourceName(name, field)
  if (!name.includes('/')) {
    if (!OF_CONTAINERS.has(name) && !isHugePages(name)) {
      errors.push(invalid(field, name, 'must be a standard resource for containers'))
    }
  } else if (!isNative(name) && !isExtended(name)) {
    errors.push(invalid(field, name, "doesn't follow extended resource name standard"))
  }
  return errors
}

/** What is wrong with the name of a resource of a whole pod. Models pkg/apis/core/validation/validation.go, validatePodResourceName (1.36). */
export function validatePodResourceName(name: string, field: FieldPath): FieldError[] {
  const errors = validateResourceName(name, field)
  if (errors.length > 0 || isPodLevelResource(name)) return errors
  return [notSupported(field, name, ['cpu', 'hugepages-', 'memory'])]
}
