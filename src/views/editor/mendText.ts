import type { Fix } from '../../api/diagnostics.ts'
import { monaco } from './monaco.ts'

/** Puts in what was meant, as one step that can be undone; nothing where the text says something else by now. */
export function mendText(editor: monaco.editor.ICodeEditor, { range, written, replacement }: Fix): void {
  const model = editor.getModel()
  if (model === null) return
  const place = monaco.Range.fromPositions(model.getPositionAt(range.start), model.getPositionAt(range.end))
  if (model.getValueInRange(place) !== written) return
  editor.pushUndoStop()
  editor.executeEdits('fix', [{ range: place, text: replacement }])
  editor.pushUndoStop()
  editor.focus()
}
