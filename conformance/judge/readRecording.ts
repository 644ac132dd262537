import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Recording } from '../../src/cli/recording.ts'

/** Reads a recording from a file, `.json` or `.json.gz`. */
export function readRecording(file: string): Recording {
  const bytes = readFileSync(file)
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()) as Recording
}
