import type { Millis } from '../../base/millis.ts'
import { readClockText } from '../../ui/clockText.ts'
import type { Language } from '../../ui/language.tsx'
import type { Theme } from '../../ui/theme.ts'

/** The views that an address can ask for. */
export const VIEW_NAMES = ['timeline', 'yaml', 'graph', 'tables', 'why'] as const
export type ViewName = (typeof VIEW_NAMES)[number]

/** How an address asks for the scenario to be shown; what it leaves out is undefined. The scenario itself is behind `#`. */
export interface ViewQuery {
  readonly at: Millis | undefined
  readonly theme: Theme | undefined
  readonly language: Language | undefined
  /** Which views, in order; empty: the page decides. */
  readonly views: readonly ViewName[]
  /** Whether the figures on how true it is stand open over the page at first. */
  readonly truth: 'open' | 'closed'
  /** Whether a page that is embedded shows its transport. */
  readonly controls: 'shown' | 'hidden'
}

/** Reads an address's query: `t` (63.3, 1:03.3), `theme`, `lang`, `view` (a comma list; `truth` opens the figures), `controls` (0 hides them). */
export function readViewQuery(search: string): ViewQuery {
  const query = new URLSearchParams(search)
  const theme = query.get('theme')
  const language = query.get('lang')
  const asked = (query.get('view') ?? '').split(',').map((name) => name.trim())
  return {
    at: readClockText(query.get('t') ?? '', 0),
    theme: theme === 'dark' || theme === 'light' ? theme : undefined,
    language: language === 'en' || language === 'zh' ? language : undefined,
    views: asked.flatMap((name) => VIEW_NAMES.find((known) => known === name) ?? []),
    truth: asked.includes('truth') ? 'open' : 'closed',
    controls: ['0', 'false', 'no'].includes(query.get('controls') ?? '') ? 'hidden' : 'shown',
  }
}

/** Writes an instant for an address: seconds with a tenth where there is one ("63.3"). */
export function timeForQuery(time: Millis): string {
  return String(Math.floor(time / 100) / 10)
}
