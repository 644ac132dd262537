import type { ContainerValue } from '../../../trace/queries/containerSpans.ts'
import { firstAfter } from '../../../trace/queries/search.ts'
import { clockText } from '../../../ui/clockText.ts'
import type { Tone } from '../palette.ts'
import type { RowOf } from '../row.ts'
import { type BarLook, paintBar, paintCheck, paintCross, paintNotch, toneOfLook } from './barShape.ts'
import type { RowPaint } from './frame.ts'
import { labelEnd } from './gutter.ts'
import { RowLabels } from './rowLabels.ts'
import { fontOf, textWidth } from './text.ts'
import { type SpanPiece, walkSpans, xInPane } from './walkSpans.ts'

/** The look of a container's state. */
function lookOfContainer(value: ContainerValue): BarLook {
  switch (value.state) {
    case 'waiting':
      return 'waiting'
    case 'running':
      return value.as === 'ready' ? 'ready' : 'notReady'
    case 'terminated':
      if (value.reason === 'ContainerStatusUnknown') return 'unknown'
      return value.exitCode === 0 ? 'done' : 'failed'
  }
}

/** What stands in a bar: the state as the API words it. */
export function containerWords(value: ContainerValue): string {
  switch (value.state) {
    case 'waiting':
      return value.reason === '' ? 'waiting' : value.reason
    case 'running':
      return 'running'
    case 'terminated':
      return `${value.reason === '' ? 'terminated' : value.reason} ${value.exitCode}`
  }
}

/** Draws the bars of a container, what they say, and where its pod is gone. */
export function paintContainerRow({ frame, placed, row }: RowPaint<RowOf<'container'>>): void {
  const { panes, strings, palette } = frame
  const { markTop, markHeight } = placed
  const middle = markTop + markHeight / 2
  const inside = new RowLabels(frame, middle - 1)
  const above = new RowLabels(frame, markTop - 8)
  let shown = -1
  for (const pane of panes) {
    walkSpans(row.spans, pane, (piece) => {
      const { span, x0, x1, index, count } = piece
      const look = lookOfContainer(span.value)
      if (count > 1) {
        paintNotch(frame, x0, markTop, markHeight, worstTone(row.spans, index, count))
        if (placed.row.density === 'full' && frame.layout.form === 'wide')
          above.put(x0 - 4, pane.x1, `×${count}`, 'mono', palette.text2)
        return
      }
      paintBar(frame, x0, x1, markTop, markHeight, look)
      if (frame.detail === 'sky' && x1 - x0 < 40) return
      if (index === shown) sayMore(frame, inside, piece, `${strings.attempt(span.value.attempt)}`)
      else if (!saidByNext(row.spans, index) && sayState(frame, inside, piece, look, middle)) shown = index
    })
    if (row.goneAt !== undefined && row.goneAt >= pane.from && row.goneAt < pane.to) {
      const x = xInPane(pane, row.goneAt)
      frame.ctx.fillStyle = palette.text2
      frame.ctx.fillRect(x, markTop - 2, 2, markHeight + 4)
      inside.put(x + 8, pane.x1, strings.gone, 'label', palette.text2)
    }
  }
}

type Piece = SpanPiece<RowOf<'container'>['spans'][number]>

/** Of a merged run no more than so many spans are looked at: their states repeat. */
const LOOKED_AT = 6

/** The tone that a merged run of states has: failed before waiting before running. */
function worstTone(spans: RowOf<'container'>['spans'], first: number, count: number): Tone {
  const tones = spans
    .slice(first, first + Math.min(count, LOOKED_AT))
    .map((span) => toneOfLook(lookOfContainer(span.value)))
  return (['failed', 'waiting', 'running'] as const).find((tone) => tones.includes(tone)) ?? 'completed'
}

/** A run that became ready is named once, where it is ready. */
function saidByNext(spans: RowOf<'container'>['spans'], index: number): boolean {
  const [now, next] = [spans[index]?.value, spans[index + 1]?.value]
  return now?.state === 'running' && now.as !== 'ready' && next?.state === 'running' && next.attempt === now.attempt
}

