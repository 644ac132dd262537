import { runCli } from './cli.ts'
import { nodeHost } from './nodeHost.ts'

// who reads our output may leave before the end: `podarium run ... | head`
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = runCli(nodeHost, process.argv.slice(2))
