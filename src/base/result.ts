/** What a computation that may be refused returns; nothing is thrown for a user's mistake. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

/** A good result. */
export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })

/** A refused result. */
export const err = <E>(error: E): Result<never, E> => ({ ok: false, error })
