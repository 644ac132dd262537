import type { Language } from '../../ui/language.tsx'
import type { ThemeChoice } from '../../ui/theme.ts'
import type { Session } from '../session.ts'

/** Chooses a theme. */
export function setTheme({ store }: Session, theme: ThemeChoice): void {
  store.setState({ theme })
}

/** Chooses a language. */
export function setLanguage({ store }: Session, language: Language): void {
  store.setState({ language })
}

/** The person has read the message. */
export function dismissMessage({ store }: Session): void {
  store.setState({ message: undefined })
}
