import { clockText, durationText } from '../../ui/clockText.ts'
import type { MarkWords } from './describeMark.ts'

/** How much room a card takes at most; it is turned to the other side of the pointer near an edge. */
const CARD_WIDTH = 320
const CARD_HEIGHT = 150

/** The card beside the pointer that says what a mark is. */
export function MarkCard({
  words,
  x,
  y,
  width,
  height,
}: {
  words: MarkWords
  x: number
  y: number
  width: number
  height: number
}) {
  const { name, what, start, end, shape, notes, message } = words
  const left = x + 16 + CARD_WIDTH > width ? Math.max(4, x - 16 - CARD_WIDTH) : x + 16
  const below = y + 18 + CARD_HEIGHT <= height
  const place = below ? { left, top: y + 18 } : { left, bottom: Math.max(4, height - y + 12) }
  return (
    <div className="timeline-card" style={{ ...place, maxWidth: CARD_WIDTH }} aria-hidden="true">
      <div className="timeline-card-name">{name}</div>
      <div className="timeline-card-what">{what}</div>
      <div className="timeline-card-time">
        {shape === 'point' ? (
          clockText(start)
        ) : (
          <>
            {clockText(start)} – {clockText(end)} <span>{durationText(end - start)}</span>
          </>
        )}
      </div>
      {notes.length > 0 && <div className="timeline-card-notes">{notes.join(' · ')}</div>}
      {message !== undefined && message !== '' && <div className="timeline-card-message">{message}</div>}
    </div>
  )
}
