import { configureMonacoYaml, type JSONSchema } from 'monaco-yaml'
import { monaco } from './monaco.ts'
import TextWorker from './text.worker.ts?worker'
import YamlWorker from './yaml.worker.ts?worker'

/** The address of every model that the schema is for. */
export const MODEL_PATH = 'inmemory://podarium/scenario.yaml'

type MonacoOfYaml = Parameters<typeof configureMonacoYaml>[0]

/**
 * Monaco as monaco-yaml expects it. Its worker manager waits for a message with the create data, which Monaco no longer
 * posts, and gives no worker, which Monaco now wants.
 */
function monacoForYaml(): MonacoOfYaml {
  const createWebWorker = (options: { createData?: unknown }) => {
    const worker = new YamlWorker()
    worker.postMessage('ignore')
    worker.postMessage(options.createData)
    return monaco.editor.createWebWorker({ worker })
  }
  const wrapped: unknown = { ...monaco, editor: { ...monaco.editor, createWebWorker } }
  return wrapped as MonacoOfYaml
}

let configured = false

/** Gives YAML its completion and hover, once a page. Errors come from our own validation, in the API server's words. */
export async function setUpYaml(): Promise<void> {
  if (configured) return
  configured = true
  globalThis.MonacoEnvironment = { getWorker: () => new TextWorker() }
  const schema = (await import('../../api/schema/monaco.generated.json')).default as unknown as JSONSchema
  configureMonacoYaml(monacoForYaml(), {
    validate: false,
    isKubernetes: true,
    hoverSchemaSource: false,
    schemas: [{ uri: 'podarium://schema.json', fileMatch: [MODEL_PATH], schema }],
  })
}
