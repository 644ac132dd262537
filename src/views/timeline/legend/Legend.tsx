import './legend.css'
import { useLegendStrings } from './legendStrings.ts'
import { type LegendMark, MarkGlyph, MarkTextures } from './MarkGlyph.tsx'

const GROUPS: readonly (readonly ['states' | 'timers' | 'probes' | 'rest', readonly LegendMark[]])[] = [
  ['states', ['waiting', 'notReady', 'ready', 'completed', 'failed', 'unknown']],
  ['timers', ['grace', 'unspent', 'backOff']],
  ['probes', ['probePassed', 'probeFailed', 'probeTimedOut', 'probeError', 'onHold']],
  [
    'rest',
    [
      ...(['conditionTrue', 'conditionFalse', 'endpointReady', 'endpointTerminating', 'normal', 'warning'] as const),
      ...(['several', 'command', 'fold', 'future'] as const),
    ],
  ],
]

/** What each mark of the timeline means; stands over a corner of it, so that both can be seen. */
export function Legend({ onClose }: { readonly onClose: () => void }) {
  const strings = useLegendStrings()
  return (
    <aside
      className="legend"
      aria-label={strings.title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <MarkTextures />
      <div className="legend-head">
        <h3>{strings.title}</h3>
        <button type="button" aria-label={strings.close} onClick={onClose}>
          ✕
        </button>
      </div>
      {GROUPS.map(([group, marks]) => (
        <section key={group}>
          <h4>{strings[group]}</h4>
          <ul>
            {marks.map((mark) => (
              <li key={mark}>
                <MarkGlyph mark={mark} />
                {strings.mark[mark]}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </aside>
  )
}
