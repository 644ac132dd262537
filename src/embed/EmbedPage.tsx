import { ExternalLink } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useAppStrings } from '../app/appStrings.ts'
import { Mark } from '../app/header/Mark.tsx'
import { GraphPane } from '../app/panes/GraphPane.tsx'
import { useSessionState } from '../app/SessionContext.tsx'
import { playgroundAddress } from '../app/share/addresses.ts'
import { SessionNotices } from '../app/shell/SessionNotices.tsx'
import { usePageLook } from '../app/shell/usePageLook.ts'
import { usePlayback } from '../app/shell/usePlayback.ts'
import { Clock } from '../app/transport/Clock.tsx'
import { OverviewStrip } from '../app/transport/OverviewStrip.tsx'
import { PlayButtons } from '../app/transport/PlayButtons.tsx'
import type { ViewName } from '../app/url/viewQuery.ts'
import { Tabs } from '../ui/Tabs.tsx'
import { useMediaQuery } from '../ui/useMediaQuery.ts'
import styles from './EmbedPage.module.css'
import { EmbedSpeed } from './EmbedSpeed.tsx'
import { EmbedTimeline } from './EmbedTimeline.tsx'
import { EmbedWhy } from './EmbedWhy.tsx'
import { EmbedYaml } from './EmbedYaml.tsx'

/** The views that an embedded page can show. */
type EmbeddedView = ViewName & ('yaml' | 'timeline' | 'graph')

const EMBEDDED: readonly EmbeddedView[] = ['yaml', 'timeline', 'graph']
const DEFAULT_VIEWS: readonly EmbeddedView[] = ['yaml', 'timeline']

/** A scenario inside somebody else's page: read only, it never starts by itself, and it leads to the playground. */
export function EmbedPage({ views, controls }: { views: readonly ViewName[]; controls: 'shown' | 'hidden' }) {
  const strings = useAppStrings()
  usePageLook()
  usePlayback()
  const wide = useMediaQuery('(min-width: 560px)')
  const low = useMediaQuery('(max-height: 299px)')
  const title = useSessionState((state) => state.trace?.header.title ?? '')
  const nothing = useSessionState((state) => state.run.kind === 'empty')
  const asked = EMBEDDED.filter((view) => views.includes(view))
  const shown = asked.length === 0 ? DEFAULT_VIEWS : asked
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        <h1 className={styles.title}>{title === '' ? 'Podarium' : title}</h1>
        <OpenInPlayground />
      </header>
      <SessionNotices />
      <main className={styles.views}>
        {nothing ? (
          <p className={styles.nothing}>{strings.noScenario}</p>
        ) : wide ? (
          <SideBySide views={shown} />
        ) : (
          <AsTabs views={low ? shown.slice(-1) : shown} />
        )}
      </main>
      <EmbedWhy />
      {controls === 'shown' && (
        <section className={styles.transport} aria-label={strings.transport}>
          <PlayButtons />
          <Clock />
          {wide && <OverviewStrip />}
          <EmbedSpeed />
        </section>
      )}
    </div>
  )
}

function OpenInPlayground() {
  const strings = useAppStrings()
  const at = useSessionState((state) => Math.floor(state.cursor / 100) * 100)
  const address = playgroundAddress(window.location.href, window.location.hash.slice(1), at > 0 ? at : undefined)
  return (
    <a className={styles.open} href={address} target="_blank" rel="noopener">
      <Mark size={16} />
      {strings.openInPlayground}
      <ExternalLink size={14} aria-hidden />
    </a>
  )
}

function SideBySide({ views }: { views: readonly EmbeddedView[] }) {
  const drawn = views.filter((view) => view !== 'yaml')
  return (
    <>
      {views.includes('yaml') && (
        <div className={styles.yaml} data-alone={drawn.length === 0 ? '' : undefined}>
          {contentOf('yaml')}
        </div>
      )}
      {drawn.length > 0 && (
        <div className={styles.drawn}>
          {drawn.map((view) => (
            <div key={view} className={styles.view}>
              {contentOf(view)}
            </div>
          ))}
        </div>
      )}
    </>
  )
}

function AsTabs({ views }: { views: readonly EmbeddedView[] }) {
  const strings = useAppStrings()
  const [first = 'timeline'] = views.includes('timeline') ? (['timeline'] as const) : views
  const [shown, setShown] = useState<EmbeddedView>(first)
  const names = { yaml: strings.editor, timeline: strings.timeline, graph: strings.graphTab }
  if (views.length === 1) return contentOf(first)
  return (
    <Tabs
      label={strings.views}
      value={shown}
      onChange={setShown}
      tabs={views.map((view) => ({ value: view, title: names[view], content: contentOf(view) }))}
    />
  )
}

function contentOf(view: EmbeddedView): ReactNode {
  switch (view) {
    case 'yaml':
      return <EmbedYaml />
    case 'timeline':
      return <EmbedTimeline />
    case 'graph':
      return <GraphPane />
  }
}
