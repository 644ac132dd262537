import { lazy, Suspense } from 'react'

const LoadedEditorPane = lazy(() => import('./EditorPane.tsx').then((module) => ({ default: module.EditorPane })))

/** The editor's pane, loaded beside the page: it brings the YAML library. */
export function EditorPane(props: { title: 'shown' | 'inTab' }) {
  return (
    <Suspense fallback={null}>
      <LoadedEditorPane {...props} />
    </Suspense>
  )
}
