import { type ReactNode, useEffect, useRef, useState } from 'react'
import { KeyCap } from './KeyCap.tsx'
import styles from './Tooltip.module.css'

/** How long the pointer rests before a tip comes, in milliseconds. */
const REST = 400

/** A tip under what it wraps, on hover and on keyboard focus. What it wraps needs a name of its own: tips are not read. */
export function Tooltip({ text, shortcut, children }: { text: string; shortcut?: string; children: ReactNode }) {
  const anchor = useRef<HTMLSpanElement>(null)
  const [shown, setShown] = useState<{ x: number; y: number }>()
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const show = () => {
    const box = anchor.current?.firstElementChild?.getBoundingClientRect()
    if (box !== undefined) setShown({ x: box.left + box.width / 2, y: box.bottom })
  }
  const hide = () => {
    clearTimeout(waiting.current)
    setShown(undefined)
  }
  useEffect(() => () => clearTimeout(waiting.current), [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to what happens to the element inside
    <span
      ref={anchor}
      className={styles.anchor}
      onPointerEnter={(event) => {
        if (event.pointerType === 'mouse') waiting.current = setTimeout(show, REST)
      }}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => {
        if (event.target.matches(':focus-visible')) show()
      }}
      onBlur={hide}
      onKeyDown={(event) => {
        if (event.key === 'Escape') hide()
      }}
    >
      {children}
      {shown !== undefined && (
        <Tip x={shown.x} y={shown.y}>
          {text}
          {shortcut !== undefined && <KeyCap>{shortcut}</KeyCap>}
        </Tip>
      )}
    </span>
  )
}

const GAP = 6

/** A popover, as those stand above dialogs and are cut off by nothing. */
function Tip({ x, y, children }: { x: number; y: number; children: ReactNode }) {
  const tip = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = tip.current
    if (element === null) return
    element.showPopover()
    const { width, height } = element.getBoundingClientRect()
    const left = Math.max(GAP, Math.min(x - width / 2, window.innerWidth - width - GAP))
    const below = y + GAP + height <= window.innerHeight
    element.style.left = `${left}px`
    element.style.top = `${below ? y + GAP : y - GAP - height - 32}px`
  }, [x, y])
  return (
    <div ref={tip} popover="manual" className={styles.tip} aria-hidden="true">
      {children}
    </div>
  )
}
