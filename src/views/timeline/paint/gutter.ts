import { firstAfter } from '../../../trace/queries/search.ts'
import { statusSpans } from '../../../trace/queries/statusSpans.ts'
import type { ObjectRef } from '../../../trace/records.ts'
import { AXIS_HEIGHT, type PlacedRow } from '../layout.ts'
import type { Row, RowLabel } from '../row.ts'
import { cutMiddle } from '../shortName.ts'
import type { Frame } from './frame.ts'
import { cutEnd, fontOf, type TypeRole, textWidth } from './text.ts'

const INDENT = 12
const PART_INDENT = 11

/** Where the label of a row begins. */
function labelX(row: Row, form: 'wide' | 'phone' | 'embed'): number {
  if (form !== 'wide') return 16
  const depth = 14 + row.depth * INDENT
  if (row.kind === 'group' || row.kind === 'commands' || row.kind === 'events' || row.kind === 'summary') return depth
  return row.density === 'full' ? depth + PART_INDENT : depth
}

const ROLES: Readonly<Record<RowLabel['style'], TypeRole>> = {
  strong: 'labelStrong',
  mono: 'mono',
  plain: 'label',
  quiet: 'caption',
}

/** Draws the names of the lanes. */
export function paintGutter(frame: Frame): void {
  const { ctx, palette, layout, width, height, scrollTop } = frame
  const wide = layout.form === 'wide'
  if (wide) {
    ctx.fillStyle = palette.bg
    ctx.fillRect(0, 0, layout.gutter - 1, height)
  }
  ctx.save()
  ctx.beginPath()
  ctx.rect(0, AXIS_HEIGHT, width, height - AXIS_HEIGHT)
  ctx.clip()
  ctx.translate(0, AXIS_HEIGHT - scrollTop)
  ctx.fillStyle = palette.line
  for (const y of layout.rules) ctx.fillRect(0, Math.round(y), width, 1)
  for (const y of layout.softRules) ctx.fillRect(wide ? 26 : 16, Math.round(y), width, 1)
  ctx.textBaseline = 'middle'
  ctx.textAlign = 'left'
  for (const placed of layout.rows) {
    if (placed.top + placed.height < scrollTop || placed.top > scrollTop + height) continue
    paintLabel(frame, placed)
  }
  ctx.restore()
}

function paintLabel(frame: Frame, placed: PlacedRow): void {
  const { row, labelY } = placed
  const { label } = row
  if (label === undefined || labelY === undefined) return
  const { ctx, palette, layout, width } = frame
  const wide = layout.form === 'wide'
  const room = wide ? layout.gutter - 8 : width - 16
  let x = labelX(row, layout.form)
  if (row.kind === 'group') {
    paintCaret(frame, x + 3, labelY, row.open)
    x += 14
  } else if (row.kind === 'summary') {
    paintCaret(frame, x + 3, labelY, 'closed')
    x += 14
  }
  const role = !wide && label.style === 'mono' ? 'monoStrong' : ROLES[label.style]
  const font = fontOf(palette, role)
  const most = Math.max(6, Math.floor((room - x) / (textWidth(ctx, font, '0') || 7)))
  const text = row.kind === 'condition' ? cutEnd(ctx, font, label.text, room - x) : cutMiddle(label.text, most)
  ctx.font = font
  ctx.fillStyle =
    row.kind === 'condition' || row.kind === 'status' || row.kind === 'phase'
      ? palette.text2
      : label.style === 'quiet'
        ? palette.text3
        : palette.text1
  ctx.fillText(text, x, labelY + 0.5)
  const after = x + textWidth(ctx, font, text) + 8
  const caption = fontOf(palette, 'caption')
  ctx.fillStyle = palette.text3
  ctx.font = caption
  const stacked =
    wide && (row.kind === 'container' || row.kind === 'probe' || row.kind === 'addresses') && row.density === 'full'
  if (!stacked) {
    const said = row.kind === 'summary' ? [statusAt(frame, row.pod)] : label.details
    const words = cutEnd(ctx, caption, said.join(' · '), room - after)
    ctx.fillText(words, after, labelY + 0.5)
    return
  }
  label.details.forEach((detail, index) => {
    ctx.fillText(cutEnd(ctx, caption, detail, room - x), x, labelY + 15 * (index + 1) + 0.5)
  })
}

/** The STATUS of a closed pod at the cursor. */
function statusAt({ trace, cursor }: Frame, pod: ObjectRef | undefined): string {
  const spans = pod === undefined ? [] : statusSpans(trace, pod)
  const span = spans[firstAfter(spans.length, (i) => spans[i]?.start ?? 0, cursor) - 1]
  return span === undefined || span.end <= cursor ? '' : span.value
}

function paintCaret(frame: Frame, x: number, y: number, open: 'open' | 'closed'): void {
  const { ctx, palette } = frame
  ctx.beginPath()
  if (open === 'open') {
    ctx.moveTo(x - 3, y - 1.5)
    ctx.lineTo(x + 0.5, y + 2)
    ctx.lineTo(x + 4, y - 1.5)
  } else {
    ctx.moveTo(x - 1, y - 3.5)
    ctx.lineTo(x + 2.5, y)
    ctx.lineTo(x - 1, y + 3.5)
  }
  ctx.strokeStyle = palette.text3
  ctx.lineWidth = 1.4
  ctx.stroke()
}

/** Where a label that stands above its lane ends. */
export function labelEnd(frame: Frame, label: RowLabel): number {
  const { ctx, palette } = frame
  const name = textWidth(ctx, fontOf(palette, ROLES[label.style]), label.text)
  const details = textWidth(ctx, fontOf(palette, 'caption'), label.details.join(' · '))
  return 16 + name + 8 + details + 8
}
