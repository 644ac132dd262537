/**
 * Monaco by features, not whole: what a YAML editor needs.
 *
 * Needs of the build (vite.config.ts):
 * - `resolve.alias`: `/^monaco-editor\/esm\/vs\//` to `monaco-editor/`, as monaco-yaml's worker manager imports the path of before 0.56;
 * - `worker.format: 'es'`;
 * - `optimizeDeps.include`: `monaco-yaml`, `monaco-yaml/yaml.worker.js`; `optimizeDeps.entries`: also `src/views/editor/*.worker.ts`.
 */
import 'monaco-editor/features/bracketMatching/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/codeEditor/register'
import 'monaco-editor/features/codicon/register'
import 'monaco-editor/features/comment/register'
import 'monaco-editor/features/contextmenu/register'
import 'monaco-editor/features/cursorUndo/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/folding/register'
import 'monaco-editor/features/format/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/indentation/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/readOnlyMessage/register'
import 'monaco-editor/features/smartSelect/register'
import 'monaco-editor/features/snippet/register'
import 'monaco-editor/features/suggest/register'
import 'monaco-editor/features/wordHighlighter/register'
import 'monaco-editor/features/wordOperations/register'
import 'monaco-editor/languages/definitions/yaml/register'
// the suggest feature leaves its controller out, and without it completion never opens
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js'

import * as monaco from 'monaco-editor/editor/editor.api'

export { monaco }
