import type { LetterKeys, SessionLanguage, SessionTheme } from '../look.ts'
import { SPEEDS, type Speed } from '../speed.ts'

/** What a person chose for this device. */
export interface Preferences {
  readonly theme: SessionTheme
  readonly language: SessionLanguage
  readonly speed: Speed
  readonly letterKeys: LetterKeys
}

const KEY = 'podarium-preferences'

/** Reads the device's preferences; what is missing or odd takes its default (the system's theme, the browser's language). */
export function loadPreferences(browserLanguage: string): Preferences {
  const stored = storedPreferences()
  const language = browserLanguage.toLowerCase().startsWith('zh') ? 'zh' : 'en'
  return {
    theme: stored.theme === 'dark' || stored.theme === 'light' ? stored.theme : 'system',
    language: stored.language === 'zh' || stored.language === 'en' ? stored.language : language,
    speed: SPEEDS.find((speed) => speed === stored.speed) ?? 10,
    letterKeys: stored.letterKeys === 'off' ? 'off' : 'on',
  }
}

/** Keeps them, as far as the device allows. */
export function savePreferences(preferences: Preferences): void {
  try {
    window.localStorage.setItem(KEY, JSON.stringify(preferences))
  } catch {
    // Without storage a preference lasts as long as the page, which the person sees.
  }
}

function storedPreferences(): Readonly<Record<string, unknown>> {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? '{}')
    return typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
