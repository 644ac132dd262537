import './tables.css'
import { type ReactNode, useState } from 'react'
import { clockText } from '../../ui/clockText.ts'
import { type Tab, Tabs } from '../../ui/Tabs.tsx'
import { DescribePod } from './DescribePod.tsx'
import { EventList, PodEvents } from './EventList.tsx'
import { GetPods } from './GetPods.tsx'
import { Logs } from './Logs.tsx'
import { ObjectYaml } from './ObjectYaml.tsx'
import { PendingTimers } from './PendingTimers.tsx'
import { QuietKillNote } from './QuietKillNote.tsx'
import type { TableProps } from './tablesProps.ts'
import { useTablesStrings } from './tablesStrings.ts'

type TabName = 'pods' | 'describe' | 'events' | 'yaml' | 'logs'

/** What kubectl shows at the cursor, as tabs. */
export function Tables(props: TableProps) {
  const strings = useTablesStrings()
  const [shown, setShown] = useState<TabName>('pods')
  const tab = (value: TabName, content: ReactNode): Tab<TabName> => ({
    value,
    title: <span className="tables-tab">{strings.tabs[value]}</span>,
    content: <div className="tables-body">{content}</div>,
  })
  return (
    <Tabs
      label={strings.tables}
      className="tables"
      value={shown}
      onChange={setShown}
      aside={<span className="tables-time">{strings.at(clockText(props.cursor))}</span>}
      tabs={[
        tab(
          'pods',
          <>
            <GetPods {...props} />
            <PodEvents {...props} />
            <QuietKillNote {...props} />
            <PendingTimers {...props} />
          </>,
        ),
        tab('describe', <DescribePod {...props} />),
        tab('events', <EventList {...props} />),
        tab('yaml', <ObjectYaml {...props} />),
        tab('logs', <Logs {...props} />),
      ]}
    />
  )
}
