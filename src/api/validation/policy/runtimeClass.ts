import { internalValue } from '../../goText/internalValue.ts'
import type { RuntimeClass, Toleration } from '../../types.ts'
import { duplicate, type FieldError } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import { validateDnsLabel, validateLabels } from '../names.ts'
import type { ValidationOptions } from '../options.ts'
import { validateResources } from '../pod/resources.ts'
import { validateTolerations } from '../pod/scheduling.ts'

const SCHEDULING = ROOT.child('scheduling')

/** What is wrong with a new RuntimeClass. Models pkg/apis/node/validation/validation.go, ValidateRuntimeClass (1.36). */
export function validateRuntimeClass(runtimeClass: RuntimeClass, options: ValidationOptions): FieldError[] {
  const { metadata, handler = '', overhead, scheduling } = runtimeClass
  const tolerations = scheduling?.tolerations ?? []
  const place = SCHEDULING.child('tolerations')
  return [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata')),
    ...validateDnsLabel(handler, ROOT.child('handler')),
    // The overhead is judged as limits are, and its path says so.
    ...validateResources({ limits: overhead?.podFixed }, [], ROOT.child('overhead')),
    ...validateLabels(scheduling?.nodeSelector, SCHEDULING.child('nodeSelector')),
    ...validateTolerations(tolerations, options, place),
    ...tolerations.flatMap((toleration, index) => {
      const isFirst = tolerations.findIndex((each) => listKey(each) === listKey(toleration)) === index
      return isFirst ? [] : [duplicate(place.index(index), internalValue(toleration, 'Toleration'))]
    }),
  ]
}

/** What tells a toleration from others, whatever its seconds. */
const listKey = ({ key = '', operator = '', value = '', effect = '' }: Toleration): string =>
  JSON.stringify([key, operator, value, effect])
