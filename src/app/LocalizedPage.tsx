import type { ReactNode } from 'react'
import { LanguageProvider } from '../ui/language.tsx'
import { useSessionState } from './SessionContext.tsx'

/** Gives everything inside the session's language. */
export function LocalizedPage({ children }: { children: ReactNode }) {
  return <LanguageProvider language={useSessionState((state) => state.language)}>{children}</LanguageProvider>
}
