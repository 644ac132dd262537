import { backToOwnText } from '../../session/commands/openForeign.ts'
import { dismissMessage } from '../../session/commands/prefer.ts'
import { goOn } from '../../session/commands/scenarioSettings.ts'
import { simulateText } from '../../session/commands/simulateText.ts'
import type { Message } from '../../session/state.ts'
import { Button } from '../../ui/Button.tsx'
import { clockTextShort, durationText } from '../../ui/clockText.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useAppStrings } from '../appStrings.ts'
import { useSession, useSessionState } from '../SessionContext.tsx'

/** What the page has to say about the text as a whole, one line each, worst first. */
export function SessionNotices() {
  return (
    <>
      <RunNotice />
      <MessageNotice />
      <OriginNotice />
    </>
  )
}

function RunNotice() {
  const strings = useAppStrings()
  const session = useSession()
  const run = useSessionState((state) => state.run)
  const shown = useSessionState((state) => state.trace !== undefined)
  const again = <Button onClick={() => simulateText(session)}>{strings.again}</Button>
  switch (run.kind) {
    case 'empty':
    case 'running':
      return null
    case 'shown':
      return <EndNotice />
    case 'unreadable':
      return <Notice tone="waiting">{shown ? strings.stale : strings.unreadable}</Notice>
    case 'failed':
      return (
        <Notice tone="failed" actions={again}>
          {strings.failed(run.message)}
        </Notice>
      )
    case 'tooSlow':
      return (
        <Notice tone="failed" actions={again}>
          {strings.tooSlow(durationText(run.after))}
        </Notice>
      )
  }
}

/** At the end of a trace that was cut: why it goes no further. */
function EndNotice() {
  const strings = useAppStrings()
  const session = useSession()
  const ended = useSessionState(({ trace, cursor }) =>
    trace !== undefined && cursor >= trace.header.duration ? trace.header.ended : 'asked',
  )
  const end = useSessionState((state) => clockTextShort(state.trace?.header.duration ?? 0))
  switch (ended) {
    case 'asked':
    case 'quiet':
      return null
    case 'limit':
      return (
        <Notice tone="waiting" actions={<Button onClick={() => void goOn(session)}>{strings.goOn}</Button>}>
          {strings.limit(end)}
        </Notice>
      )
    case 'steps':
      return <Notice tone="failed">{strings.steps(end)}</Notice>
  }
}

function MessageNotice() {
  const strings = useAppStrings()
  const session = useSession()
  const message = useSessionState((state) => state.message)
  if (message === undefined) return null
  return (
    <Notice
      tone={message.kind === 'shelved' ? 'neutral' : 'failed'}
      actions={<Button onClick={() => dismissMessage(session)}>{strings.dismiss}</Button>}
    >
      {textOf(message, strings)}
    </Notice>
  )
}

function textOf(message: Message, strings: ReturnType<typeof useAppStrings>): string {
  switch (message.kind) {
    case 'notKept':
      return strings.notKept(message.reason)
    case 'brokenLink':
      return strings.brokenLink[message.reason]
    case 'shelved':
      return strings.shelved
  }
}

function OriginNotice() {
  const strings = useAppStrings()
  const session = useSession()
  const origin = useSessionState((state) => state.origin)
  const keptOwn = useSessionState((state) => state.ownText !== undefined)
  if (origin.kind === 'own' || !keptOwn) return null
  return (
    <Notice tone="neutral" actions={<Button onClick={() => backToOwnText(session)}>{strings.backToOwn}</Button>}>
      {origin.kind === 'link' ? strings.linkOpened : strings.exampleOpened}
    </Notice>
  )
}
