/** Stands in until the view is there. */
export function TablesPane() {
  return null
}
