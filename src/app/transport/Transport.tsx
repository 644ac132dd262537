import { ArrowRightToLine } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/classNames.ts'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { ActMenu } from '../act/ActMenu.tsx'
import { useAppStrings } from '../appStrings.ts'
import type { Opened } from '../shell/opened.ts'
import { Clock } from './Clock.tsx'
import { OverviewStrip } from './OverviewStrip.tsx'
import { PlayButtons } from './PlayButtons.tsx'
import { SpeedMenu } from './SpeedMenu.tsx'
import { SpeedSegments } from './SpeedSegments.tsx'
import styles from './Transport.module.css'

/** The line at the bottom: time, and everything that moves it. */
export function Transport({ onOpen }: { onOpen: (opened: Opened) => void }) {
  const strings = useAppStrings()
  return (
    <section className={styles.transport} data-area="transport" aria-label={strings.transport}>
      <PlayButtons />
      <span className={styles.hint}>
        <KeyCap>Space</KeyCap> {strings.playHint} <KeyCap>,</KeyCap> <KeyCap>.</KeyCap> {strings.eventHint}
      </span>
      <Clock />
      <OverviewStrip />
      <SpeedSegments />
      <span className={styles.hint}>
        <KeyCap>-</KeyCap> <KeyCap>+</KeyCap> {strings.speedHint}
      </span>
      <Button icon={<ArrowRightToLine size={15} aria-hidden />} aria-keyshortcuts="G" onClick={() => onOpen('goTo')}>
        {strings.goTo}
        <span className={styles.hint}>
          <KeyCap>G</KeyCap>
        </span>
      </Button>
      <ActMenu onOpen={onOpen} />
    </section>
  )
}

/** The transport of a phone. */
export function PhoneTransport({ onOpen }: { onOpen: (opened: Opened) => void }) {
  const strings = useAppStrings()
  return (
    <section
      className={classNames(styles.transport, styles.phone)}
      data-area="transport"
      aria-label={strings.transport}
    >
      <PlayButtons />
      <Clock />
      <SpeedMenu />
      <ActMenu onOpen={onOpen} />
    </section>
  )
}
