import type { Session } from '../session.ts'
import { savePreferences } from './preferences.ts'

/** Keeps what is chosen from now on. What an address asked for is not a choice. */
export function keepPreferences({ store }: Session): void {
  store.subscribe(({ theme, language, speed, letterKeys }, before) => {
    const same = theme === before.theme && language === before.language && speed === before.speed
    if (same && letterKeys === before.letterKeys) return
    savePreferences({ theme, language, speed, letterKeys })
  })
}
