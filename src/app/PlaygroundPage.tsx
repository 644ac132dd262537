import { useState } from 'react'
import { ActDialog } from './act/ActDialog.tsx'
import { Header, PhoneHeader } from './header/Header.tsx'
import styles from './PlaygroundPage.module.css'
import { NarrowPanes, PhonePanes } from './panes/NarrowPanes.tsx'
import { WidePanes } from './panes/WidePanes.tsx'
import { EmbedDialog } from './share/EmbedDialog.tsx'
import { ShareDialog } from './share/ShareDialog.tsx'
import { Announcer } from './shell/Announcer.tsx'
import { KeysDialog } from './shell/KeysDialog.tsx'
import type { Opened } from './shell/opened.ts'
import { SessionNotices } from './shell/SessionNotices.tsx'
import { useAreas } from './shell/useAreas.ts'
import { useLayout } from './shell/useLayout.ts'
import { usePageLook } from './shell/usePageLook.ts'
import { usePlayback } from './shell/usePlayback.ts'
import { useShortcuts } from './shell/useShortcuts.ts'
import { GoToDialog } from './transport/GoToDialog.tsx'
import { PhoneTransport, Transport } from './transport/Transport.tsx'
import { TruthDialog } from './truth/LazyTruthDialog.tsx'
import type { ViewName } from './url/viewQuery.ts'

/** The playground: what you write on the left, what happens on the right, time at the bottom. */
export function PlaygroundPage({ firstView, firstOpened }: { firstView: ViewName | undefined; firstOpened: Opened }) {
  const [opened, setOpened] = useState(firstOpened)
  const layout = useLayout()
  usePageLook()
  usePlayback()
  useAreas()
  useShortcuts(opened, setOpened)
  const toggle = (what: Opened) => (open: boolean) => setOpened(open ? what : 'nothing')
  return (
    <div className={styles.page} data-layout={layout}>
      {layout === 'phone' ? (
        <PhoneHeader opened={opened} onOpen={setOpened} />
      ) : (
        <Header opened={opened} onOpen={setOpened} />
      )}
      <SessionNotices />
      <Announcer />
      <main className={styles.panes}>
        {(layout === 'wide' || layout === 'medium') && <WidePanes layout={layout} onOpen={setOpened} />}
        {layout === 'narrow' && <NarrowPanes firstView={firstView} onOpen={setOpened} />}
        {layout === 'phone' && (
          <PhonePanes firstView={firstView} onOpen={setOpened} transport={<PhoneTransport onOpen={setOpened} />} />
        )}
      </main>
      {layout !== 'phone' && <Transport onOpen={setOpened} />}
      <GoToDialog open={opened === 'goTo'} onOpenChange={toggle('goTo')} />
      <ShareDialog open={opened === 'share'} onOpenChange={toggle('share')} />
      <EmbedDialog open={opened === 'embed'} onOpenChange={toggle('embed')} />
      <KeysDialog open={opened === 'keys'} onOpenChange={toggle('keys')} />
      <TruthDialog open={opened === 'truth'} onOpenChange={toggle('truth')} />
      <ActDialog verb={verbOf(opened)} onClose={() => setOpened('nothing')} />
    </div>
  )
}

function verbOf(opened: Opened) {
  return opened === 'deletePod' || opened === 'killProcess' || opened === 'execCommand' ? opened : undefined
}
