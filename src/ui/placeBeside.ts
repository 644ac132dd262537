/** A rectangle in the window, in pixels. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Where a popup stands, and how high it may grow. */
export interface Place {
  readonly left: number
  readonly top: number | undefined
  readonly bottom: number | undefined
  readonly maxHeight: number
}

const GAP = 4
const MARGIN = 8

/** Places a popup under its trigger, or above it where there is more room, and always inside the window. */
export function placeBeside(
  trigger: Box,
  popup: { readonly width: number; readonly height: number },
  window: { readonly width: number; readonly height: number },
  align: 'start' | 'end',
): Place {
  const wanted = align === 'start' ? trigger.left : trigger.right - popup.width
  const left = Math.max(MARGIN, Math.min(wanted, window.width - popup.width - MARGIN))
  const below = window.height - trigger.bottom - GAP - MARGIN
  const above = trigger.top - GAP - MARGIN
  if (popup.height <= below || below >= above) {
    return { left, top: trigger.bottom + GAP, bottom: undefined, maxHeight: below }
  }
  return { left, top: undefined, bottom: window.height - trigger.top + GAP, maxHeight: above }
}
