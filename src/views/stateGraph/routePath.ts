import type { Point } from './chartLayout.ts'

const CORNER = 5

function toward(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length === 0) return from
  const share = Math.min(0.5, distance / length)
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

const written = ({ x, y }: Point): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`

/** The SVG path of a route, with rounded corners. */
export function pathOf(points: readonly Point[]): string {
  const first = points[0]
  if (first === undefined) return ''
  let path = `M ${written(first)}`
  for (let i = 1; i < points.length; i++) {
    const corner = points[i] as Point
    const next = points[i + 1]
    if (next === undefined) path += ` L ${written(corner)}`
    else {
      const before = points[i - 1] as Point
      path += ` L ${written(toward(corner, before, CORNER))} Q ${written(corner)} ${written(toward(corner, next, CORNER))}`
    }
  }
  return path
}

/** Where the words of a line stand. */
export interface LabelPlace extends Point {
  readonly anchor: 'middle' | 'start' | 'end'
}

/** Width of a character of a label, roughly: 11 px, half bold. */
const CHARACTER = 6.6

/** Beside a straight fall, on a level stretch if the words are shorter, else above the states, as there is no room between them. */
export function labelPlace(
  points: readonly Point[],
  tops: { readonly from: number; readonly to: number },
  words: string,
): LabelPlace {
  const start = points[0] ?? { x: 0, y: 0 }
  const end = points.at(-1) ?? start
  if (points.length === 2 && Math.abs(start.x - end.x) < Math.abs(start.y - end.y)) {
    return { x: (start.x + end.x) / 2 + 8, y: (start.y + end.y) / 2 + 4, anchor: 'start' }
  }
  const level = longest(points, 'x')
  if (points.length > 2 && Math.abs(level.a.x - level.b.x) > words.length * CHARACTER + 8) {
    return { x: (level.a.x + level.b.x) / 2, y: level.a.y + 4, anchor: 'middle' }
  }
  const fall = longest(points, 'y')
  if (Math.abs(fall.a.y - fall.b.y) > 30) {
    // a line that leaves downwards has the room at its outside, one that leaves sideways where it came from
    const right = end.x >= start.x && Math.abs(fall.a.x - start.x) > 1 && points[1]?.x !== start.x
    return { x: fall.a.x + (right ? -6 : 6), y: (fall.a.y + fall.b.y) / 2 + 4, anchor: right ? 'end' : 'start' }
  }
  return { x: (start.x + end.x) / 2, y: Math.min(tops.from, tops.to) - 5, anchor: 'middle' }
}

/** The longest stretch of a route along an axis. */
function longest(points: readonly Point[], axis: 'x' | 'y'): { readonly a: Point; readonly b: Point } {
  const start = points[0] ?? { x: 0, y: 0 }
  let found = { a: start, b: start }
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1] as Point
    const b = points[i] as Point
    const across = axis === 'x' ? Math.abs(a.y - b.y) : Math.abs(a.x - b.x)
    if (across < 1 && Math.abs(a[axis] - b[axis]) > Math.abs(found.a[axis] - found.b[axis])) found = { a, b }
  }
  return found
}
