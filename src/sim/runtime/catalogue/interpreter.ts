import { writeTo } from '../processes/io.ts'
import type { ProgramRequest } from '../program.ts'
import { runTool, type Tool, type ToolCall, waiting } from '../tools/tool.ts'
import type { Interpreter, ServicePort } from './entry.ts'
import { declaredPorts, serviceTool } from './service.ts'

/** What the arguments of an interpreter ask it to run. */
type Asked =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'server'; readonly port: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'module'; readonly name: string }
  | { readonly kind: 'file'; readonly path: string }

/** An interpreter does not run programs here: what a text does is assumed and said, and a file that is not there is an error. */
export function interpreterTool(interpreter: Interpreter, request: ProgramRequest): Tool {
  return waiting(function* (call) {
    const { world } = call
    const asked = askedOf(interpreter, call.args)
    const serve = (ports: readonly ServicePort[]): Tool =>
      serviceTool({ names: [], startUp: interpreter.startUp, ports, onSignal: interpreter.onSignal }, request)
    switch (asked.kind) {
      case 'nothing':
        // it reads from nobody, and ends
        yield INTERPRETER_TIME
        return 0
      case 'server':
        return yield* runTool(serve([`${asked.port}/HTTP`]), call)
      case 'file':
        if (!world.files.exists(call.path(asked.path))) {
          yield INTERPRETER_TIME
          yield* writeTo(call.process, 2, missingText(interpreter, call, asked.path))
          return interpreter.missing.exitCode
        }
        world.assumed(`${asked.path}, a ${interpreter.language} program, ${assumedOf(interpreter, request)}`)
        return yield* runTool(serve([]), call)
      case 'module':
        world.assumed(`the ${interpreter.language} module ${asked.name} ${assumedOf(interpreter, request)}`)
        return yield* runTool(serve([]), call)
      case 'text':
        if (LASTING.test(asked.text)) {
          world.assumed(`this ${interpreter.language} text ${assumedOf(interpreter, request)}`)
          return yield* runTool(serve([]), call)
        }
        world.assumed(`this ${interpreter.language} text prints nothing and ends with 0`)
        yield interpreter.startUp
        return 0
    }
  })
}

/** Whether arguments make an interpreter run a program, so that what it does is assumed. */
export function assumesProgram(interpreter: Interpreter, args: readonly string[]): boolean {
  const { kind } = askedOf(interpreter, args)
  return kind !== 'nothing' && kind !== 'server'
}

/** How long an interpreter takes to find that its input is at its end, or that there is no such file. */
const INTERPRETER_TIME = 50

/** What a program text looks like that goes on: loops without end, and servers. */
const LASTING =
  /while\s*\(?\s*(True|true|1)\b|serve_forever|\.listen\(|createServer|app\.run\(|setInterval|loop\s*do\b|for\s*\(;;\)/

function assumedOf({ onSignal }: Interpreter, request: ProgramRequest): string {
  const ports = declaredPorts(request).map(({ port }) => `:${port}`)
  const term = onSignal.TERM === undefined ? 'ignores TERM' : `leaves with ${onSignal.TERM} on TERM`
  return `${ports.length === 0 ? 'runs' : `serves ${ports.join(', ')}`}, ${term}`
}

function missingText({ missing }: Interpreter, call: ToolCall, path: string): string {
  const absolute = call.path(path).replace('//', '/')
  return missing.message.map((line) => `${line.replace('{path}', path).replace('{absolute}', absolute)}\n`).join('')
}

function askedOf({ inline, valued, servers }: Interpreter, args: readonly string[]): Asked {
  for (const [i, arg] of args.entries()) {
    const next = args[i + 1]
    if (inline.test(arg)) return { kind: 'text', text: next ?? '' }
    for (const [words, port] of Object.entries(servers ?? {}))
      if (`${arg} ${next}` === words) return { kind: 'server', port: Number(args.slice(i + 2).find(isNumber) ?? port) }
    if (arg === '-m' && next !== undefined && valued?.test(arg)) return { kind: 'module', name: next }
    if (arg === '-jar' && next !== undefined) return { kind: 'file', path: next }
    if (valued?.test(arg) || valued?.test(args[i - 1] ?? '')) continue
    if (arg.startsWith('-') || arg.startsWith('+')) continue
    // a class of Java is found by its name in some path
    return valued?.test('-jar') && !arg.endsWith('.java') ? { kind: 'module', name: arg } : { kind: 'file', path: arg }
  }
  return { kind: 'nothing' }
}

const isNumber = (text: string): boolean => /^\d+$/.test(text)
