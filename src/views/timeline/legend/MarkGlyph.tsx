/** The marks that the legend explains. */
export type LegendMark =
  | 'waiting'
  | 'notReady'
  | 'ready'
  | 'completed'
  | 'failed'
  | 'unknown'
  | 'grace'
  | 'unspent'
  | 'backOff'
  | 'conditionTrue'
  | 'conditionFalse'
  | 'probePassed'
  | 'probeFailed'
  | 'probeTimedOut'
  | 'probeError'
  | 'onHold'
  | 'endpointReady'
  | 'endpointTerminating'
  | 'normal'
  | 'warning'
  | 'several'
  | 'command'
  | 'fold'
  | 'future'

/** A mark as the timeline draws it, small. */
export function MarkGlyph({ mark }: { readonly mark: LegendMark }) {
  return (
    <svg className="legend-glyph" viewBox="0 0 48 18" aria-hidden="true">
      {SHAPES[mark]}
    </svg>
  )
}

/** The textures that the marks share; stands once beside them. */
export function MarkTextures() {
  return (
    <svg className="legend-textures" aria-hidden="true">
      <defs>
        <pattern id="legend-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V5" className="legend-waiting" strokeWidth="3" />
        </pattern>
        <pattern id="legend-cross" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V4M0 0H4" className="legend-failed" strokeWidth="1.2" />
        </pattern>
        <pattern id="legend-stripes" width="4" height="4" patternUnits="userSpaceOnUse">
          <path d="M0 0V4" className="legend-stopping" strokeWidth="2" />
        </pattern>
        <pattern id="legend-soft" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V5" className="legend-edge" strokeWidth="1.5" />
        </pattern>
      </defs>
    </svg>
  )
}

const bar = (className: string, fill?: string) => (
  <rect x="1" y="2" width="46" height="14" rx="2" className={className} fill={fill} />
)
const stem = (className: string) => <path d="M24 17V7" className={className} />
const SHAPES: Readonly<Record<LegendMark, React.ReactNode>> = {
  waiting: bar('legend-waiting', 'url(#legend-hatch)'),
  notReady: bar('legend-running'),
  ready: (
    <>
      <path d="M1 2H47V16H1Z" className="legend-fill-running" />
      <path d="M1 15H47" className="legend-running" strokeWidth="3" />
    </>
  ),
  completed: (
    <>
      {bar('legend-completed')}
      <path d="M6 9.5 8.5 12 13 6" className="legend-completed" />
    </>
  ),
  failed: (
    <>
      {bar('legend-failed', 'url(#legend-cross)')}
      <path d="M6 6l6 6M12 6l-6 6" className="legend-text" strokeWidth="2" />
    </>
  ),
  unknown: <rect x="1" y="2" width="46" height="14" rx="2" className="legend-edge" strokeDasharray="1 3" />,
  grace: <path d="M1 2 47 16H1Z" className="legend-stopping" fill="url(#legend-stripes)" />,
  unspent: (
    <>
      <path d="M1 2 20 7.8V16H1Z" className="legend-stopping" fill="url(#legend-stripes)" />
      <path d="M20 7.8 47 16H20" className="legend-stopping" strokeDasharray="3 2" />
    </>
  ),
  backOff: (
    <>
      <path d="M1 2 38 16H1Z" className="legend-waiting" fill="url(#legend-hatch)" />
      <path d="M39 15.5H47" className="legend-waiting" strokeDasharray="1.5 2" />
    </>
  ),
  conditionTrue: <path d="M1 9H47" className="legend-running" strokeWidth="8" />,
  conditionFalse: <rect x="1" y="5" width="46" height="8" rx="2" className="legend-edge" />,
  probePassed: (
    <>
      {stem('legend-running')}
      <circle cx="24" cy="6" r="2.5" className="legend-solid-running" />
    </>
  ),
  probeFailed: (
    <>
      {stem('legend-failed')}
      <path d="M21 2l6 6M27 2l-6 6" className="legend-failed" strokeWidth="2" />
    </>
  ),
  probeTimedOut: (
    <>
      <path d="M24 17V10M24 3.5V6L26 7" className="legend-failed" />
      <circle cx="24" cy="6" r="4" className="legend-failed" />
    </>
  ),
  probeError: <path d="M24 17V10M24 2L28 6 24 10 20 6Z" className="legend-text" />,
  onHold: <rect x="1" y="5" width="46" height="10" fill="url(#legend-soft)" />,
  endpointReady: (
    <>
      <rect x="1" y="3" width="46" height="12" rx="6" className="legend-fill-running" />
      <path d="M6 13.5H42" className="legend-running" strokeWidth="3" />
    </>
  ),
  endpointTerminating: (
    <rect x="1" y="3" width="46" height="12" rx="6" className="legend-stopping" fill="url(#legend-stripes)" />
  ),
  normal: <circle cx="24" cy="9" r="4.5" className="legend-text" />,
  warning: <path d="M24 3 30.5 14H17.5ZM24 7V10M24 11.5V12.5" className="legend-failed" />,
  several: (
    <>
      <circle cx="24" cy="9" r="7" className="legend-text" />
      <text x="24" y="12.5" textAnchor="middle" className="legend-number">
        4
      </text>
    </>
  ),
  command: <path d="M18 3H26L31 9 26 15H18Z" className="legend-solid-you" />,
  fold: <path d="M17 1q4 4 0 8t0 8M31 1q4 4 0 8t0 8" className="legend-edge" />,
  future: (
    <>
      <path d="M1 9H22" className="legend-running" strokeWidth="8" />
      <path d="M24 9H47" className="legend-running" strokeWidth="8" opacity="0.64" />
      <path d="M24 0V18" className="legend-you" strokeWidth="2" />
    </>
  ),
}
