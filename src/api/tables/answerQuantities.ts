import { humanDuration, shortHumanDuration } from '../humanDuration.ts'
import { parseQuantity, quantityMilliValue, quantityValue } from '../quantity/quantity.ts'
import { signOf } from '../quantity/quantityArithmetic.ts'
import { quantityDecimal, quantityText } from '../quantity/quantityText.ts'
import { qosClass } from '../resources/qos.ts'
import type { PodSpec } from '../types.ts'

const NANOS_PER_MILLI = 1e6

/** Answers the table `humanduration`. */
export function answerHumanDuration({ nanoseconds }: { readonly nanoseconds: number }) {
  const span = nanoseconds / NANOS_PER_MILLI
  return { human: humanDuration(span), short: shortHumanDuration(span) }
}

/** Answers the table `quantity`. */
export function answerQuantity({ text }: { readonly text: string }) {
  const parsed = parseQuantity(text)
  if (!parsed.ok) return { error: parsed.error }
  const quantity = parsed.value
  return {
    canonical: quantityText(quantity),
    decimal: quantityDecimal(quantity),
    format: quantity.format,
    milliValue: String(quantityMilliValue(quantity)),
    sign: signOf(quantity),
    value: String(quantityValue(quantity)),
  }
}

/** Answers the table `qos`. */
export function answerQos({ spec }: { readonly spec: PodSpec }) {
  return { qosClass: qosClass(spec) }
}
