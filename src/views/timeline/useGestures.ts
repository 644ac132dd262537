import { type RefObject, useEffect, useRef } from 'react'

/** A point of the canvas, in CSS pixels. */
export interface CanvasPoint {
  readonly x: number
  readonly y: number
}

/** What gestures on the canvas lead to. */
interface GestureHandlers {
  /** What a drag that begins here does. */
  dragAt(point: CanvasPoint, shift: 'shift' | 'plain'): 'scrub' | 'pan' | 'measure'
  scrub(x: number): void
  /** Moves the drawing along with the pointer. */
  pan(dx: number, dy: number): void
  measure(from: CanvasPoint, to: CanvasPoint | undefined): void
  zoom(x: number, factor: number): void
  scroll(dy: number): void
  click(point: CanvasPoint): void
  doubleClick(point: CanvasPoint): void
  hover(point: CanvasPoint | undefined, keys: { readonly alt: 'alt' | 'plain' }): void
  /** `modified`: the wheel zooms only with Ctrl, so that a page around it still scrolls. */
  readonly wheel: 'free' | 'modified'
}

/** A pointer that moved less than this has clicked. */
const CLICK_SLOP = 4
/** How strongly a wheel's way zooms. */
const WHEEL_ZOOM = 0.0022

type Drag =
  | { readonly kind: 'press'; readonly start: CanvasPoint; readonly does: 'scrub' | 'pan' | 'measure' }
  | { readonly kind: 'scrub' }
  | { readonly kind: 'pan'; readonly last: CanvasPoint }
  | { readonly kind: 'measure'; readonly start: CanvasPoint }
  | { readonly kind: 'pinch'; readonly distance: number; readonly middle: CanvasPoint }
  | { readonly kind: 'none' }

/** Listens to pointers and the wheel on an element and tells what they mean. */
export function useGestures(element: RefObject<HTMLElement | null>, handlers: GestureHandlers): void {
  const latest = useRef(handlers)
  latest.current = handlers
  useEffect(() => {
    const target = element.current
    return target === null ? undefined : listen(target, latest)
  }, [element])
}

function listen(target: HTMLElement, latest: RefObject<GestureHandlers>): () => void {
  const pointers = new Map<number, CanvasPoint>()
  let drag: Drag = { kind: 'none' }

  const pointOf = (event: MouseEvent): CanvasPoint => {
    const box = target.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const pinch = (): Drag => {
    const [a, b] = [...pointers.values()]
    if (a === undefined || b === undefined) return { kind: 'none' }
    return {
      kind: 'pinch',
      distance: Math.hypot(a.x - b.x, a.y - b.y),
      middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 },
    }
  }

  const down = (event: PointerEvent) => {
    if (event.button !== 0) return
    const start = pointOf(event)
    pointers.set(event.pointerId, start)
    target.setPointerCapture(event.pointerId)
    if (pointers.size === 2) {
      drag = pinch()
      return
    }
    const does = latest.current.dragAt(start, event.shiftKey ? 'shift' : 'plain')
    drag = does === 'scrub' ? { kind: 'scrub' } : { kind: 'press', start, does }
    if (does === 'scrub') latest.current.scrub(start.x)
  }

  const move = (event: PointerEvent) => {
    const point = pointOf(event)
    if (!pointers.has(event.pointerId)) {
      if (event.pointerType !== 'touch') latest.current.hover(point, { alt: event.altKey ? 'alt' : 'plain' })
      return
    }
    pointers.set(event.pointerId, point)
    drag = moved(drag, point)
  }

  const moved = (now: Drag, point: CanvasPoint): Drag => {
    const { current } = latest
    switch (now.kind) {
      case 'none':
        return now
      case 'press':
        if (Math.hypot(point.x - now.start.x, point.y - now.start.y) < CLICK_SLOP) return now
        current.hover(undefined, { alt: 'plain' })
        return now.does === 'measure'
          ? { kind: 'measure', start: now.start }
          : moved({ kind: 'pan', last: now.start }, point)
      case 'scrub':
        current.scrub(point.x)
        return now
      case 'pan':
        current.pan(point.x - now.last.x, point.y - now.last.y)
        return { kind: 'pan', last: point }
      case 'measure':
        current.measure(now.start, point)
        return now
      case 'pinch': {
        const next = pinch()
        if (next.kind !== 'pinch') return next
        if (now.distance > 0) current.zoom(next.middle.x, next.distance / now.distance)
        current.pan(next.middle.x - now.middle.x, next.middle.y - now.middle.y)
        return next
      }
    }
  }

  const up = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId)) return
    const { current } = latest
    if (drag.kind === 'press' && event.type === 'pointerup') current.click(drag.start)
    if (drag.kind === 'measure') current.measure(drag.start, undefined)
    drag = { kind: 'none' }
  }

  const leave = () => latest.current.hover(undefined, { alt: 'plain' })
  const doubleClick = (event: MouseEvent) => latest.current.doubleClick(pointOf(event))
  const wheel = (event: WheelEvent) => {
    const { current } = latest
    const pinching = event.ctrlKey || event.metaKey
    if (current.wheel === 'modified' && !pinching) return
    event.preventDefault()
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
    if (event.shiftKey) current.scroll((event.deltaY + event.deltaX) * unit)
    else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) current.pan(-event.deltaX * unit, 0)
    else current.zoom(pointOf(event).x, Math.exp(-event.deltaY * unit * WHEEL_ZOOM * (event.ctrlKey ? 4 : 1)))
  }

  target.addEventListener('pointerdown', down)
  target.addEventListener('pointermove', move)
  target.addEventListener('pointerup', up)
  target.addEventListener('pointercancel', up)
  target.addEventListener('pointerleave', leave)
  target.addEventListener('dblclick', doubleClick)
  target.addEventListener('wheel', wheel, { passive: false })
  return () => {
    target.removeEventListener('pointerdown', down)
    target.removeEventListener('pointermove', move)
    target.removeEventListener('pointerup', up)
    target.removeEventListener('pointercancel', up)
    target.removeEventListener('pointerleave', leave)
    target.removeEventListener('dblclick', doubleClick)
    target.removeEventListener('wheel', wheel)
  }
}
