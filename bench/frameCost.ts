import { parseScenario } from '../src/scenario/parse.ts'
import { simulate } from '../src/sim/simulate.ts'
import { framePainter } from '../src/views/timeline/frameCost.ts'
import type { Palette } from '../src/views/timeline/palette.ts'
import { countingCanvas } from './countingCanvas.ts'
import { figure, shortest } from './stopwatch.ts'
import { THREE_PROBES } from './threeProbes.ts'

const tones = { running: '#0a0', waiting: '#aa0', failed: '#a00', stopping: '#a50', completed: '#888' }
const PALETTE: Palette = {
  bg: '#fff',
  surface1: '#fff',
  surface2: '#eee',
  surface3: '#ddd',
  line: '#ccc',
  edge: '#999',
  text1: '#000',
  text2: '#333',
  text3: '#666',
  mark: tones,
  fill: tones,
  you: '#00f',
  youFill: '#eef',
  onYou: '#fff',
  veil: '#fffc',
  uiFont: 'sans-serif',
  monoFont: 'monospace',
}

/** What a frame of the timeline costs with more than 100,000 marks; the canvas only counts, so this is the cost of deciding what to draw. */
export function frameCost(): string[] {
  const trace = simulate(parseScenario(THREE_PROBES.replace('24h', '10h')).scenario)
  const { ctx, calls } = countingCanvas()
  const painter = framePainter(trace, ctx, { width: 1400, height: 500 }, PALETTE)
  const { duration } = trace.header
  const views = {
    'the whole trace': painter.whole,
    'ten minutes of it': { left: duration / 2, pxPerSecond: 2 },
    'one minute of it': { left: duration / 2, pxPerSecond: 20 },
  }
  return [
    `a frame of the timeline with ${trace.records.time.length} marks, on a canvas that only counts:`,
    ...Object.entries(views).map(([name, view]) => {
      const before = calls()
      painter.paint(view, duration / 2)
      const drawn = calls() - before
      return `  ${name}: ${figure(shortest(20, () => painter.paint(view, duration / 2)))} ms, ${drawn} canvas calls`
    }),
  ]
}
