import { writeTo } from '../processes/io.ts'
import { type Tool, waiting } from '../tools/tool.ts'
import type { Task } from './entry.ts'
import { logText } from './logText.ts'

/** A program that does its work and ends. */
export function taskTool(task: Task): Tool {
  return waiting(function* (call) {
    yield task.takes
    yield* writeTo(call.process, 1, logText(call.world, task.prints ?? []))
    return task.exitCode ?? 0
  })
}
