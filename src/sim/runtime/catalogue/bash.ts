import { shTool } from '../tools/sh.ts'
import { runTool, type Tool, type ToolCall, waiting } from '../tools/tool.ts'

/** What bash has and ash has not, by how it looks in a script. Without quotes being read: what it says may be said once too often. */
const BASH_ONLY: readonly (readonly [string, RegExp])[] = [
  ['arrays', /(^|[\s;&|(])[A-Za-z_]\w*\+?=\(|\$\{[#!]?\w+\[/],
  ['=~', /\[\[[^\n]*=~/],
  ['here strings', /<<</],
  ['brace expansion', /(^|[^$\\{])\{[^\s{}$]*(,|\.\.)[^\s{}]*\}/],
  ['(( ))', /(^|[^$(])\(\(/],
  ['process substitution', /[<>]\(/],
  ['indirect names and changes of case', /\$\{(!\w|\w+[\^,@])/],
  ['|&', /\|&/],
  [
    'builtins of its own',
    /(^|[;&|\s(])(declare|typeset|mapfile|readarray|shopt|pushd|popd|dirs|coproc|select|compgen|complete|enable)\s/,
  ],
]

/** What a script uses that only bash has. */
export function bashOnly(script: string): readonly string[] {
  return BASH_ONLY.filter(([, look]) => look.test(script)).map(([name]) => name)
}

/** `bash`: the script is run as ash runs it; where it uses what ash has not, that is said. */
export const bashTool: Tool = waiting(function* (call) {
  const used = bashOnly(scriptOf(call))
  if (used.length > 0) call.world.notModelled(`bash's ${used.join(', ')}: the script is run as ash runs it`)
  return yield* runTool(shTool, call)
})

/** The script that bash is to run: after -c, or in a file. */
function scriptOf(call: ToolCall): string {
  const { args, world } = call
  const command = args.findIndex((arg) => /^-[a-zA-Z]*c[a-zA-Z]*$/.test(arg))
  if (command >= 0) return args.slice(command + 1).find((arg) => !arg.startsWith('-')) ?? ''
  const file = args.find((arg) => !arg.startsWith('-'))
  return file === undefined ? '' : (world.files.readFile(call.path(file)) ?? '')
}
