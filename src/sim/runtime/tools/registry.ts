import { ddTool } from './dd.ts'
import { exprTool } from './expr.ts'
import { fileTools } from './files.ts'
import { filterTools } from './filters.ts'
import { grepTool } from './grep.ts'
import { listingTools } from './listing.ts'
import { networkTools } from './network.ts'
import { printingTools } from './printing.ts'
import { processTools } from './processTools.ts'
import { readingTools } from './reading.ts'
import { sedTool } from './sed.ts'
import { shTool } from './sh.ts'
import { sleepingTools } from './sleeping.ts'
import { systemTools } from './system.ts'
import { testingTools } from './testing.ts'
import { instant, type Tool } from './tool.ts'
import { xargsTool } from './xargs.ts'

const TOOLS: ReadonlyMap<string, Tool> = new Map(
  Object.entries({
    ash: shTool,
    dd: ddTool,
    egrep: grepTool,
    expr: exprTool,
    fgrep: grepTool,
    grep: grepTool,
    sed: sedTool,
    sh: shTool,
    xargs: xargsTool,
    ...fileTools,
    ...filterTools,
    ...listingTools,
    ...networkTools,
    ...printingTools,
    ...processTools,
    ...readingTools,
    ...sleepingTools,
    ...systemTools,
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
