import { resolveTheme, type Theme } from '../../ui/theme.ts'
import { useMediaQuery } from '../../ui/useMediaQuery.ts'
import { useSessionState } from '../SessionContext.tsx'

/** The theme that is shown now: the chosen one, or the system's. */
export function useShownTheme(): Theme {
  const choice = useSessionState((state) => state.theme)
  useMediaQuery('(prefers-color-scheme: dark)')
  return resolveTheme(choice)
}
