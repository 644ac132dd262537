import { fileTools } from './files.ts'
import { printingTools } from './printing.ts'
import { shTool } from './sh.ts'
import { sleepingTools } from './sleeping.ts'
import { testingTools } from './testing.ts'
import { instant, type Tool } from './tool.ts'

const TOOLS: ReadonlyMap<string, Tool> = new Map(
  Object.entries({
    ash: shTool,
    sh: shTool,
    ...fileTools,
    ...printingTools,
    ...sleepingTools,
    ...testingTools,
  }),
)

/** What stands in for a program that exists but is not simulated. */
const NOT_MODELLED: Tool = instant((call) => {
  call.world.notModelled(`tool ${call.name}`)
  return 1
})

/** The tool of this name; one that is not simulated says so when it runs. */
export const toolNamed = (name: string): Tool => TOOLS.get(name) ?? NOT_MODELLED

/** Whether a tool of this name is simulated. */
export const isTool = (name: string): boolean => TOOLS.has(name)
