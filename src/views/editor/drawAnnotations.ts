import type { Fix } from '../../api/diagnostics.ts'
import type { Annotations, Refusal, Remark } from './annotations.ts'
import type { GhostLine } from './editorProps.ts'
import { type FixStrings, fixWords } from './fixWords.ts'
import { monaco } from './monaco.ts'

type CodeEditor = monaco.editor.IStandaloneCodeEditor

/** What a click on a drawn thing does, and the words drawn. */
export interface AnnotationActions {
  readonly onRemark: (remark: Remark) => void
  readonly onGhost: (ghost: GhostLine) => void
  readonly onFix: (fix: Fix) => void
  readonly words: FixStrings & {
    readonly notCreated: string
    readonly byDefault: string
    readonly writeOut: (yaml: string) => string
  }
}

const LINE_HEIGHT = 20
/** Space kept between the end of a line and the text after it. */
const GAP = 10

function element(tag: 'div' | 'span' | 'button', className: string, text = ''): HTMLElement {
  const node = document.createElement(tag)
  node.className = className
  node.textContent = text
  if (node instanceof HTMLButtonElement) node.type = 'button'
  return node
}

/** The editor would take the focus on the way down, and the pointer until it is up again. */
function onClick(node: HTMLElement, act: () => void): void {
  node.addEventListener('mousedown', (event) => {
    event.preventDefault()
    event.stopPropagation()
  })
  node.addEventListener('click', act)
}

function remarkNode(remark: Remark, actions: AnnotationActions): HTMLElement {
  const node = element('button', `editor-remark editor-remark--${remark.tone}`, remark.text)
  if (remark.source.of === 'diagnostic' && remark.source.diagnostic.severity === 'assumed') {
    node.classList.add('editor-remark--assumed')
  }
  onClick(node, () => actions.onRemark(remark))
  // the same remarks stand in a list for the keyboard and for screen readers
  node.tabIndex = -1
  node.setAttribute('aria-hidden', 'true')
  return node
}

function refusalNode({ diagnostic, consequence }: Refusal, actions: AnnotationActions): HTMLElement {
  const node = element('div', 'editor-refusal')
  node.append(element('div', 'editor-refusal-words', `✕ ${diagnostic.message}`))
  if (diagnostic.fix !== undefined) node.append(fixNode(diagnostic.fix, actions))
  if (consequence === 'told') node.append(element('div', 'editor-refusal-after', actions.words.notCreated))
  return node
}

function fixNode(fix: Fix, actions: AnnotationActions): HTMLElement {
  const node = element('button', 'editor-fix', fixWords(actions.words, fix))
  onClick(node, () => actions.onFix(fix))
  // the list of notes has it for the keyboard
  node.tabIndex = -1
  return node
}

function ghostNode(ghost: GhostLine, actions: AnnotationActions): HTMLElement {
  const node = element('button', 'editor-ghost')
  node.title = actions.words.writeOut(ghost.yaml)
  node.append(element('span', 'editor-ghost-yaml', ghost.yaml))
  node.append(element('span', 'editor-ghost-note', `${actions.words.byDefault} · ${ghost.note}`))
  onClick(node, () => actions.onGhost(ghost))
  // Monaco hides its zones from assistive technology: the list of notes has it for the keyboard
  node.tabIndex = -1
  return node
}

/** What stands below a line: as wide as the text, whatever the width of the zone that Monaco makes for it. */
function belowNode(node: HTMLElement, indent: number, width: number): HTMLElement {
  const box = element('div', 'editor-below')
  box.style.width = `${width}px`
  box.style.paddingLeft = `${indent}px`
  box.append(node)
  return box
}

/** Measures how high a box becomes. */
function heightOf(editor: CodeEditor, box: HTMLElement): number {
  box.style.visibility = 'hidden'
  box.style.position = 'absolute'
  editor.getContainerDomNode().append(box)
  const height = box.offsetHeight
  box.remove()
  box.style.visibility = ''
  box.style.position = ''
  return height
}

function widthOf(editor: CodeEditor, node: HTMLElement): number {
  const host = editor.getContainerDomNode()
  const measure = element('div', '')
  measure.style.cssText = 'position:absolute;visibility:hidden;white-space:nowrap'
  measure.append(node)
  host.append(measure)
  const width = node.offsetWidth
  measure.remove()
  return width
}

const UNDERLINE = {
  error: 'editor-squiggle',
  warning: 'editor-underline',
  notModelled: 'editor-underline',
  assumed: '',
}

