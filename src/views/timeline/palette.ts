/** The tones that states have: an outline or mark, and the inside of bars. */
export type Tone = 'running' | 'waiting' | 'failed' | 'stopping' | 'completed'

/** The colours and fonts of a frame, as the page's custom properties give them. */
export interface Palette {
  readonly bg: string
  readonly surface1: string
  readonly surface2: string
  readonly surface3: string
  readonly line: string
  readonly edge: string
  readonly text1: string
  readonly text2: string
  readonly text3: string
  readonly mark: Readonly<Record<Tone, string>>
  readonly fill: Readonly<Record<Tone, string>>
  readonly you: string
  readonly youFill: string
  readonly onYou: string
  readonly veil: string
  readonly uiFont: string
  readonly monoFont: string
}

const TONES: readonly Tone[] = ['running', 'waiting', 'failed', 'stopping', 'completed']

/** Reads the palette from an element's computed custom properties; the system's colours where it forces them. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const forced = globalThis.matchMedia?.('(forced-colors: active)').matches === true
  const read = (name: string, system: string): string => {
    const value = style.getPropertyValue(`--${name}`).trim()
    return forced || value === '' ? system : value
  }
  const tones = (suffix: string, system: string) =>
    Object.fromEntries(TONES.map((tone) => [tone, read(tone + suffix, system)])) as Record<Tone, string>
  return {
    bg: read('bg', 'Canvas'),
    surface1: read('surface-1', 'Canvas'),
    surface2: read('surface-2', 'Canvas'),
    surface3: read('surface-3', 'Canvas'),
    line: read('line', 'GrayText'),
    edge: read('edge', 'CanvasText'),
    text1: read('text-1', 'CanvasText'),
    text2: read('text-2', 'CanvasText'),
    text3: read('text-3', 'CanvasText'),
    mark: tones('', 'CanvasText'),
    fill: tones('-fill', 'Canvas'),
    you: read('you', 'Highlight'),
    youFill: read('you-fill', 'Canvas'),
    onYou: read('on-you', 'HighlightText'),
    veil: read('veil', 'transparent'),
    uiFont: style.getPropertyValue('--font-ui').trim() || 'system-ui, sans-serif',
    monoFont: style.getPropertyValue('--font-mono').trim() || 'ui-monospace, monospace',
  }
}
