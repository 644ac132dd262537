import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { annotationsOf, type Remark } from './annotations.ts'
import { drawAnnotations } from './drawAnnotations.ts'
import { applyEditorColours } from './editorColours.ts'
import type { EditorHandle, EditorProps } from './editorProps.ts'
import { useEditorStrings } from './editorStrings.ts'
import type { monaco } from './monaco.ts'
import { createYamlEditor } from './yamlEditor.ts'
import { setUpYaml } from './yamlLanguage.ts'

type CodeEditor = monaco.editor.IStandaloneCodeEditor

interface MonacoEditorProps extends EditorProps {
  readonly ref?: Ref<EditorHandle>
  readonly onRemark: (remark: Remark) => void
  readonly onJump: (direction: 'next' | 'previous') => void
}

/** The YAML editor with completion, docs on hover, and what the lines brought about. Loaded lazily: see EditorLazy.tsx. */
export function MonacoEditor(props: MonacoEditorProps) {
  const { text, diagnostics, marks, ghosts, litLines, mode, theme, language, ref } = props
  const strings = useEditorStrings()
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props
  const unanswered = useRef<string[]>([])
  const [editor, setEditor] = useState<CodeEditor>()
  const [width, setWidth] = useState(0)
  const [leaving, setLeaving] = useState(false)

  useEffect(() => {
    const container = host.current
    if (container === null) return
    void setUpYaml()
    applyEditorColours(latest.current.theme)
    const created = createYamlEditor(container, latest.current.text, {
      label: strings.editor,
      onText: (changed) => {
        unanswered.current.push(changed)
        latest.current.onText(changed)
      },
      onJump: (direction) => latest.current.onJump(direction),
      onLine: (line) => latest.current.onLine?.(line),
      onLeaving: setLeaving,
    })
    setEditor(created)
    setWidth(created.getLayoutInfo().contentWidth)
    created.onDidLayoutChange((layout) => setWidth(layout.contentWidth))
    return () => {
      created.getModel()?.dispose()
      created.dispose()
    }
  }, [strings.editor])

  useEffect(() => editor?.updateOptions({ readOnly: mode === 'read' }), [editor, mode])

  useEffect(() => {
    applyEditorColours(theme)
    // whoever sets the theme on the page may do so in an effect that runs after this one
    const frame = requestAnimationFrame(() => applyEditorColours(theme))
    return () => cancelAnimationFrame(frame)
  }, [theme])

  useEffect(() => {
    // a text that comes back from our own typing is no change, even if more has been typed meanwhile
    const echo = unanswered.current.indexOf(text)
    if (echo >= 0) {
      unanswered.current.splice(0, echo + 1)
      return
    }
    const model = editor?.getModel()
    if (!model || model.getValue() === text) return
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null)
  }, [editor, text])

  const annotations = useMemo(
    // of the text as it was when they were found: what is drawn moves along while the person types on
    () => annotationsOf(latest.current.text, diagnostics, marks, ghosts ?? [], strings),
    [diagnostics, marks, ghosts, strings],
  )
  useEffect(() => {
    if (editor === undefined || width <= 0) return
    return drawAnnotations(editor, annotations, litLines ?? [], {
      onRemark: (remark) => latest.current.onRemark(remark),
      onGhost: (ghost) => latest.current.onGhost?.(ghost),
      words: strings,
    })
  }, [editor, annotations, litLines, strings, width])

  useImperativeHandle(
    ref,
    () => ({
      reveal: (offset) => {
        const position = editor?.getModel()?.getPositionAt(offset)
        if (editor === undefined || position === undefined) return
        editor.setPosition(position)
        editor.revealPositionInCenterIfOutsideViewport(position)
        editor.focus()
      },
      offset: () => {
        const position = editor?.getPosition()
        return position ? (editor?.getModel()?.getOffsetAt(position) ?? 0) : 0
      },
    }),
    [editor],
  )

  return (
    <>
      <div className="editor-host" ref={host} lang={language === 'zh' ? 'zh' : 'en'} />
      <div className="editor-hint" role="status">
        {leaving ? strings.leave : ''}
      </div>
    </>
  )
}
