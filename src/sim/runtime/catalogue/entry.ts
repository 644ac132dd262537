import type { Millis } from '../../../base/millis.ts'
import type { SignalName } from '../program.ts'

/** A port that a service opens, and how it answers. */
export interface ServicePort {
  readonly port: number
  readonly protocol: 'HTTP' | 'TCP' | 'UDP' | 'GRPC'
}

/** Variables of which at least one must be set for the service to start, and what it says and does without. */
export interface Requirement {
  readonly anyOf: readonly string[]
  readonly message: readonly string[]
  readonly exitCode: number
}

/** A long-running program of an image. */
export interface Service {
  /** Names that its command goes by, without their path. */
  readonly names: readonly string[]
  /** How long it takes until it listens. */
  readonly startUp: Millis
  readonly ports: readonly ServicePort[]
  /** The option that names another port: `--port 7000` or `-p 7000`. */
  readonly portOptions?: readonly string[]
  /** The directory whose files it serves; without one every path is answered with 200. */
  readonly webRoot?: string
  /** Paths that it answers (with 200) beside its files; any other is 404. */
  readonly paths?: Readonly<Record<string, string>>
  /** What it does on signals: leave with a code, or nothing. What is not named ends no first process. */
  readonly onSignal: Readonly<Partial<Record<SignalName, number>>>
  /** How long leaving takes. */
  readonly stopping?: Millis
  readonly requires?: Requirement
  /** What it prints when it is ready. */
  readonly ready?: readonly string[]
  /** What it says when its port is taken; it then ends with 1. */
  readonly portTaken?: string
}

/** A program of an image that asks the service beside it: a health check. It succeeds while the port is open. */
export interface Client {
  readonly name: string
  readonly port: number
  readonly good: string
  readonly bad: string
  readonly badCode: number
}

/** An image family of the catalogue. */
export interface CatalogueEntry {
  /** Repositories, by the Hub's short names. */
  readonly repositories: readonly string[]
  readonly entrypoint: readonly string[]
  readonly cmd: readonly string[]
  readonly stopSignal?: SignalName
  readonly user?: string
  readonly uid?: number
  readonly workingDir?: string
  readonly env?: Readonly<Record<string, string>>
  /** Compressed, in bytes: what a pull moves. */
  readonly size: number
  readonly services?: readonly Service[]
  readonly clients?: readonly Client[]
  /** Programs that the image has beside busybox's, by the name of the tool that plays them. */
  readonly programs?: Readonly<Record<string, string>>
}

const MEGABYTE = 1_000_000

/** A size in megabytes. */
export const megabytes = (count: number): number => count * MEGABYTE

/** Leaves with 0 when asked to. */
export const LEAVES_CLEANLY = { TERM: 0, INT: 0, QUIT: 0 } as const
/** A Java virtual machine: shutdown hooks run, then the signal's own code. */
export const JAVA_SIGNALS = { TERM: 143, INT: 130, HUP: 129 } as const
/** A Go program that handles no signals: the runtime ends it. */
export const GO_SIGNALS = { TERM: 2, INT: 2, QUIT: 2, HUP: 2 } as const
