import '../ui/tokens.css'
import '../ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openLink } from '../session/commands/openLink.ts'
import { restoreTexts } from '../session/commands/restoreTexts.ts'
import { startSimulationWorker } from '../session/engine/startSimulationWorker.ts'
import { WorkerEngine } from '../session/engine/workerEngine.ts'
import { createSession } from '../session/session.ts'
import { indexedDbTextStore } from '../session/storage/indexedDbTextStore.ts'
import { keepPreferences } from '../session/storage/keepPreferences.ts'
import { loadPreferences } from '../session/storage/preferences.ts'
import { LocalizedPage } from './LocalizedPage.tsx'
import { PlaygroundPage } from './PlaygroundPage.tsx'
import { SessionProvider } from './SessionContext.tsx'
import { exposeForTests } from './shell/exposeForTests.ts'
import { VisibleRangeProvider } from './shell/VisibleRange.tsx'
import { dropHashOnceEdited } from './url/dropHashOnceEdited.ts'
import { readViewQuery } from './url/viewQuery.ts'

const query = readViewQuery(window.location.search)
const kept = loadPreferences(navigator.language)
const texts = indexedDbTextStore()
const session = createSession(new WorkerEngine(startSimulationWorker), texts, {
  ...kept,
  theme: query.theme ?? kept.theme,
  language: query.language ?? kept.language,
})

function openHash(): void {
  const fragment = window.location.hash.slice(1)
  if (fragment !== '') openLink(session, fragment, query.at ?? 0)
}

openHash()
void restoreTexts(session, texts)
window.addEventListener('hashchange', openHash)
dropHashOnceEdited(session)
keepPreferences(session)
exposeForTests(session)

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id root')
createRoot(root).render(
  <StrictMode>
    <SessionProvider session={session}>
      <LocalizedPage>
        <VisibleRangeProvider>
          <PlaygroundPage firstView={query.views[0]} firstOpened={query.truth === 'open' ? 'truth' : 'nothing'} />
        </VisibleRangeProvider>
      </LocalizedPage>
    </SessionProvider>
  </StrictMode>,
)
