import './why.css'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Millis } from '../../base/millis.ts'
import type { Selection } from '../../trace/queries/selection.ts'
import type { ObjectRef, RecordId } from '../../trace/records.ts'
import type { Trace } from '../../trace/trace.ts'
import { clockText } from '../../ui/clockText.ts'
import { StepGlyph } from './StepGlyph.tsx'
import { shownRecord } from './shownRecord.ts'
import { pendingWords, question, stepCounter, stepSign, stepWords } from './stepWords.ts'
import { answer, decisiveStep, ruleOf } from './whyRules.ts'
import { effectSteps, type WhyStep, whySteps } from './whySteps.ts'
import { useWhyStrings } from './whyStrings.ts'

interface WhyProps {
  readonly trace: Trace
  readonly cursor: Millis
  /** The pod that is asked about where nothing is selected. */
  readonly pod: ObjectRef | undefined
  readonly selection: Selection | undefined
  readonly onSelect: (selection: Selection) => void
  readonly onCursor: (time: Millis) => void
}

const MOST_STEPS = 7
const MOST_EFFECTS = 4

/** Why the selected thing happened: the question, the answer in a sentence, and the chain of causes, a line each. */
export function Why({ trace, cursor, pod, selection, onSelect, onCursor }: WhyProps) {
  const strings = useWhyStrings()
  const list = useRef<HTMLOListElement>(null)
  const [whole, setWhole] = useState<RecordId | undefined>(undefined)
  const asked = selection?.record ?? shownRecord(trace, pod, cursor)
  const anchor = useAnchor(trace, asked)
  const steps = anchor === undefined ? [] : whySteps(trace, anchor)
  const last = steps.at(-1)
  if (anchor === undefined || last === undefined) {
    return <p className="why-nothing">{strings.nothing}</p>
  }
  const hidden = whole === anchor ? 0 : Math.max(0, steps.length - MOST_STEPS)
  const shown = steps.slice(hidden)
  const chosen = shown.find(({ record }) => record === asked) ?? last
  const coming = pendingWords(last, cursor, strings)
  const effects = effectSteps(trace, chosen.record)
    .filter(({ record, time }) => time <= cursor && !steps.some((step) => step.record === record))
    .slice(0, MOST_EFFECTS)

  const go = (step: WhyStep): void => {
    onCursor(step.matter.what === 'probe' ? step.matter.mark.end : step.time)
    onSelect(selectionOf(step))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const next = shown[shown.indexOf(chosen) + by]
    if (by === 0 || next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    go(next)
    list.current?.querySelectorAll('button')[shown.indexOf(next)]?.focus()
  }
  return (
    <div className="why">
      <h3 className="why-question">{question(last, cursor, strings)}</h3>
      <p className="why-answer">{answer(steps, strings)}</p>
      {hidden > 0 && (
        <button type="button" className="why-earlier" onClick={() => setWhole(anchor)}>
          {strings.earlier(hidden)}
        </button>
      )}
      <ol className="why-chain" ref={list} aria-label={strings.chain} onKeyDown={onKeyDown}>
        {shown.map((step) => (
          <StepLine
            key={step.record}
            step={step}
            counter={stepCounter(step, cursor, strings)}
            words={stepWords(step, strings)}
            chosen={step === chosen ? 'chosen' : 'not chosen'}
            onGo={go}
          />
        ))}
        {coming !== undefined && (
          <li className="why-step why-step--coming">
            <StepGlyph sign={{ glyph: 'circle', tone: coming.tone }} />
            <span className="why-time">{clockText(coming.due)}</span>
            <span className="why-words">{coming.what}</span>
            <span className={`why-counter why-counter--${coming.tone}`}>{coming.left}</span>
          </li>
        )}
      </ol>
      {effects.length > 0 && (
        <section className="why-effects">
          <h4>{strings.effects}</h4>
          <ol>
            {effects.map((step) => (
              <StepLine
                key={step.record}
                step={step}
                counter=""
                words={stepWords(step, strings)}
                chosen="not chosen"
                onGo={go}
              />
            ))}
          </ol>
        </section>
      )}
      <RuleNote steps={steps} chosen={chosen} />
    </div>
  )
}

/** While one of its causes is selected, the chain stays that of the thing first asked about. */
function useAnchor(trace: Trace, asked: RecordId | undefined): RecordId | undefined {
  const [kept, setKept] = useState<{ readonly trace: Trace; readonly anchor: RecordId } | undefined>(undefined)
  if (asked === undefined) return undefined
  const isPart = kept?.trace === trace && whySteps(trace, kept.anchor).some(({ record }) => record === asked)
  if (isPart) return kept.anchor
  setKept({ trace, anchor: asked })
  return asked
}

function StepLine({
  step,
  words,
  counter,
  chosen,
  onGo,
}: {
  readonly step: WhyStep
  readonly words: string
  readonly counter: string
  readonly chosen: 'chosen' | 'not chosen'
  readonly onGo: (step: WhyStep) => void
}) {
  const sign = stepSign(step)
  const isKubernetes = step.matter.what === 'command' || step.matter.what === 'event' || step.matter.what === 'log'
  return (
    <li>
      <button
        type="button"
        className={`why-step${chosen === 'chosen' ? ' why-step--chosen' : ''}`}
        aria-current={chosen === 'chosen' ? 'step' : undefined}
        title={titleOf(step)}
        onClick={() => onGo(step)}
      >
        <StepGlyph sign={sign} />
        <span className="why-time">{clockText(step.time)}</span>
        <span className={`why-words${isKubernetes ? ' why-words--mono' : ''}`}>{words}</span>
        {counter !== '' && <span className={`why-counter why-counter--${sign.tone}`}>{counter}</span>}
      </button>
    </li>
  )
}

/** The rule of the chosen step, or else of the one that decided. */
function RuleNote({ steps, chosen }: { readonly steps: readonly WhyStep[]; readonly chosen: WhyStep }) {
  const strings = useWhyStrings()
  const decisive = decisiveStep(steps)
  const rule = ruleOf(chosen) ?? (decisive === undefined ? undefined : ruleOf(decisive))
  return (
    <p className="why-rule">
      {rule === undefined ? (
        strings.noRule
      ) : (
        <>
          <span className="why-rule-label">{strings.rule}</span> {strings.rules[rule.name]}
          {rule.source !== undefined && (
            <>
              <br />
              <span className="why-rule-label">{strings.models}</span> <code>{rule.source} (1.36)</code>
            </>
          )}
        </>
      )}
    </p>
  )
}

function titleOf({ matter }: WhyStep): string | undefined {
  switch (matter.what) {
    case 'event':
      return matter.event.message
    case 'probe':
      return matter.mark.output === '' ? undefined : matter.mark.output
    case 'call':
      return matter.call.error ?? matter.call.detail
    case 'command':
    case 'revision':
    case 'log':
    case 'timer':
    case 'move':
      return undefined
  }
}

function selectionOf({ record, lane }: WhyStep): Selection {
  switch (lane?.kind) {
    case 'container':
      return { record, pod: lane.pod, container: lane.container }
    case 'probe':
      return { record, pod: lane.pod, container: lane.container, probe: lane.probe }
    case 'object':
      return lane.ref.kind === 'Pod' ? { record, pod: lane.ref } : { record }
    case 'commands':
    case undefined:
      return { record }
  }
}
