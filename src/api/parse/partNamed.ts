/** Whether something that is said of a field is about its name or its value: a field that nobody knows, or that is there twice, has only its name. */
export function partNamed(message: string): 'key' | 'value' {
  return /\b(unknown|duplicate) field\b/.test(message) ? 'key' : 'value'
}