/** The later pieces of a bar that a fold cuts say which run it is. */
function sayMore(frame: RowPaint<unknown>['frame'], labels: RowLabels, { span, x0, x1 }: Piece, attempt: string): void {
  if (span.value.state !== 'running') return
  const { strings, palette } = frame
  const texts = [`${attempt} · ${strings.started(clockText(span.start))}`, attempt]
  labels.inside(x0 + 2, x1, texts, 'caption', palette.text2)
}

function sayState(
  frame: RowPaint<unknown>['frame'],
  labels: RowLabels,
  { span, x0, x1 }: Piece,
  look: BarLook,
  middle: number,
): boolean {
  const { palette } = frame
  const tone = toneOfLook(look)
  const patch = look === 'ready' || look === 'notReady' || look === 'done' ? undefined : palette.fill[tone]
  const words = containerWords(span.value)
  const width = textWidth(frame.ctx, fontOf(palette, 'mono'), words)
  switch (look) {
    case 'done':
    case 'failed': {
      const roomy = x1 - x0 > width + 28
      if (!roomy && x1 - x0 < 18) return false
      if (patch !== undefined && roomy) {
        frame.ctx.fillStyle = patch
        frame.ctx.fillRect(x0 + 4, middle - 8, 14, 16)
      }
      if (!roomy && x1 - x0 > width + 12) return labels.inside(x0, x1, [words], 'mono', palette.text1, patch)
      if (look === 'done') paintCheck(frame, x0 + 7, middle, palette.text2)
      else paintCross(frame, x0 + 10, middle - 0.5, 3, palette.mark.failed)
      return labels.inside(x0 + 14, x1, [words], 'mono', palette.text1, patch)
    }
    case 'waiting':
    case 'unknown':
    case 'ready':
    case 'notReady':
      return labels.inside(x0, x1, [words], 'mono', palette.text1, patch)
  }
}

/** The width of the mark of an end that no bar shows. */
const EXIT_WIDTH = 9

/** Draws the ends that the API shows only as lastState, just before the restart. */
export function paintExitsRow({ frame, placed, row }: RowPaint<RowOf<'exits'>>): void {
  const { panes, palette, ctx } = frame
  const { markTop, markHeight } = placed
  const labels = new RowLabels(frame, markTop - (frame.layout.form === 'wide' ? 8 : 9))
  if (frame.layout.form !== 'wide') labels.occupy(labelEnd(frame, row.beside))
  for (const pane of panes) {
    let last = Number.NEGATIVE_INFINITY
    const first = firstAfter(row.exits.length, (i) => row.exits[i]?.time ?? 0, pane.from - 1)
    for (let i = first; i < row.exits.length; i++) {
      const exit = row.exits[i]
      if (exit === undefined || exit.time >= pane.to) break
      const x = xInPane(pane, exit.time)
      if (x - last < EXIT_WIDTH + 1) {
        paintNotch(frame, x - 2, markTop, markHeight, exit.exitCode === 0 ? 'completed' : 'failed')
        continue
      }
      last = x
      const look = exit.exitCode === 0 ? 'done' : 'failed'
      paintBar(frame, x - EXIT_WIDTH, x, markTop, markHeight, look)
      if (look === 'failed') {
        ctx.fillStyle = palette.mark.failed
        ctx.fillRect(x - EXIT_WIDTH, markTop, EXIT_WIDTH, markHeight)
        paintCross(frame, x - EXIT_WIDTH / 2, markTop + markHeight / 2, 2.2, palette.bg)
      } else paintCheck(frame, x - EXIT_WIDTH + 1, markTop + markHeight / 2, palette.text2)
      if (placed.row.density !== 'full') continue
      const words = `${exit.reason} ${exit.exitCode}`
      const width = textWidth(ctx, fontOf(palette, 'mono'), words)
      labels.put(Math.max(pane.x0 + 2, x - width + 4), pane.x1, words, 'mono', palette.text1)
    }
  }
}
