import '../ui/tokens.css'
import '../ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LocalizedPage } from '../app/LocalizedPage.tsx'
import { SessionProvider } from '../app/SessionContext.tsx'
import { exposeForTests } from '../app/shell/exposeForTests.ts'
import { VisibleRangeProvider } from '../app/shell/VisibleRange.tsx'
import { readViewQuery } from '../app/url/viewQuery.ts'
import { openLink } from '../session/commands/openLink.ts'
import { startSimulationWorker } from '../session/engine/startSimulationWorker.ts'
import { WorkerEngine } from '../session/engine/workerEngine.ts'
import { createSession } from '../session/session.ts'
import { noTextStore } from '../session/storage/textStore.ts'
import { EmbedPage } from './EmbedPage.tsx'

// An embedded page keeps nothing on the reader's device, and reads nothing from it.
const query = readViewQuery(window.location.search)
const session = createSession(new WorkerEngine(startSimulationWorker), noTextStore, {
  theme: query.theme ?? 'system',
  language: query.language ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'),
  speed: 10,
  letterKeys: 'on',
})

function openHash(): void {
  const fragment = window.location.hash.slice(1)
  if (fragment !== '') openLink(session, fragment, query.at ?? 0)
}

openHash()
window.addEventListener('hashchange', openHash)
exposeForTests(session)

const root = document.getElementById('root')
if (root === null) throw new Error('embed.html has no element with the id root')
createRoot(root).render(
  <StrictMode>
    <SessionProvider session={session}>
      <LocalizedPage>
        <VisibleRangeProvider>
          <EmbedPage views={query.views} controls={query.controls} />
        </VisibleRangeProvider>
      </LocalizedPage>
    </SessionProvider>
  </StrictMode>,
)
