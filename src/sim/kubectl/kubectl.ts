import type { Millis } from '../../base/millis.ts'
import type { Cluster, CommandOutcome } from '../cluster.ts'
import type { Process } from '../kernel/process.ts'
import { applyCommand } from './applyCommand.ts'
import type { KubectlCommand, KubectlContext } from './context.ts'
import { createCommand } from './createCommand.ts'
import { debugCommand } from './debugCommand.ts'
import { deleteCommand } from './deleteCommand.ts'
import { execCommand } from './execCommand.ts'
import { exposeCommand } from './exposeCommand.ts'
import { LOGS_LETTERS, parseFlags } from './flags.ts'
import { getCommand } from './getCommand.ts'
import { annotateCommand, labelCommand } from './labelCommand.ts'
import { logsCommand } from './logsCommand.ts'
import { cordonCommand, drainCommand, taintCommand, uncordonCommand } from './nodeCommands.ts'
import { patchCommand } from './patchCommand.ts'
import { rolloutCommand } from './rolloutCommand.ts'
import { runCommand } from './runCommand.ts'
import { scaleCommand } from './scaleCommand.ts'
import { setCommand } from './setCommand.ts'
import { waitCommand } from './waitCommand.ts'

/** From the start of the process to its first request: reading the configuration, asking which kinds exist. */
const STARTUP: Millis = 150
/** From the last answer to the end of the process. */
const LEAVING: Millis = 15

const COMMANDS: Readonly<Record<string, KubectlCommand>> = {
  annotate: annotateCommand,
  apply: applyCommand,
  cordon: cordonCommand,
  create: createCommand,
  debug: debugCommand,
  delete: deleteCommand,
  drain: drainCommand,
  exec: execCommand,
  expose: exposeCommand,
  get: getCommand,
  label: labelCommand,
  logs: logsCommand,
  patch: patchCommand,
  rollout: rolloutCommand,
  run: runCommand,
  scale: scaleCommand,
  set: setCommand,
  taint: taintCommand,
  uncordon: uncordonCommand,
  wait: waitCommand,
}

/** What a command needs to say that it is not simulated. */
export type NotModelled = (what: string) => void

/** Runs one kubectl command line (without the word `kubectl`). */
export function* runKubectl(
  cluster: Cluster,
  argv: readonly string[],
  stdin: string,
  notModelled: NotModelled,
): Process<CommandOutcome> {
  const [verb = '', ...args] = argv
  const command = COMMANDS[verb]
  yield STARTUP
  if (command === undefined) {
    notModelled(`kubectl ${verb}`)
    return { stdout: '', stderr: `error: unknown command "${verb}" for "kubectl"\n`, code: 1 }
  }
  const flags = parseFlags(args, verb === 'logs' ? LOGS_LETTERS : {})
  let stdout = ''
  let stderr = ''
  const context: KubectlContext = {
    cluster,
    flags,
    stdin,
    namespace: flags.value('namespace') ?? 'default',
    out: (text) => {
      stdout += text
    },
    err: (text) => {
      stderr += text
    },
    notModelled,
  }
  const running = command(context)
  const code = typeof running === 'number' ? running : yield* running
  yield LEAVING
  return { stdout, stderr, code }
}
