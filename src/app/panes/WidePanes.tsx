import { useState } from 'react'
import { Splitter } from '../../ui/Splitter.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { useAppStrings } from '../appStrings.ts'
import { useSessionState } from '../SessionContext.tsx'
import { EmptyState } from '../shell/EmptyState.tsx'
import type { Opened } from '../shell/opened.ts'
import { GraphPane } from './GraphPane.tsx'
import { EditorPane } from './LazyEditorPane.tsx'
import { Pane } from './Pane.tsx'
import styles from './panes.module.css'
import { TablesPane } from './TablesPane.tsx'
import { TimelinePane } from './TimelinePane.tsx'
import { WhyPane } from './WhyPane.tsx'

/** From 960 pixels: the editor at the left, the timeline at the right with the other views below it. */
export function WidePanes({ layout, onOpen }: { layout: 'wide' | 'medium'; onOpen: (opened: Opened) => void }) {
  const strings = useAppStrings()
  const empty = useSessionState((state) => state.run.kind === 'empty')
  const editor = (
    <Pane name={strings.editor} ground="written">
      <EditorPane title="shown" />
    </Pane>
  )
  const timeline = (
    <Pane name={strings.timeline} ground="shown">
      <TimelinePane />
    </Pane>
  )
  const right = empty ? (
    <Pane name={strings.timeline} ground="shown">
      <EmptyState onOpen={onOpen} />
    </Pane>
  ) : (
    <Splitter
      id={`rows-${layout}`}
      direction="vertical"
      separatorName={strings.resize}
      panes={[
        { id: 'timeline', size: '61%', minSize: 240, content: timeline },
        { id: 'lower', size: '39%', minSize: 48, content: layout === 'wide' ? <WideLower /> : <MediumLower /> },
      ]}
    />
  )
  return (
    <Splitter
      id={`columns-${layout}`}
      direction="horizontal"
      separatorName={strings.resize}
      panes={[
        {
          id: 'editor',
          size: layout === 'wide' ? 372 : 320,
          minSize: 200,
          maxSize: '60%',
          fixed: 'fixed',
          content: editor,
        },
        { id: 'right', minSize: 320, content: right },
      ]}
    />
  )
}

function WideLower() {
  const strings = useAppStrings()
  return (
    <Splitter
      id="lower-wide"
      direction="horizontal"
      separatorName={strings.resize}
      panes={[
        { id: 'tables', size: '38%', minSize: 160, content: <TablesArea /> },
        { id: 'graph', size: '34%', minSize: 160, content: <GraphArea /> },
        { id: 'why', size: '28%', minSize: 160, content: <WhyArea title="shown" /> },
      ]}
    />
  )
}

function MediumLower() {
  const strings = useAppStrings()
  const [shown, setShown] = useState<'graph' | 'why'>('graph')
  const tabs = (
    <Tabs
      className={styles.tabbed}
      label={strings.views}
      value={shown}
      onChange={setShown}
      tabs={[
        { value: 'graph', title: strings.graph, content: <GraphArea /> },
        { value: 'why', title: strings.why, content: <WhyArea title="elsewhere" /> },
      ]}
    />
  )
  return (
    <Splitter
      id="lower-medium"
      direction="horizontal"
      separatorName={strings.resize}
      panes={[
        { id: 'tables', size: '50%', minSize: 160, content: <TablesArea /> },
        { id: 'tabs', size: '50%', minSize: 160, content: tabs },
      ]}
    />
  )
}

function TablesArea() {
  const strings = useAppStrings()
  return (
    <Pane name={strings.tables} ground="shown">
      <TablesPane />
    </Pane>
  )
}

function GraphArea() {
  const strings = useAppStrings()
  return (
    <Pane name={strings.graph} ground="shown">
      <GraphPane />
    </Pane>
  )
}

function WhyArea({ title }: { title: 'shown' | 'elsewhere' }) {
  const strings = useAppStrings()
  return (
    <Pane name={strings.why} ground="shown">
      <WhyPane title={title} />
    </Pane>
  )
}
