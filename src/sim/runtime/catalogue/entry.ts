import type { Millis } from '../../../base/millis.ts'
import type { SignalName } from '../program.ts'

/** A port that a service opens, and how it answers: `80/HTTP`. */
export type ServicePort = `${number}/${'HTTP' | 'TCP' | 'UDP' | 'GRPC'}`

/** What a service does on signals: the code that it leaves with. A signal that is not named does nothing to a first process. */
export type Reactions = Readonly<Partial<Record<SignalName, number>>>

/** What must hold for a service to start, and what it says and leaves with where it does not. */
export type Requirement = {
  /** Lines on the error output; `%` codes stand for the time as those of strftime, `{error}` for the system's words. */
  readonly message: readonly string[]
  readonly exitCode: number
} & (
  | { readonly anyOf: readonly string[] }
  | { readonly writable: string }
  | { readonly file: string }
  | { readonly argument: string }
)

/** A long-running program of an image. */
export interface Service {
  /** What it is called by: names in the PATH, or absolute paths. */
  readonly names: readonly string[]
  /** How long it takes until it listens. */
  readonly startUp: Millis
  readonly ports?: readonly ServicePort[]
  /** The option that names another port: `--port 7000` or `-p=7000`. */
  readonly portOptions?: readonly string[]
  /** The directory whose files it serves; without one every path is answered with 200. */
  readonly webRoot?: string
  /** Paths that it answers (with 200) beside its files; any other is 404. */
  readonly paths?: Readonly<Record<string, string>>
  readonly onSignal: Reactions
  /** How long leaving takes. */
  readonly stopping?: Millis
  readonly requires?: readonly Requirement[]
  /** What keeps it in the foreground: without this text among its arguments it leaves a child behind and ends with 0. */
  readonly foreground?: RegExp
  /** What it prints at once, and when it is ready; `%` codes stand for the time as those of strftime. */
  readonly first?: readonly string[]
  readonly ready?: readonly string[]
  /** Where it writes what it prints. */
  readonly stream?: 'stdout' | 'stderr'
  /** What it says when its port is taken; it then ends with 1. */
  readonly portTaken?: string
}

/** A program of an image that does its work and ends. */
export interface Task {
  readonly names: readonly string[]
  readonly takes: Millis
  readonly prints?: readonly string[]
  readonly exitCode?: number
}

/** A program of an image that runs programs in a language. */
export interface Interpreter {
  readonly names: readonly string[]
  readonly language: string
  readonly startUp: Millis
  readonly onSignal: Reactions
  /** The options that are followed by a program text, and those with another value. */
  readonly inline: RegExp
  readonly valued?: RegExp
  /** Servers that come with the language: by the words that call them, the port without another word. */
  readonly servers?: Readonly<Record<string, number>>
  /** What it says of a program file that is not there, and leaves with; `{path}` stands for the file as given, `{absolute}` with its directory. */
  readonly missing: { readonly message: readonly string[]; readonly exitCode: number }
}

/** A program of an image that asks the service beside it: a health check. It succeeds while the port is open. */
export interface Client {
  readonly names: readonly string[]
  readonly port: number
  readonly good: string
  readonly bad: string
  readonly badCode: number
}

/** Whose shell and tools an image has. */
export type System = 'busybox' | 'alpine' | 'debian' | 'redhat' | 'none'

/** An image family of the catalogue; a comment in its file says where its facts are from: the project that holds its Dockerfile, or its documentation. */
export interface CatalogueEntry {
  /** Repositories, by the Hub's short names, those of mirrors as those of what they mirror. */
  readonly repositories: readonly string[]
  /** Whose shell and tools it has; a tag that names Alpine changes it. */
  readonly system: System
  readonly entrypoint?: readonly string[]
  readonly cmd?: readonly string[]
  readonly stopSignal?: SignalName
  /** A user name, and its number. */
  readonly user?: string
  readonly uid?: number
  readonly workingDir?: string
  readonly env?: Readonly<Record<string, string>>
  /** Compressed: what a pull moves. */
  readonly megabytes: number
  readonly services?: readonly Service[]
  readonly tasks?: readonly Task[]
  readonly interpreters?: readonly Interpreter[]
  readonly clients?: readonly Client[]
  /** What its entrypoint script runs where the first argument is an option. */
  readonly optionsFor?: string
  /** What its entrypoint script runs where the first argument is no program. */
  readonly filesFor?: string
  /** Programs that it has beside its system's, by the name of the tool that plays them. */
  readonly tools?: Readonly<Record<string, string>>
}

/** Leaves with 0 when asked to. */
export const LEAVES_CLEANLY: Reactions = { TERM: 0, INT: 0, QUIT: 0 }
/** A Java virtual machine: shutdown hooks run, then the signal's own code. */
export const JAVA_SIGNALS: Reactions = { TERM: 143, INT: 130, HUP: 129 }
/** A Go program that handles no signals: its runtime ends it. */
export const GO_SIGNALS: Reactions = { TERM: 2, INT: 2, QUIT: 2, HUP: 2 }
/** A program without handlers: as the first process it ignores every signal but KILL. */
export const IGNORES_SIGNALS: Reactions = {}
