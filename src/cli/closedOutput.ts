/** Lets who reads our output leave before its end (`podarium run ... | head`): the rest is dropped without complaint. */
export function allowClosedOutput(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}
