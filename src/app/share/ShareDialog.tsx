import { useState } from 'react'
import { shareLink } from '../../session/commands/shareLink.ts'
import { CheckField } from '../../ui/CheckField.tsx'
import { CopyField } from '../../ui/CopyField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useAppStrings } from '../appStrings.ts'
import { useSession } from '../SessionContext.tsx'
import { playgroundAddress } from './addresses.ts'
import styles from './share.module.css'

/** Beyond this, chats and mail programs begin to cut links. */
const COMFORTABLE_LENGTH = 2000

/** The scenario as a link. */
export function ShareDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const strings = useAppStrings()
  return (
    <Dialog title={strings.shareTitle} closeName={strings.close} open={open} onOpenChange={onOpenChange}>
      <ShareForm />
    </Dialog>
  )
}

function ShareForm() {
  const strings = useAppStrings()
  const session = useSession()
  const [atCursor, setAtCursor] = useState(false)
  const [shared] = useState(() => shareLink(session))
  if (shared.kind === 'tooLong') return <p className={styles.note}>{strings.noLink}</p>
  const at = atCursor ? session.store.getState().cursor : undefined
  const address = playgroundAddress(window.location.href, shared.fragment, at)
  return (
    <div className={styles.form}>
      <CopyField
        label={strings.shareLink}
        text={address}
        copyName={strings.copy}
        copiedText={strings.copied}
        failedText={strings.copyFailed}
      />
      <CheckField label={strings.shareAt} checked={atCursor} onChange={setAtCursor} />
      <p className={styles.note}>
        {strings.shareNote(address.length)} {address.length > COMFORTABLE_LENGTH && strings.linkTooLong}
      </p>
    </div>
  )
}