/** Draws annotations on an editor; the returned function takes them off. Call again when the width changes, as what fits after a line changes with it. */
export function drawAnnotations(
  editor: CodeEditor,
  annotations: Annotations,
  litLines: readonly number[],
  actions: AnnotationActions,
): () => void {
  const model = editor.getModel()
  if (model === null) return () => {}
  const lastLine = model.getLineCount()
  const layout = editor.getLayoutInfo()
  const width = layout.contentWidth - layout.verticalScrollbarWidth
  const characterWidth = editor.getOption(monaco.editor.EditorOption.fontInfo).typicalHalfwidthCharacterWidth

  const below: { line: number; box: HTMLElement }[] = []
  const indentOf = (line: number): number =>
    /^[ -]*/.exec(model.getLineContent(Math.min(line, lastLine)))?.[0].length ?? 0
  const widgets: monaco.editor.IContentWidget[] = []
  const anchors: monaco.editor.IEditorDecorationsCollection[] = []
  const taken = new Map<number, number>()
  for (const [index, remark] of annotations.remarks.entries()) {
    if (remark.line > lastLine) continue
    const node = remarkNode(remark, actions)
    const start = taken.get(remark.line) ?? model.getLineLength(remark.line) * characterWidth
    const end = start + GAP + widthOf(editor, node)
    if (end > width) {
      below.push({ line: remark.line, box: belowNode(node, indentOf(remark.line) * characterWidth, width) })
      continue
    }
    taken.set(remark.line, end)
    const at = model.getLineMaxColumn(remark.line)
    const anchor = editor.createDecorationsCollection([
      { range: new monaco.Range(remark.line, 1, remark.line, at), options: { stickiness: 0 } },
    ])
    anchors.push(anchor)
    node.style.marginLeft = `${start - model.getLineLength(remark.line) * characterWidth + GAP}px`
    widgets.push({
      getId: () => `podarium.remark.${index}`,
      getDomNode: () => node,
      getPosition: () => {
        const position = anchor.getRange(0)?.getEndPosition()
        if (position === undefined) return null
        return { position, preference: [monaco.editor.ContentWidgetPositionPreference.EXACT] }
      },
    })
  }
  for (const refusal of annotations.refusals) {
    const indent = indentOf(refusal.line) * characterWidth
    below.push({ line: refusal.line, box: belowNode(refusalNode(refusal, actions), indent, width) })
  }
  for (const ghost of annotations.ghosts) {
    below.push({
      line: ghost.afterLine,
      box: belowNode(ghostNode(ghost, actions), ghost.indent * characterWidth, width),
    })
  }

  const zones: string[] = []
  editor.changeViewZones((accessor) => {
    for (const { line, box } of below) {
      const heightInPx = Math.max(LINE_HEIGHT, heightOf(editor, box))
      const domNode = element('div', 'editor-zone')
      domNode.append(box)
      const afterLineNumber = Math.min(line, lastLine)
      zones.push(accessor.addZone({ afterLineNumber, heightInPx, domNode, suppressMouseDown: true }))
    }
  })
  for (const widget of widgets) editor.addContentWidget(widget)
  // what is drawn moves with the text until it is drawn anew
  const follow = model.onDidChangeContent(() => {
    for (const widget of widgets) editor.layoutContentWidget(widget)
  })
  const decorations = editor.createDecorationsCollection([
    ...annotations.gutter.map(({ line, tone }) => ({
      range: new monaco.Range(line, 1, line, 1),
      options: { isWholeLine: true, linesDecorationsClassName: `editor-bar editor-bar--${tone}` },
    })),
    ...litLines.map((line) => ({
      range: new monaco.Range(line, 1, line, 1),
      options: {
        isWholeLine: true,
        className: 'editor-lit',
        marginClassName: 'editor-lit',
        linesDecorationsClassName: 'editor-bar editor-bar--you',
      },
    })),
    ...annotations.underlines
      .filter(({ severity }) => UNDERLINE[severity] !== '')
      .map(({ range, severity }) => ({
        range: monaco.Range.fromPositions(model.getPositionAt(range.start), model.getPositionAt(range.end)),
        options: { inlineClassName: UNDERLINE[severity], stickiness: 1 },
      })),
  ])
  return () => {
    follow.dispose()
    decorations.clear()
    for (const anchor of anchors) anchor.clear()
    for (const widget of widgets) editor.removeContentWidget(widget)
    editor.changeViewZones((accessor) => {
      for (const zone of zones) accessor.removeZone(zone)
    })
  }
}
