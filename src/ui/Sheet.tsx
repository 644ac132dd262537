import { type ReactNode, useRef, useState } from 'react'
import styles from './Sheet.module.css'

/** Heights at which a sheet rests, as shares of what is above the transport. */
const RESTS = { low: 0.16, half: 0.44, high: 0.8 } as const
type Rest = keyof typeof RESTS
const ORDER: readonly Rest[] = ['low', 'half', 'high']

/** A sheet at the bottom of a phone's page: its handle is dragged, tapped, or moved with the arrow keys. */
export function Sheet({ name, sizeName, children }: { name: string; sizeName: string; children: ReactNode }) {
  const [rest, setRest] = useState<Rest>('half')
  const [dragged, setDragged] = useState<number>()
  const sheet = useRef<HTMLElement>(null)
  const start = useRef<{ y: number; height: number }>(undefined)
  const gesture = useRef<'tap' | 'drag'>('tap')
  const total = () => sheet.current?.parentElement?.clientHeight ?? 1
  const settle = (share: number) =>
    setRest(ORDER.reduce((best, next) => (Math.abs(RESTS[next] - share) < Math.abs(RESTS[best] - share) ? next : best)))
  const step = (by: number) => {
    const next = ORDER[Math.min(ORDER.length - 1, Math.max(0, ORDER.indexOf(rest) + by))]
    if (next !== undefined) setRest(next)
  }
  return (
    <section
      ref={sheet}
      aria-label={name}
      className={styles.sheet}
      data-dragged={dragged === undefined ? undefined : ''}
      style={{ height: dragged === undefined ? `${RESTS[rest] * 100}%` : dragged }}
    >
      <button
        type="button"
        className={styles.handle}
        aria-label={sizeName}
        aria-expanded={rest !== 'low'}
        onClick={() => {
          // The end of a drag is a click, too.
          if (gesture.current === 'drag') gesture.current = 'tap'
          else setRest(rest === 'low' ? 'half' : rest === 'half' ? 'high' : 'low')
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp') step(1)
          else if (event.key === 'ArrowDown') step(-1)
          else return
          event.preventDefault()
        }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          start.current = { y: event.clientY, height: sheet.current?.clientHeight ?? 0 }
        }}
        onPointerMove={(event) => {
          if (start.current === undefined) return
          const moved = start.current.y - event.clientY
          if (dragged !== undefined || Math.abs(moved) > 4) setDragged(start.current.height + moved)
        }}
        onPointerUp={() => {
          start.current = undefined
          if (dragged === undefined) return
          settle(dragged / total())
          gesture.current = 'drag'
          setDragged(undefined)
        }}
      >
        <span className={styles.grip} />
      </button>
      <div className={styles.content}>{children}</div>
    </section>
  )
}
