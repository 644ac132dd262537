import { monaco } from './monaco.ts'
import { MODEL_PATH } from './yamlLanguage.ts'

/** What the editor tells of. */
interface YamlEditorEvents {
  readonly label: string
  readonly onText: (text: string) => void
  readonly onJump: (direction: 'next' | 'previous') => void
  readonly onLine: (line: number) => void
  /** Whether Tab leaves the editor now: after Esc, until the next key. */
  readonly onLeaving: (leaving: boolean) => void
}

const NOTHING_OPEN =
  '!suggestWidgetVisible && !findWidgetVisible && !inSnippetMode && !editorHasMultipleSelections && !editorHoverVisible'

/** Makes a Monaco editor for YAML: no colours of its own, two spaces, wrapped lines, and a way out with Esc and Tab. */
export function createYamlEditor(
  container: HTMLElement,
  text: string,
  events: YamlEditorEvents,
): monaco.editor.IStandaloneCodeEditor {
  const uri = monaco.Uri.parse(MODEL_PATH)
  monaco.editor.getModel(uri)?.dispose()
  const model = monaco.editor.createModel(text, 'yaml', uri)
  model.updateOptions({
    tabSize: 2,
    insertSpaces: true,
    trimAutoWhitespace: true,
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  })
  const editor = monaco.editor.create(container, {
    model,
    ariaLabel: events.label,
    automaticLayout: true,
    fontFamily: getComputedStyle(container).getPropertyValue('--font-mono') || 'monospace',
    fontSize: 12,
    lineHeight: 20,
    fontLigatures: false,
    wordWrap: 'on',
    wrappingIndent: 'indent',
    minimap: { enabled: false },
    glyphMargin: false,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 10,
    folding: true,
    showFoldingControls: 'mouseover',
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    overviewRulerBorder: false,
    renderLineHighlight: 'none',
    renderWhitespace: 'none',
    scrollBeyondLastLine: false,
    fixedOverflowWidgets: true,
    padding: { top: 6, bottom: 12 },
    guides: { indentation: false, bracketPairs: false },
    occurrencesHighlight: 'off',
    quickSuggestions: { other: true, strings: true, comments: false },
    suggest: { showWords: false, showIcons: false, preview: false },
    wordBasedSuggestions: 'off',
    scrollbar: {
      verticalScrollbarSize: 10,
      horizontalScrollbarSize: 10,
      useShadows: false,
      alwaysConsumeMouseWheel: false,
    },
    cursorBlinking: 'blink',
    smoothScrolling: false,
    contextmenu: true,
    links: false,
  })

  // letters are measured when the editor is made: once more when their font has come
  void document.fonts.ready.then(() => monaco.editor.remeasureFonts())
  model.onDidChangeContent(() => events.onText(model.getValue()))
  editor.onDidChangeCursorPosition(({ position }) => events.onLine(position.lineNumber))

  let leaving = false
  const setLeaving = (value: boolean): void => {
    if (leaving === value) return
    leaving = value
    editor.updateOptions({ tabFocusMode: value })
    events.onLeaving(value)
  }
  editor.addCommand(monaco.KeyCode.Escape, () => setLeaving(true), NOTHING_OPEN)
  editor.onDidBlurEditorText(() => setLeaving(false))
  editor.onKeyDown(({ keyCode }) => {
    const { Tab, Shift, Escape } = monaco.KeyCode
    if (keyCode !== Tab && keyCode !== Shift && keyCode !== Escape) setLeaving(false)
  })
  editor.addCommand(monaco.KeyCode.F8, () => events.onJump('next'))
  editor.addCommand(monaco.KeyMod.Shift | monaco.KeyCode.F8, () => events.onJump('previous'))
  return editor
}
