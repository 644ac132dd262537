import { useEffect, useMemo, useRef, useState } from 'react'
import { objectYaml } from '../../api/printers/objectYaml.ts'
import { countUntil } from '../../trace/queries/countUntil.ts'
import { objectAt, objectsAt, revisionsAround } from '../../trace/queries/objectAt.ts'
import { historyOf, objectKinds } from '../../trace/queries/objectHistory.ts'
import { timeOf } from '../../trace/queries/traceIndex.ts'
import type { ObjectRef } from '../../trace/records.ts'
import type { Trace } from '../../trace/trace.ts'
import { clockText } from '../../ui/clockText.ts'
import { lineDiff } from './lineDiff.ts'
import type { TableProps } from './tablesProps.ts'
import { useTablesStrings } from './tablesStrings.ts'

const SIGN = { same: ' ', added: '+', removed: '−' } as const

const nameOf = ({ kind, namespace, name }: ObjectRef): string =>
  `${kind.toLowerCase()}/${name}${namespace === undefined || namespace === 'default' ? '' : ` (${namespace})`}`

/** `kubectl get -o yaml` of an object at the cursor, with the lines that its last write changed. */
export function ObjectYaml({ trace, cursor, pod }: Pick<TableProps, 'trace' | 'cursor' | 'pod'>) {
  const strings = useTablesStrings()
  const [chosen, setChosen] = useState<ObjectRef | undefined>(undefined)
  const objects = objectKinds(trace).flatMap((kind) => objectsAt(trace, kind, cursor).map(({ ref }) => ref))
  const ref = chosen ?? pod ?? objects[0]
  const around = ref === undefined ? undefined : revisionsAround(trace, ref, cursor)
  const current = around?.current.object
  const before = around?.before?.object
  const lines = useMemo(() => {
    const now = linesOf(current)
    return before === undefined ? now.map((text) => ({ kind: 'same' as const, text })) : lineDiff(linesOf(before), now)
  }, [current, before])
  const text = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads what the lines have become on the page
  useEffect(() => {
    // what changed is what one looks for; the version changes with everything
    const changed = [...(text.current?.querySelectorAll('.yaml-line--added, .yaml-line--removed') ?? [])]
    const telling = changed.find((line) => !line.textContent?.includes('resourceVersion:')) ?? changed[0]
    telling?.scrollIntoView({ block: 'center' })
  }, [lines])
  if (ref === undefined) return <p className="tables-note">{strings.noPod}</p>
  const names = new Map([...objects, ref].map((each) => [nameOf(each), each]))
  return (
    <div className="object-yaml">
      <div className="object-yaml-head">
        <select
          aria-label={strings.object}
          value={nameOf(ref)}
          onChange={(e) => setChosen(names.get(e.currentTarget.value))}
        >
          {[...names.keys()].map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <span>{versionWords(trace, ref, cursor, strings)}</span>
      </div>
      {objectAt(trace, ref, cursor) === undefined ? (
        <p className="tables-note">{strings.gone(nameOf(ref))}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section ref={text} className="object-yaml-text" tabIndex={0} aria-label={`kubectl get ${nameOf(ref)} -o yaml`}>
          {lines.map(({ kind, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            <div key={index} className={`yaml-line yaml-line--${kind}`}>
              <span className="yaml-sign">{SIGN[kind]}</span>
              {text}
            </div>
          ))}
        </section>
      )}
    </div>
  )
}

function linesOf(object: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  if (object === undefined) return []
  return objectYaml(object).trimEnd().split('\n')
}

function versionWords(
  trace: Trace,
  ref: ObjectRef,
  cursor: number,
  strings: ReturnType<typeof useTablesStrings>,
): string {
  const records = historyOf(trace, ref)?.records ?? new Uint32Array()
  const count = countUntil(trace, records, cursor)
  const record = records[count - 1]
  if (record === undefined) return ''
  const object = objectAt(trace, ref, cursor) as { metadata?: { resourceVersion?: string } } | undefined
  const words = strings.revision(object?.metadata?.resourceVersion ?? '', clockText(timeOf(trace, record)))
  return count === 1 ? `${words}, ${strings.firstRevision}` : words
}
