import type { Diagnostic, Severity } from '../../api/diagnostics.ts'

/** How many diagnostics there are of each severity. */
export function countBySeverity(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, notModelled: 0, assumed: 0 }
  for (const { severity } of diagnostics) counts[severity]++
  return counts
}

/** The diagnostic to jump to from an offset: the nearest that starts beyond it, around the end of the text if there is none. */
export function diagnosticFrom(
  diagnostics: readonly Diagnostic[],
  offset: number,
  direction: 'next' | 'previous',
  severity?: Severity,
): Diagnostic | undefined {
  const wanted = diagnostics
    .filter((d) => severity === undefined || d.severity === severity)
    .toSorted((a, b) => a.range.start - b.range.start)
  if (direction === 'next') return wanted.find((d) => d.range.start > offset) ?? wanted[0]
  return wanted.findLast((d) => d.range.start < offset) ?? wanted.at(-1)
}
