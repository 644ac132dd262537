// Monaco's own worker: words of the text, links, folding by indentation.
import 'monaco-editor/editor/editor.worker.js'
