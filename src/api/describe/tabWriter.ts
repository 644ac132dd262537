const PADDING = 2

/** Aligns tab-separated cells: a column runs over consecutive lines that all have a tab there, and is as wide as its widest cell and two blanks. Models Go's text/tabwriter as kubectl's describe sets it up. */
export function alignColumns(text: string): string {
  const lines = text.split('\n').map((line) => line.split('\t'))
  return formatBlock(lines, []).join('\n')
}

// The last cell of a line ends no column, so it is never padded and never widens one.
function formatBlock(lines: readonly (readonly string[])[], widths: readonly number[]): string[] {
  const column = widths.length
  const result: string[] = []
  let at = 0
  while (at < lines.length) {
    const line = lines[at] ?? []
    if (column >= line.length - 1) {
      result.push(padded(line, widths))
      at++
      continue
    }
    let end = at
    let width = 0
    for (; end < lines.length && column < (lines[end]?.length ?? 0) - 1; end++) {
      width = Math.max(width, [...(lines[end]?.[column] ?? '')].length + PADDING)
    }
    result.push(...formatBlock(lines.slice(at, end), [...widths, width]))
    at = end
  }
  return result
}

function padded(line: readonly string[], widths: readonly number[]): string {
  return line.map((cell, at) => cell + ' '.repeat(Math.max(0, (widths[at] ?? 0) - [...cell].length))).join('')
}
