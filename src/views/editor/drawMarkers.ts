import type { Diagnostic, Severity } from '../../api/diagnostics.ts'
import { monaco } from './monaco.ts'

const OWNER = 'podarium'

const SEVERITIES: Readonly<Record<Severity, monaco.MarkerSeverity>> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  notModelled: monaco.MarkerSeverity.Info,
  assumed: monaco.MarkerSeverity.Hint,
}

/** Marks the places that there is something to say about, in the server's words: underlined, and told on hover. The returned function takes them off. */
export function drawMarkers(editor: monaco.editor.ICodeEditor, diagnostics: readonly Diagnostic[]): () => void {
  const model = editor.getModel()
  if (model === null) return () => {}
  const markers = diagnostics.map(({ severity, message, range }) => {
    const start = model.getPositionAt(range.start)
    // An empty range is drawn as the character at it.
    const end = model.getPositionAt(Math.max(range.end, range.start + 1))
    const place = { startLineNumber: start.lineNumber, startColumn: start.column }
    return { ...place, endLineNumber: end.lineNumber, endColumn: end.column, message, severity: SEVERITIES[severity] }
  })
  monaco.editor.setModelMarkers(model, OWNER, markers)
  return () => monaco.editor.setModelMarkers(model, OWNER, [])
}
