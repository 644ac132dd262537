import { createContext, type ReactNode, useContext } from 'react'
import { useStore } from 'zustand'
import type { Session } from '../session/session.ts'
import type { SessionState } from '../session/state.ts'

const SessionContext = createContext<Session | undefined>(undefined)

/** Gives everything inside its session. */
export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

/** The page's session, for commands. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === undefined) throw new Error('useSession was called outside of a SessionProvider: wrap the page in one')
  return session
}

/** A part of the session's state; the component follows it. */
export function useSessionState<T>(part: (state: SessionState) => T): T {
  return useStore(useSession().store, part)
}
