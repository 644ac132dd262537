// Vite makes a worker only of a file of ours.
import 'monaco-yaml/yaml.worker.js'
