import { lazy, Suspense } from 'react'

const LoadedTruthDialog = lazy(() => import('./TruthDialog.tsx').then((module) => ({ default: module.TruthDialog })))

/** The figures, loaded when somebody asks for them. */
export function TruthDialog(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return <Suspense fallback={null}>{props.open && <LoadedTruthDialog {...props} />}</Suspense>
}
