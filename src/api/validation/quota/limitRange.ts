import { quantityMilliValue } from '../../quantity/quantity.ts'
import { compareQuantities } from '../../quantity/quantityArithmetic.ts'
import { labelKeyErrors } from '../../selector/labelSyntax.ts'
import type { LimitRange } from '../../types.ts'
import { duplicate, type FieldError, forbidden, invalid, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import { complain } from '../names.ts'
import { allowsOvercommit, validateContainerResourceName, validateResourceName } from '../pod/resourceNames.ts'
import { amountOf } from '../pod/resources.ts'

type Amounts = Readonly<Record<string, string>>
/** The models rename the field `default`, which is a reserved word of their language. */
type LimitItem = NonNullable<LimitRange['spec']>['limits'][number] & { readonly default?: Amounts }
type AmountsName = 'max' | 'min' | 'default' | 'defaultRequest' | 'maxLimitRequestRatio'

const TYPES = new Set(['Pod', 'Container', 'PersistentVolumeClaim'])
const LISTS: readonly AmountsName[] = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio']

/** What is wrong with a LimitRange. Models pkg/apis/core/validation/validation.go, ValidateLimitRange (1.36). */
export function validateLimitRange({ metadata, spec }: LimitRange): FieldError[] {
  const limits: readonly LimitItem[] = spec?.limits ?? []
  return [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata')),
    ...limits.flatMap((item, index) => {
      const field = ROOT.child('spec', 'limits').index(index)
      const first = limits.findIndex(({ type }) => type === item.type) === index
      const errors = validateType(item.type, field.child('type'))
      if (!first) errors.push(duplicate(field.child('type'), item.type))
      return [...errors, ...validateLists(item, field), ...resourcesOf(item).flatMap(ordersOf(item, field))]
    }),
  ]
}

function validateType(type: string, field: FieldPath): FieldError[] {
  const errors = complain(field, type, labelKeyErrors(type))
  if (errors.length > 0 || type.includes('/') || TYPES.has(type)) return errors
  return [invalid(field, type, 'must be a standard limit type or fully qualified')]
}

function validateLists(item: LimitItem, field: FieldPath): FieldError[] {
  const ofContainers = item.type === 'Pod' || item.type === 'Container'
  const validateName = ofContainers ? validateContainerResourceName : validateResourceName
  return LISTS.flatMap((list) => {
    const names = Object.keys(item[list] ?? {})
    const place = field.child(list)
    if (item.type === 'Pod' && (list === 'default' || list === 'defaultRequest')) {
      return names.length > 0 ? [forbidden(place, "may not be specified when `type` is 'Pod'")] : []
    }
    const bounded = item.min?.storage !== undefined || item.max?.storage !== undefined
    const missing = list === 'maxLimitRequestRatio' && item.type === 'PersistentVolumeClaim' && !bounded
    const why = 'either minimum or maximum storage value is required, but neither was provided'
    return [
      ...(missing ? [required(field.child('limits').at(field.place), why)] : []),
      ...names.flatMap((name) => validateName(name, place.key(name))),
    ]
  })
}

const resourcesOf = (item: LimitItem): string[] =>
  [...new Set(LISTS.flatMap((list) => Object.keys(item[list] ?? {})))].sort()

/** Pairs of which the first may not be more than the second; whose field it is, whose value is told, and their names. */
const ORDERS: readonly (readonly [less: AmountsName, more: AmountsName, at: AmountsName, told: AmountsName])[] = [
  ['min', 'max', 'min', 'min'],
  ['min', 'defaultRequest', 'defaultRequest', 'defaultRequest'],
  ['defaultRequest', 'max', 'defaultRequest', 'defaultRequest'],
  ['defaultRequest', 'default', 'defaultRequest', 'defaultRequest'],
  ['min', 'default', 'default', 'min'],
  ['default', 'max', 'default', 'max'],
]

/** How the server calls an amount: a default is a limit only where it is compared with the default request. */
function nameOf(list: AmountsName, other: AmountsName): string {
  if (list === 'defaultRequest') return 'default request value'
  if (list === 'default') return other === 'defaultRequest' ? 'default limit value' : 'default value'
  return `${list} value`
}

/** How the amounts of one resource have to be ordered. */
const ordersOf =
  (item: LimitItem, field: FieldPath) =>
  (name: string): FieldError[] => {
    const errors: FieldError[] = []
    const text = (list: AmountsName) =>
      item.type === 'Pod' && list.startsWith('default') ? undefined : item[list]?.[name]
    const compare = (less: AmountsName, more: AmountsName) => {
      const [a, b] = [amountOf(text(less)), amountOf(text(more))]
      return a && b ? compareQuantities(a, b) : undefined
    }
    const refuse = (at: AmountsName, told: AmountsName, why: string) =>
      errors.push(invalid(field.child(at).key(name), text(told), why))
    for (const [less, more, at, told] of ORDERS) {
      if (compare(less, more) !== 1) continue
      const [smaller, larger] = [nameOf(less, more), nameOf(more, less)]
      refuse(at, told, `${smaller} ${text(less)} is greater than ${larger} ${text(more)}`)
    }
    const ratio = 'maxLimitRequestRatio'
    const [min, max, most] = [amountOf(text('min')), amountOf(text('max')), amountOf(text(ratio))]
    if (most) {
      const milli = quantityMilliValue(most)
      if (milli < 1000n) refuse(ratio, ratio, `ratio ${text(ratio)} is less than 1`)
      const limit = min && max ? Number(quantityMilliValue(max)) / Number(quantityMilliValue(min)) : Infinity
      if (Number(milli) / 1000 > limit) {
        refuse(ratio, ratio, `ratio ${text(ratio)} is greater than max/min = ${limit.toFixed(6)}`)
      }
    }
    const apart = compare('default', 'defaultRequest')
    if (apart !== undefined && apart !== 0 && !allowsOvercommit(name)) {
      const [limit, request] = [text('default'), text('defaultRequest')]
      refuse(
        'defaultRequest',
        'defaultRequest',
        `default value ${limit} must equal to defaultRequest value ${request} in ${name}`,
      )
    }
    return errors
  }
