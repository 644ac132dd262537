import { type Ref, useImperativeHandle, useRef } from 'react'
import type { EditorHandle, EditorProps } from './editorProps.ts'
import { useEditorStrings } from './editorStrings.ts'

interface PlainEditorProps extends Pick<EditorProps, 'text' | 'onText' | 'mode' | 'onLine'> {
  readonly ref?: Ref<EditorHandle>
  readonly onJump: (direction: 'next' | 'previous') => void
  /** Said below the text: why this one is shown. */
  readonly note: string
}

/** A bare text area: shown until the full editor is there, and for good where it cannot be loaded. */
export function PlainEditor({ text, onText, mode, onLine, onJump, note, ref }: PlainEditorProps) {
  const strings = useEditorStrings()
  const area = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle(ref, () => ({
    reveal: (offset) => {
      area.current?.focus()
      area.current?.setSelectionRange(offset, offset)
    },
    offset: () => area.current?.selectionStart ?? 0,
    mend: ({ range: { start, end }, written, replacement }) => {
      if (text.slice(start, end) === written) onText(text.slice(0, start) + replacement + text.slice(end))
    },
  }))
  return (
    <>
      <textarea
        ref={area}
        className="editor-plain"
        aria-label={strings.editor}
        value={text}
        readOnly={mode === 'read'}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        onChange={(event) => onText(event.currentTarget.value)}
        onSelect={({ currentTarget }) => {
          onLine?.(currentTarget.value.slice(0, currentTarget.selectionStart).split('\n').length)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'F8') return
          event.preventDefault()
          onJump(event.shiftKey ? 'previous' : 'next')
        }}
      />
      <div className="editor-hint" role="status">
        {note}
      </div>
    </>
  )
}
