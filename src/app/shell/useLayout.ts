import { useMediaQuery } from '../../ui/useMediaQuery.ts'

/** How the page is laid out: by its width alone. */
export type Layout = 'wide' | 'medium' | 'narrow' | 'phone'

/** The layout for the width of the window: from 1280, from 960, from 600 CSS pixels, and below. */
export function useLayout(): Layout {
  const wide = useMediaQuery('(min-width: 1280px)')
  const medium = useMediaQuery('(min-width: 960px)')
  const narrow = useMediaQuery('(min-width: 600px)')
  if (wide) return 'wide'
  if (medium) return 'medium'
  return narrow ? 'narrow' : 'phone'
}
