import { clockTextShort } from '../../ui/clockText.ts'
import { useTimelineStrings } from './strings.ts'
import type { VisibleRange } from './view.ts'

/** What the head of the timeline shows and does. */
export interface TimelineHeadProps {
  readonly range: VisibleRange
  readonly end: number
  readonly folding: 'on' | 'off'
  readonly mode: 'drawing' | 'table'
  readonly onFolding: () => void
  readonly onZoomIn: () => void
  readonly onZoomOut: () => void
  readonly onFit: () => void
  readonly onMode: () => void
  readonly legend: 'open' | 'closed'
  readonly onLegend: () => void
}

/** The line above the drawing: what is visible, and the buttons that change it. */
export function TimelineHead(props: TimelineHeadProps) {
  const { range, end, folding, mode, legend } = props
  const strings = useTimelineStrings()
  const shown = `${clockTextShort(Math.max(0, Math.floor(range.from / 1000) * 1000))} – ${clockTextShort(Math.min(end, range.to))}`
  return (
    <div className="timeline-head">
      <h2>{strings.timeline}</h2>
      <span className="timeline-range">{strings.of(shown, clockTextShort(end))}</span>
      <span className="timeline-space" />
      <button type="button" aria-pressed={folding === 'on'} onClick={props.onFolding} className="timeline-fold">
        <svg viewBox="0 0 12 12" aria-hidden="true">
          {folding === 'on' && <path d="M2 6.5 4.8 9.2 10 3" />}
        </svg>
        <span className="timeline-word">{strings.fold}</span>
        <kbd>F</kbd>
      </button>
      <button type="button" aria-pressed={mode === 'table'} onClick={props.onMode} className="timeline-word">
        {strings.asTable}
      </button>
      <button type="button" aria-expanded={legend === 'open'} onClick={props.onLegend} className="timeline-legend">
        {strings.legend}
        <kbd>L</kbd>
      </button>
      <span className="timeline-rule" />
      <button type="button" aria-label={strings.zoomOut} onClick={props.onZoomOut}>
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d="M1.5 6h9" />
        </svg>
      </button>
      <button type="button" aria-label={strings.zoomIn} onClick={props.onZoomIn}>
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d="M1.5 6h9M6 1.5v9" />
        </svg>
      </button>
      <button type="button" onClick={props.onFit}>
        {strings.fit}
        <kbd>0</kbd>
      </button>
      <span className="timeline-keys" aria-hidden="true">
        <kbd>W</kbd>
        <kbd>A</kbd>
        <kbd>S</kbd>
        <kbd>D</kbd>
      </span>
    </div>
  )
}
