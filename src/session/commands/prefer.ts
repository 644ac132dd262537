import type { LetterKeys, SessionLanguage, SessionTheme } from '../look.ts'
import type { Session } from '../session.ts'

/** Chooses a theme. */
export function setTheme({ store }: Session, theme: SessionTheme): void {
  store.setState({ theme })
}

/** Chooses a language. */
export function setLanguage({ store }: Session, language: SessionLanguage): void {
  store.setState({ language })
}

/** Switches the keys of one character on or off. */
export function setLetterKeys({ store }: Session, letterKeys: LetterKeys): void {
  store.setState({ letterKeys })
}

/** The person has read the message. */
export function dismissMessage({ store }: Session): void {
  store.setState({ message: undefined })
}
