/** Stands in until the view is there. */
export function WhyPane() {
  return null
}
