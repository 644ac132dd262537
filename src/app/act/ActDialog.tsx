import { useState } from 'react'
import { act } from '../../session/commands/act.ts'
import { Button } from '../../ui/Button.tsx'
import { clockText } from '../../ui/clockText.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useAppStrings } from '../appStrings.ts'
import { useSession, useSessionState } from '../SessionContext.tsx'
import styles from './ActDialog.module.css'
import { type Action, actCommand, SIGNALS } from './actCommand.ts'
import { type PodChoice, podChoices } from './podChoices.ts'

/** Asks for the rest of an action, shows the entry it becomes, and adds it at the cursor. */
export function ActDialog({ verb, onClose }: { verb: Action['verb'] | undefined; onClose: () => void }) {
  const strings = useAppStrings()
  return (
    <Dialog
      title={verb === undefined ? '' : strings[verb]}
      closeName={strings.close}
      open={verb !== undefined}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      {verb !== undefined && <ActForm verb={verb} onClose={onClose} />}
    </Dialog>
  )
}

function ActForm({ verb, onClose }: { verb: Action['verb']; onClose: () => void }) {
  const strings = useAppStrings()
  const { trace, cursor, selection } = useSession().store.getState()
  const [pods] = useState(() => (trace === undefined ? [] : podChoices(trace, cursor, selection)))
  const [first] = pods
  if (first === undefined) return <p className={styles.note}>{strings.noPods(clockText(cursor))}</p>
  return <PodForm verb={verb} pods={pods} first={first} selected={selection?.container} onClose={onClose} />
}

function PodForm({
  verb,
  pods,
  first,
  selected,
  onClose,
}: {
  verb: Action['verb']
  pods: readonly PodChoice[]
  first: PodChoice
  selected: string | undefined
  onClose: () => void
}) {
  const strings = useAppStrings()
  const session = useSession()
  const time = useSessionState((state) => clockText(state.cursor))
  const [chosen, setChosen] = useState(first)
  const [container, setContainer] = useState(selected)
  const [graceSeconds, setGraceSeconds] = useState('')
  const [signal, setSignal] = useState<string>(SIGNALS[0].number)
  const [command, setCommand] = useState('touch /tmp/healthy')
  const inPod =
    container !== undefined && chosen.containers.includes(container) ? container : (chosen.containers[0] ?? '')
  const run = actCommand(chosen, actionOf(verb, { graceSeconds, container: inPod, signal, command }))
  const add = () => {
    if (run === undefined) return
    void act(session, run)
    onClose()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <SelectField
        label={strings.pod}
        value={keyOf(chosen)}
        options={pods.map((pod) => ({ value: keyOf(pod), text: pod.name }))}
        onChange={(key) => setChosen(pods.find((pod) => keyOf(pod) === key) ?? first)}
      />
      {verb === 'deletePod' ? (
        <TextField
          label={strings.gracePeriod}
          inputMode="numeric"
          value={graceSeconds}
          onChange={(event) => setGraceSeconds(event.currentTarget.value)}
        />
      ) : (
        <SelectField
          label={strings.container}
          value={inPod}
          options={chosen.containers.map((name) => ({ value: name, text: name }))}
          onChange={setContainer}
        />
      )}
      {verb === 'killProcess' && (
        <SelectField
          label={strings.signal}
          value={signal}
          options={SIGNALS.map(({ number, name }) => ({ value: number, text: `${name} (${number})` }))}
          onChange={setSignal}
        />
      )}
      {verb === 'execCommand' && (
        <TextField
          label={strings.command}
          mono="mono"
          value={command}
          onChange={(event) => setCommand(event.currentTarget.value)}
        />
      )}
      <code className={styles.entry}>{run ?? ' '}</code>
      <p className={styles.note}>{strings.actsAt}</p>
      <div className={styles.actions}>
        <Button onClick={onClose}>{strings.cancel}</Button>
        <Button look="solid" disabled={run === undefined} onClick={add}>
          {strings.doAt(time)}
        </Button>
      </div>
    </form>
  )
}

function actionOf(
  verb: Action['verb'],
  given: {
    readonly graceSeconds: string
    readonly container: string
    readonly signal: string
    readonly command: string
  },
): Action {
  switch (verb) {
    case 'deletePod':
      return { verb, graceSeconds: given.graceSeconds }
    case 'killProcess':
      return { verb, container: given.container, signal: given.signal }
    case 'execCommand':
      return { verb, container: given.container, command: given.command }
  }
}

const keyOf = (pod: PodChoice): string => `${pod.namespace}/${pod.name}`
