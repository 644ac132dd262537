import type { Edge, EdgeProps } from '@xyflow/react'
import { useEffect, useRef, useState } from 'react'
import type { Point } from './chartLayout.ts'
import type { EdgeView } from './regionModel.ts'
import { labelPlace, pathOf } from './routePath.ts'

/** A line as React Flow carries it. */
export type TransitionFlowEdge = Edge<
  {
    readonly view: EdgeView
    /** The top edges of what the line joins: a label of a straight line stands above them. */
    readonly tops: { readonly from: number; readonly to: number }
    /** Whether the move happened while this was on the screen, so that a dot runs along it. */
    readonly motion: 'run' | 'rest'
    /** The label of what is due: "in 12.0 s". */
    readonly inTime: (span: string) => string
  },
  'transition'
>

const RUN_MILLIS = 240

/** One line: blue for the move just taken, dashed for the one that a timer will bring; the words of all others on hover. */
export function TransitionEdge({ data }: EdgeProps<TransitionFlowEdge>) {
  const [hovered, setHovered] = useState(false)
  if (data === undefined) return null
  const { view, tops, motion, inTime } = data
  const path = pathOf(view.points)
  const label = view.status === 'due' ? inTime(view.label) : view.status === 'taken' ? view.label : ''
  const shown = hovered && view.about !== '' ? view.about : label
  const place = labelPlace(view.points, tops, shown)
  const tone = view.status === 'due' ? ` transition--${view.tone}` : ''
  return (
    // the words on hover are in the names of the states' buttons too
    // biome-ignore lint/a11y/noStaticElementInteractions: a pointer's extra, nothing is reached only this way
    <g
      className={`transition transition--${view.status}${tone}${hovered ? ' transition--hovered' : ''}`}
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
    >
      <path className="transition-line" d={path} />
      <path className="transition-head" d={headOf(view.points)} />
      <path className="transition-hit" d={path} />
      {view.status === 'taken' && motion === 'run' && <RunningDot key={view.key} path={path} />}
      {shown !== '' && (
        <text className="transition-label" x={place.x} y={place.y} textAnchor={place.anchor}>
          {shown}
        </text>
      )}
    </g>
  )
}

/** A dot that runs along the line once. */
function RunningDot({ path }: { readonly path: string }) {
  const dot = useRef<SVGCircleElement>(null)
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const run = dot.current?.animate(
      [
        { offsetDistance: '0%', opacity: 1 },
        { offsetDistance: '100%', opacity: 1 },
      ],
      {
        duration: RUN_MILLIS,
        easing: 'ease-out',
      },
    )
    return () => run?.cancel()
  }, [])
  return <circle ref={dot} className="transition-dot" r={4} style={{ offsetPath: `path("${path}")` }} />
}

const HEAD = 6

/** The arrow head at the end of a line. */
function headOf(points: readonly Point[]): string {
  const end = points.at(-1)
  const before = points.at(-2)
  if (end === undefined || before === undefined) return ''
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1
  const dx = ((end.x - before.x) / length) * HEAD
  const dy = ((end.y - before.y) / length) * HEAD
  const left = `${end.x - dx - dy * 0.55} ${end.y - dy + dx * 0.55}`
  const right = `${end.x - dx + dy * 0.55} ${end.y - dy - dx * 0.55}`
  return `M ${left} L ${end.x} ${end.y} L ${right} Z`
}
