import { runShell } from '../shell/startShell.ts'
import { type Tool, waiting } from './tool.ts'

/** `sh` and `ash`. */
export const shTool: Tool = waiting(runShell)
