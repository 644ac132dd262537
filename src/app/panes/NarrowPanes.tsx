import { ChartNoAxesGantt, CircleHelp, Code, Share2, TableProperties } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Sheet } from '../../ui/Sheet.tsx'
import { Splitter } from '../../ui/Splitter.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useAppStrings } from '../appStrings.ts'
import { useSessionState } from '../SessionContext.tsx'
import { EmptyState } from '../shell/EmptyState.tsx'
import type { Opened } from '../shell/opened.ts'
import type { ViewName } from '../url/viewQuery.ts'
import { GraphPane } from './GraphPane.tsx'
import { EditorPane } from './LazyEditorPane.tsx'
import { Pane } from './Pane.tsx'
import styles from './panes.module.css'
import { TablesPane } from './TablesPane.tsx'
import { TimelinePane } from './TimelinePane.tsx'
import { WhyPane } from './WhyPane.tsx'

interface NarrowProps {
  /** The view that the address asks for first. */
  readonly firstView: ViewName | undefined
  readonly onOpen: (opened: Opened) => void
}

type LowerView = Exclude<ViewName, 'timeline'>

/** From 600 to 959 pixels: the timeline, and one panel below it with everything else as tabs. */
export function NarrowPanes({ firstView, onOpen }: NarrowProps) {
  const strings = useAppStrings()
  const [shown, setShown] = useState<LowerView>(
    firstView === undefined || firstView === 'timeline' ? 'yaml' : firstView,
  )
  const lower = (
    <Tabs
      className={styles.tabbed}
      label={strings.views}
      value={shown}
      onChange={setShown}
      tabs={[
        { value: 'yaml', title: strings.editor, content: <View name="yaml" /> },
        { value: 'tables', title: strings.tables, content: <View name="tables" /> },
        { value: 'graph', title: strings.graphTab, content: <View name="graph" /> },
        { value: 'why', title: strings.why, content: <View name="why" /> },
      ]}
    />
  )
  const timeline = (
    <Pane name={strings.timeline} ground="shown">
      <TimelineOrStart onOpen={onOpen} />
    </Pane>
  )
  return (
    <Splitter
      id="rows-narrow"
      direction="vertical"
      separatorName={strings.resize}
      panes={[
        { id: 'timeline', size: '55%', minSize: 240, content: timeline },
        { id: 'lower', size: '45%', minSize: 48, content: lower },
      ]}
    />
  )
}

/** Below 600 pixels: one view at a time, chosen by the tab bar; the timeline has Why as a sheet. */
export function PhonePanes({ firstView, onOpen, transport }: NarrowProps & { transport: ReactNode }) {
  const strings = useAppStrings()
  const [shown, setShown] = useState<ViewName>(firstView ?? 'timeline')
  const tabs: readonly { readonly value: ViewName; readonly title: string; readonly icon: ReactNode }[] = [
    { value: 'timeline', title: strings.timeline, icon: <ChartNoAxesGantt size={18} aria-hidden /> },
    { value: 'yaml', title: strings.editor, icon: <Code size={18} aria-hidden /> },
    { value: 'graph', title: strings.graphTab, icon: <Share2 size={18} aria-hidden /> },
    { value: 'tables', title: strings.tables, icon: <TableProperties size={18} aria-hidden /> },
    { value: 'why', title: strings.why, icon: <CircleHelp size={18} aria-hidden /> },
  ]
  return (
    <div className={styles.phone}>
      <div className={styles.phoneView}>
        {shown === 'timeline' ? (
          <>
            <Pane name={strings.timeline} ground="shown">
              <TimelineOrStart onOpen={onOpen} />
            </Pane>
            <Sheet name={strings.why} sizeName={strings.panelSize}>
              <WhyPane title="elsewhere" />
            </Sheet>
          </>
        ) : (
          <View name={shown} />
        )}
      </div>
      {transport}
      <nav className={styles.tabBar} data-area="views" aria-label={strings.views}>
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            className={styles.tabBarTab}
            aria-current={shown === tab.value ? 'page' : undefined}
            onClick={() => setShown(tab.value)}
          >
            {tab.icon}
            {tab.title}
            {tab.value === 'yaml' && shown !== 'yaml' && <ErrorCount />}
          </button>
        ))}
      </nav>
    </div>
  )
}

/** How many errors the text has, for whoever does not see it. */
function ErrorCount() {
  const strings = useAppStrings()
  const count = useSessionState((state) => state.diagnostics.filter((d) => d.severity === 'error').length)
  if (count === 0) return null
  return (
    <>
      <span className={styles.errorCount} aria-hidden>
        {count}
      </span>
      <VisuallyHidden>{strings.errors(count)}</VisuallyHidden>
    </>
  )
}

/** The timeline; without a text, what to start from. */
function TimelineOrStart({ onOpen }: { onOpen: (opened: Opened) => void }) {
  const empty = useSessionState((state) => state.run.kind === 'empty')
  return empty ? <EmptyState onOpen={onOpen} /> : <TimelinePane />
}

function View({ name }: { name: LowerView }) {
  const strings = useAppStrings()
  switch (name) {
    case 'yaml':
      return (
        <Pane name={strings.editor} ground="written">
          <EditorPane title="inTab" />
        </Pane>
      )
    case 'tables':
      return (
        <Pane name={strings.tables} ground="shown">
          <TablesPane />
        </Pane>
      )
    case 'graph':
      return (
        <Pane name={strings.graph} ground="shown">
          <GraphPane />
        </Pane>
      )
    case 'why':
      return (
        <Pane name={strings.why} ground="shown">
          <WhyPane title="elsewhere" />
        </Pane>
      )
  }
}
