import { useEffect } from 'react'
import { applyTheme } from '../../ui/theme.ts'
import { useSessionState } from '../SessionContext.tsx'
import { useShownTheme } from './useShownTheme.ts'

/** Puts the session's theme and language on the page. */
export function usePageLook(): void {
  const language = useSessionState((state) => state.language)
  const theme = useShownTheme()
  useEffect(() => applyTheme(theme), [theme])
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
}
