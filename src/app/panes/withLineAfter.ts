/** A text with one more line after another (counting from 1). */
export function withLineAfter(text: string, line: number, added: string): string {
  const lines = text.split('\n')
  return [...lines.slice(0, line), added, ...lines.slice(line)].join('\n')
}
