/** How much is shown at a zoom, from everything to textures alone. */
export type Detail = 'close' | 'near' | 'far' | 'sky'

/** The level of detail at a zoom, in pixels per second. */
export function detailAt(pxPerSecond: number): Detail {
  if (pxPerSecond >= 40) return 'close'
  if (pxPerSecond >= 8) return 'near'
  return pxPerSecond >= 1 ? 'far' : 'sky'
}
