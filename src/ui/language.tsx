import { createContext, type ReactNode, useContext } from 'react'

/** The languages of the interface. Kubernetes' own words stay English in both. */
export type Language = 'en' | 'zh'

const LanguageContext = createContext<Language>('en')

/** Sets the language of everything inside. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>
}

/** The language here. */
export function useLanguage(): Language {
  return useContext(LanguageContext)
}

/** A view's texts in every language; the returned hook gives those of the current one. */
export function defineStrings<T>(texts: { readonly en: T; readonly zh: T }): () => T {
  return () => texts[useContext(LanguageContext)]
}
