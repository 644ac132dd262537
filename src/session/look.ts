/** The languages that a session can be shown in. */
export type SessionLanguage = 'en' | 'zh'

/** What the person chose to look at: a theme, or the system's. */
export type SessionTheme = 'system' | 'dark' | 'light'

/** Whether keys of one character do something on the page; some people's input devices press them by accident. */
export type LetterKeys = 'on' | 'off'
