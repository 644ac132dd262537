import { useEffect } from 'react'

/** F6 and Shift F6 go from area to area: the elements with `data-area`, in reading order. */
export function useAreas(): void {
  useEffect(() => {
    const goOn = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      event.stopPropagation()
      focusArea(event.shiftKey ? -1 : 1)
    }
    // Monaco keeps F6 to itself: the page hears it first.
    window.addEventListener('keydown', goOn, { capture: true })
    return () => window.removeEventListener('keydown', goOn, { capture: true })
  }, [])
}

function focusArea(by: number): void {
  const areas = [...document.querySelectorAll<HTMLElement>('[data-area]')].filter((area) => area.offsetParent !== null)
  const focused = areas.findIndex((area) => area.contains(document.activeElement))
  const at = focused < 0 && by < 0 ? 0 : focused
  for (let step = 1; step <= areas.length; step++) {
    const area = areas[(at + by * step + areas.length * (step + 1)) % areas.length]
    const target = area === undefined ? undefined : firstFocusable(area)
    if (target === undefined) continue
    target.focus()
    return
  }
}

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), select:not(:disabled), [tabindex]:not([tabindex="-1"])'

function firstFocusable(area: HTMLElement): HTMLElement | undefined {
  return [...area.querySelectorAll<HTMLElement>(FOCUSABLE)].find((element) => element.offsetParent !== null)
}
