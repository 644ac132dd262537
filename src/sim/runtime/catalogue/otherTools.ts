import { becomeCommand } from '../tools/startCommand.ts'
import { instant, type Tool, waiting } from '../tools/tool.ts'

const printenvTool: Tool = instant((call) => {
  if (call.args.length === 0) {
    for (const [name, value] of call.env) call.out(`${name}=${value}\n`)
    return 0
  }
  let status = 0
  for (const name of call.args) {
    const value = call.env.get(name)
    if (value === undefined) status = 1
    else call.out(`${value}\n`)
  }
  return status
})

const nohupTool: Tool = waiting(function* (call) {
  call.process.dispositions.set('HUP', 'ignore')
  return yield* becomeCommand(call, call.args)
})

const suTool: Tool = waiting(function* (call) {
  const at = call.args.findIndex((arg) => arg === '-c' || arg === '--command')
  if (at < 0) return 0
  return yield* becomeCommand(call, ['sh', '-c', call.args[at + 1] ?? ''])
})

/** Programs that most images have, and busybox as Debian builds it has not. */
export const otherTools: Readonly<Record<string, Tool>> = { nohup: nohupTool, printenv: printenvTool, su: suTool }
