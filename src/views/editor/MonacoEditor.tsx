import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { annotationsOf, type Remark } from './annotations.ts'
import { drawAnnotations } from './drawAnnotations.ts'
import { drawMarkers } from './drawMarkers.ts'
import { applyEditorColours } from './editorColours.ts'
import type { EditorHandle, EditorProps, GhostLine } from './editorProps.ts'
import { useEditorStrings } from './editorStrings.ts'
import { mendText } from './mendText.ts'
import type { monaco } from './monaco.ts'
import { type TrackedLines, trackLines } from './trackLines.ts'
import { createYamlEditor } from './yamlEditor.ts'
import { setUpYaml } from './yamlLanguage.ts'

type CodeEditor = monaco.editor.IStandaloneCodeEditor

const NO_GHOSTS: readonly GhostLine[] = []
const NO_LINES: readonly number[] = []

interface MonacoEditorProps extends EditorProps {
  readonly ref?: Ref<EditorHandle>
  readonly onRemark: (remark: Remark) => void
  readonly onJump: (direction: 'next' | 'previous') => void
}

/** The YAML editor with completion, docs on hover, and what the lines brought about. Loaded lazily: see EditorLazy.tsx. */
export function MonacoEditor(props: MonacoEditorProps) {
  const { text, diagnostics, marks, mode, theme, language, ref } = props
  const { ghosts = NO_GHOSTS, litLines = NO_LINES } = props
  const strings = useEditorStrings()
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props
  const noted = useRef<TrackedLines>(undefined)
  /** Texts that were typed and not yet given back. */
  const unanswered = useRef<string[]>([])
  /** The text that is being put in from outside: that is no typing. */
  const givenText = useRef<string>(undefined)
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
        if (givenText.current === changed) return
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
    const model = editor?.getModel()
    if (!model) return
    if (model.getValue() === text) {
      unanswered.current = []
      return
    }
    // a text that comes back from our own typing is no change, even if more has been typed meanwhile
    if (unanswered.current.includes(text)) return
    unanswered.current = []
    givenText.current = text
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null)
    givenText.current = undefined
  }, [editor, text])

  useEffect(() => {
    if (editor === undefined) return
    const lines = trackLines(editor, [...marks.map(({ line }) => line), ...ghosts.map(({ afterLine }) => afterLine)])
    noted.current = lines
    return lines.dispose
  }, [editor, marks, ghosts])

  useEffect(() => {
    if (editor === undefined || width <= 0) return
    const lineOf = (index: number, otherwise: number): number => noted.current?.lineOf(index) ?? otherwise
    const annotations = annotationsOf(
      // of the text as it was when they were found: what is drawn moves along while the person types on
      latest.current.text,
      diagnostics,
      marks.map((mark, i) => ({ ...mark, line: lineOf(i, mark.line) })),
      ghosts.map((ghost, i) => ({ ...ghost, afterLine: lineOf(marks.length + i, ghost.afterLine) })),
      strings,
    )
    return drawAnnotations(editor, annotations, litLines, {
      onRemark: (remark) => latest.current.onRemark(remark),
      onGhost: (ghost) => latest.current.onGhost?.(ghost),
      onFix: (fix) => mendText(editor, fix),
      words: strings,
    })
  }, [editor, diagnostics, marks, ghosts, litLines, strings, width])

  useEffect(() => (editor === undefined ? undefined : drawMarkers(editor, diagnostics)), [editor, diagnostics])

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
      mend: (fix) => {
        if (editor !== undefined) mendText(editor, fix)
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
