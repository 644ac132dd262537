/** Random scripts. */
export function randomCases() {
  return []
}
