import type { Millis } from '../../base/millis.ts'
import type { Theme } from '../../ui/theme.ts'
import { timeForQuery, type ViewName } from '../url/viewQuery.ts'

/** The address of this site's page, whatever folder it lies in. */
function pageAddress(page: 'index.html' | 'embed.html', here: string): URL {
  const address = new URL(page === 'index.html' ? '.' : page, here)
  address.search = ''
  address.hash = ''
  return address
}

/** The address that opens a scenario in the playground; `at` opens it at an instant. */
export function playgroundAddress(here: string, fragment: string, at: Millis | undefined): string {
  const address = pageAddress('index.html', here)
  if (at !== undefined) address.searchParams.set('t', timeForQuery(at))
  address.hash = fragment
  return address.href
}

/** How an embedded page is asked for. */
export interface EmbedChoices {
  readonly at: Millis
  readonly theme: Theme | 'system'
  readonly views: readonly ViewName[]
  readonly controls: 'shown' | 'hidden'
}

/** The address of the page that other sites embed. */
export function embedAddress(here: string, fragment: string, { at, theme, views, controls }: EmbedChoices): string {
  const address = pageAddress('embed.html', here)
  if (at > 0) address.searchParams.set('t', timeForQuery(at))
  if (theme !== 'system') address.searchParams.set('theme', theme)
  if (views.length > 0) address.searchParams.set('view', views.join(','))
  if (controls === 'hidden') address.searchParams.set('controls', '0')
  address.hash = fragment
  return address.href
}

/** The HTML that embeds an address in any page. */
export function embedSnippet(address: string, title: string): string {
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="760" height="420" loading="lazy" style="border:0;max-width:100%"></iframe>`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
