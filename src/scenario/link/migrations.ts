/** Brings the text of a link of one codec to what the next codec's links hold. */
export interface Migration {
  /** The codec number of the links that it takes. */
  readonly from: number
  /** What changed, in a sentence. */
  readonly change: string
  readonly migrate: (text: string) => string
}

/** All migrations, by ascending number. A published link is read for ever: when the Scenario document changes, a migration is added here. */
export const MIGRATIONS: readonly Migration[] = []

/** Applies every migration from a link's codec on, in order. */
export function migrated(text: string, codec: number, migrations: readonly Migration[] = MIGRATIONS): string {
  return migrations
    .filter((migration) => migration.from >= codec)
    .reduce((current, migration) => migration.migrate(current), text)
}
