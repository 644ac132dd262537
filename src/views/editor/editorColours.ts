import { monaco } from './monaco.ts'

const PALETTE = [
  'bg',
  'surface-1',
  'surface-2',
  'surface-3',
  'line',
  'edge',
  'text-1',
  'text-2',
  'text-3',
  'you',
  'you-fill',
  'failed',
  'waiting',
] as const
type Token = (typeof PALETTE)[number]

/** The tokens as six hexadecimal digits each, whatever way they are written in. */
function readPalette(): Record<Token, string> {
  const style = getComputedStyle(document.documentElement)
  const context = document.createElement('canvas').getContext('2d')
  const hex = (token: Token): string => {
    const value = style.getPropertyValue(`--${token}`).trim()
    if (context === null) return value
    context.fillStyle = '#808080'
    context.fillStyle = value
    return context.fillStyle.slice(0, 7)
  }
  return Object.fromEntries(PALETTE.map((token) => [token, hex(token)])) as Record<Token, string>
}

/** Makes and applies a theme of the tokens that hold now: YAML is told apart by weight and grey alone. */
export function applyEditorColours(theme: 'dark' | 'light'): void {
  const colour = readPalette()
  const rule = (token: string, of: Token, fontStyle?: string) => ({
    token,
    foreground: colour[of].slice(1),
    ...(fontStyle === undefined ? {} : { fontStyle }),
  })
  const name = `podarium-${theme}`
  monaco.editor.defineTheme(name, {
    base: theme === 'dark' ? 'vs-dark' : 'vs',
    inherit: false,
    rules: [
      rule('', 'text-1'),
      rule('type', 'text-2'),
      rule('string', 'text-1'),
      rule('number', 'text-1'),
      rule('keyword', 'text-1'),
      rule('operators', 'text-3'),
      rule('delimiter', 'text-3'),
      rule('comment', 'text-3', 'italic'),
      rule('tag', 'text-3'),
      rule('namespace', 'text-1', 'bold'),
      rule('meta', 'text-3'),
    ],
    colors: {
      'editor.background': colour['surface-1'],
      'editor.foreground': colour['text-1'],
      'editorLineNumber.foreground': colour['text-3'],
      'editorLineNumber.activeForeground': colour['text-1'],
      'editorCursor.foreground': colour['text-1'],
      'editor.selectionBackground': colour['you-fill'],
      'editor.inactiveSelectionBackground': colour['surface-3'],
      'editor.selectionHighlightBackground': colour['surface-3'],
      'editor.wordHighlightBackground': colour['surface-3'],
      'editor.findMatchBackground': colour['you-fill'],
      'editor.findMatchBorder': colour.you,
      'editor.findMatchHighlightBackground': colour['surface-3'],
      'editor.lineHighlightBackground': colour['surface-2'],
      'editor.lineHighlightBorder': '#00000000',
      'editor.foldBackground': colour['surface-2'],
      'editorGutter.foldingControlForeground': colour['text-3'],
      'editorBracketMatch.background': colour['surface-3'],
      'editorBracketMatch.border': colour.edge,
      'editorWidget.background': colour['surface-1'],
      'editorWidget.foreground': colour['text-1'],
      'editorWidget.border': colour.line,
      'editorHoverWidget.background': colour['surface-1'],
      'editorHoverWidget.foreground': colour['text-1'],
      'editorHoverWidget.border': colour.edge,
      'editorSuggestWidget.background': colour['surface-1'],
      'editorSuggestWidget.border': colour.edge,
      'editorSuggestWidget.foreground': colour['text-2'],
      'editorSuggestWidget.selectedBackground': colour['you-fill'],
      'editorSuggestWidget.selectedForeground': colour['text-1'],
      'editorSuggestWidget.highlightForeground': colour['text-1'],
      'editorSuggestWidget.focusHighlightForeground': colour['text-1'],
      'list.hoverBackground': colour['surface-2'],
      'input.background': colour.bg,
      'input.foreground': colour['text-1'],
      'input.border': colour.edge,
      'textLink.foreground': colour.you,
      focusBorder: colour.you,
      'widget.shadow': '#00000033',
      'scrollbar.shadow': '#00000000',
      'scrollbarSlider.background': `${colour.edge}44`,
      'scrollbarSlider.hoverBackground': `${colour.edge}77`,
      'scrollbarSlider.activeBackground': `${colour.edge}aa`,
      'editorSuggestWidgetStatus.foreground': colour['text-3'],
      descriptionForeground: colour['text-3'],
      'icon.foreground': colour['text-2'],
    },
  })
  monaco.editor.setTheme(name)
}
