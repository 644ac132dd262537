import { brokers } from './brokers.ts'
import { databases } from './databases.ts'
import type { Client } from './entry.ts'

const CLIENTS: ReadonlyMap<string, Client> = new Map(
  [...databases, ...brokers].flatMap((entry) => entry.clients ?? []).map((client) => [client.name, client] as const),
)

/** The client program of this name. */
export const catalogueClient = (name: string): Client | undefined => CLIENTS.get(name)
