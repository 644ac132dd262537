import { runCli } from './cli.ts'
import { allowClosedOutput } from './closedOutput.ts'
import { nodeHost } from './nodeHost.ts'

allowClosedOutput(process.stdout)
process.exitCode = runCli(nodeHost, process.argv.slice(2))
