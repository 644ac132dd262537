import type { ProgramRequest } from '../program.ts'
import { instant, type Tool } from '../tools/tool.ts'
import { bashTool } from './bash.ts'
import type { CatalogueEntry, Client } from './entry.ts'
import { interpreterTool } from './interpreter.ts'
import { otherTools } from './otherTools.ts'
import { serviceTool } from './service.ts'
import { goStressTool, stressNgTool } from './stress.ts'
import { taskTool } from './task.ts'
import { entrypointTool, initTool } from './wrappers.ts'

/** The tools that play an image's own programs, by the marks of their files; undefined for a tool of every system. */
export function imageTool(entry: CatalogueEntry, request: ProgramRequest, mark: string): Tool | undefined {
  const [kind = '', index] = mark.split(' ')
  const at = Number(index)
  switch (kind) {
    case 'service': {
      const service = entry.services?.[at]
      return service && serviceTool(service, request)
    }
    case 'task': {
      const task = entry.tasks?.[at]
      return task && taskTool(task)
    }
    case 'interpreter': {
      const interpreter = entry.interpreters?.[at]
      return interpreter && interpreterTool(interpreter, request)
    }
    case 'client': {
      const client = entry.clients?.[at]
      return client && clientTool(client)
    }
    case 'entrypoint':
      return entrypointTool(entry)
    case 'init':
      return initTool
    case 'bash':
      return bashTool
    case 'stress-ng':
      return stressNgTool
    case 'go-stress':
      return goStressTool
    default:
      return otherTools[kind]
  }
}

/** A program that asks the service beside it: it succeeds while its port is open. */
function clientTool(client: Client): Tool {
  return instant((call) => {
    const open = call.world.network.at(client.port) !== undefined
    if (open) call.out(client.good)
    else call.err(client.bad)
    return open ? 0 : client.badCode
  })
}
