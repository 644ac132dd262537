import { type RefObject, useEffect, useRef } from 'react'
import type { StepDirection } from './markSteps.ts'

/** What keys do in the timeline. */
interface KeyActions {
  zoomIn(): void
  zoomOut(): void
  panLeft(): void
  panRight(): void
  fit(): void
  fold(): void
  legend(): void
  step(direction: StepDirection): void
  pick(): void
  leave(): void
  cause(direction: 'cause' | 'effect'): void
}

/** Keys that work anywhere on the page. */
const LETTERS: Readonly<
  Record<string, keyof Pick<KeyActions, 'zoomIn' | 'zoomOut' | 'panLeft' | 'panRight' | 'fit' | 'fold' | 'legend'>>
> = {
  w: 'zoomIn',
  s: 'zoomOut',
  a: 'panLeft',
  d: 'panRight',
  '0': 'fit',
  f: 'fold',
  l: 'legend',
}

const ARROWS: Readonly<Record<string, StepDirection>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role="textbox"]') !== null
  )
}

/** Listens to the timeline's keys: letters on the page or the element, arrows and Enter on the element alone. */
export function useTimelineKeys(
  element: RefObject<HTMLElement | null>,
  scope: 'page' | 'focused',
  actions: KeyActions,
): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    const target = element.current
    if (target === null) return undefined
    const onKey = (event: Event) => {
      if (event instanceof KeyboardEvent && act(event, target, latest.current)) event.preventDefault()
    }
    const source: EventTarget = scope === 'page' ? window : target
    source.addEventListener('keydown', onKey)
    return () => source.removeEventListener('keydown', onKey)
  }, [element, scope])
}

/** Does what a key means here; says whether it meant something. */
function act(event: KeyboardEvent, target: HTMLElement, actions: KeyActions): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return false
  const letter = LETTERS[event.key.toLowerCase()]
  if (letter !== undefined && !event.shiftKey) {
    actions[letter]()
    return true
  }
  if (!(event.target instanceof Node) || !target.contains(event.target)) return false
  const arrow = ARROWS[event.key]
  if (arrow !== undefined) {
    actions.step(arrow)
    return true
  }
  switch (event.key) {
    case 'Enter':
      actions.pick()
      return true
    case 'Escape':
      actions.leave()
      return true
    case '[':
      actions.cause('cause')
      return true
    case ']':
      actions.cause('effect')
      return true
    default:
      return false
  }
}
