import { agnhostTool } from './agnhost.ts'
import { attributeTools } from './attributes.ts'
import { awkTool } from './awk/awk.ts'
import { bcTool } from './bc.ts'
import { checksumTools } from './checksums.ts'
import { comparingTools } from './comparing.ts'
import { compressionTools } from './compression.ts'
import { copyingTools } from './copying.ts'
import { curlTool } from './curl.ts'
import { cutTool } from './cut.ts'
import { ddTool } from './dd.ts'
import { dumpingTools } from './dumping.ts'
import { encodingTools } from './encoding.ts'
import { exprTool } from './expr.ts'
import { fileTools } from './files.ts'
import { findTool } from './find.ts'
import { grepTool } from './grep.ts'
import { headAndTailTools } from './headAndTail.ts'
import { identityTools } from './identity.ts'
import { perlTool } from './imagePrograms.ts'
import { lineFilterTools } from './lineFilters.ts'
import { listingTools } from './listing.ts'
import { networkTools } from './networkTools.ts'
import { printingTools } from './printing.ts'
import { processTools } from './processTools.ts'
import { readingTools } from './reading.ts'
import { sedTool } from './sed/sed.ts'
import { shTool } from './sh.ts'
import { sleepingTools } from './sleeping.ts'
import { sortTool } from './sort.ts'
import { stressTool } from './stress.ts'
import { systemTools } from './system.ts'
import { tarTool } from './tar.ts'
import { testingTools } from './testing.ts'
import { timeTools } from './timeTools.ts'
import { instant, type Tool } from './tool.ts'
import { trTool } from './translate.ts'
import { wordTools } from './wordTools.ts'
import { wrapperTools } from './wrappers.ts'
import { xargsTool } from './xargs.ts'

const TOOLS: ReadonlyMap<string, Tool> = new Map(
  Object.entries({
    agnhost: agnhostTool,
    ash: shTool,
    awk: awkTool,
    bc: bcTool,
    curl: curlTool,
    cut: cutTool,
    dd: ddTool,
    egrep: grepTool,
    expr: exprTool,
    fgrep: grepTool,
    find: findTool,
    grep: grepTool,
    perl: perlTool,
    sed: sedTool,
    sh: shTool,
    sort: sortTool,
    stress: stressTool,
    tar: tarTool,
    tr: trTool,
    xargs: xargsTool,
    ...attributeTools,
    ...checksumTools,
    ...comparingTools,
    ...compressionTools,
    ...copyingTools,
    ...dumpingTools,
    ...encodingTools,
    ...fileTools,
    ...headAndTailTools,
    ...lineFilterTools,
    ...listingTools,
    ...networkTools,
    ...printingTools,
    ...processTools,
    ...readingTools,
    ...sleepingTools,
    ...identityTools,
    ...systemTools,
    ...testingTools,
    ...timeTools,
    ...wordTools,
    ...wrapperTools,
  }),
)

/** What stands in for a program that exists but is not simulated. */
const NOT_MODELLED: Tool = instant((call) => {
  call.world.notModelled(`tool ${call.name}`)
  return 1
})

/** The tool of this name; one that is not simulated says so when it runs. */
export function toolNamed(name: string): Tool {
  return TOOLS.get(name) ?? NOT_MODELLED
}
