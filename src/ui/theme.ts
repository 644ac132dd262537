/** What the person chose: a theme, or the system's. */
export type ThemeChoice = 'system' | 'dark' | 'light'

/** What is shown. */
export type Theme = 'dark' | 'light'

const DARK_QUERY = '(prefers-color-scheme: dark)'

/** The theme that a choice means on this device now. */
export function resolveTheme(choice: ThemeChoice): Theme {
  if (choice !== 'system') return choice
  return window.matchMedia(DARK_QUERY).matches ? 'dark' : 'light'
}

/** Puts a theme on the page: the tokens follow `data-theme`. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', theme === 'dark' ? '#0f1216' : '#ffffff')
}
