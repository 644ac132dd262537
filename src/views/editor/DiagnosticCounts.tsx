import type { Diagnostic, Severity } from '../../api/diagnostics.ts'
import { countBySeverity } from './diagnosticJump.ts'
import { useEditorStrings } from './editorStrings.ts'

const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'notModelled', 'assumed']

/** How much there is to say about the text; a click goes from one to the next. */
export function DiagnosticCounts({
  diagnostics,
  onJump,
}: {
  readonly diagnostics: readonly Diagnostic[]
  readonly onJump: (severity: Severity) => void
}) {
  const strings = useEditorStrings()
  const counts = countBySeverity(diagnostics)
  return (
    <span className="editor-counts">
      {WORST_FIRST.filter((severity) => counts[severity] > 0).map((severity) => {
        const what = strings.count[severity](counts[severity])
        return (
          <button
            key={severity}
            type="button"
            className={`editor-count editor-count--${severity}`}
            title={strings.jump(what)}
            onClick={() => onJump(severity)}
          >
            {what}
          </button>
        )
      })}
    </span>
  )
}
