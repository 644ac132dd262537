import { expect, test } from 'vitest'
import { kubectlCreate } from './kubectlCreate.ts'

const POD = 'spec: {containers: [{name: a, image: x}]}\n'
const pod = (name: string) => `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\n${POD}`
const warned = (name: string, image: string) => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, annotations: {container.apparmor.security.beta.kubernetes.io/app: unconfined}}
spec: {containers: [{name: app, image: "${image}"}]}
`
const told = (manifest: string) => {
  const { stdout = '', stderr = '', exit } = kubectlCreate(manifest)
  return [...stdout.split('\n'), ...stderr.split('\n'), exit].filter((line) => line !== '')
}
const VALIDATING = 'error: error validating "manifest.yaml": error validating data:'
const ADVICE = 'if you choose to ignore these errors, turn validation off with --validate=false'

test.each<[what: string, manifest: string, told: readonly (string | number)[]]>([
  ['nothing', '# nothing\n', ['error: no objects passed to create', 1]],
  ['a text', 'abc\n', [`${VALIDATING} invalid object to validate; ${ADVICE}`, 1]],
  ['no header', '{}\n', [`${VALIDATING} [apiVersion not set, kind not set]; ${ADVICE}`, 1]],
  [
    'a header of other types',
    'apiVersion: 1\nkind: []\n',
    [`${VALIDATING} [apiVersion isn't string type, kind isn't string type]; ${ADVICE}`, 1],
  ],
  [
    'a version of three parts',
    'apiVersion: a/b/c\nkind: Pod\n',
    [`${VALIDATING} unexpected GroupVersion string: a/b/c; ${ADVICE}`, 1],
  ],
  [
    'an empty kind',
    'apiVersion: v1\nkind: ""\n',
    [`error: unable to decode "manifest.yaml": Object 'Kind' is missing in '{"apiVersion":"v1","kind":""}'`, 1],
  ],
  [
    'a kind of the core group in no version',
    `apiVersion: ""\nkind: Pod\nmetadata: {name: a}\n${POD}`,
    [
      'Error from server (NotFound): error when creating "manifest.yaml": the server could not find the requested resource (post pods)',
      1,
    ],
  ],
  [
    'a kind of another group in no version',
    'apiVersion: ""\nkind: Deployment\nmetadata: {name: a}\n',
    [
      'error: resource mapping not found for name: "a" namespace: "" from "manifest.yaml": no matches for kind "Deployment" in version ""',
      'ensure CRDs are installed first',
      1,
    ],
  ],
  [
    'what is read before what is not',
    `${pod('web')}---\na: b: c\n---\n${pod('later')}`,
    [
      'pod/web created (server dry run)',
      'error: error parsing manifest.yaml: error converting YAML to JSON: yaml: mapping values are not allowed in this context',
      1,
    ],
  ],
  [
    'objects behind one that is refused',
    `${pod('Web')}---\n${pod('web')}---\napiVersion: v1\nkind: Pot\n`,
    [
      'pod/web created (server dry run)',
      `Error from server (Invalid): error when creating "manifest.yaml": Pod "Web" is invalid: metadata.name: Invalid value: "Web": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`,
      'resource mapping not found for name: "" namespace: "" from "manifest.yaml": no matches for kind "Pot" in version "v1"',
      'ensure CRDs are installed first',
      1,
    ],
  ],
  [
    'pods that are warned about alike, though one is refused',
    `${warned('a', 'x')}---\n${warned('b', 'x')}---\n${warned('c', '')}`,
    [
      'pod/a created (server dry run)',
      'pod/b created (server dry run)',
      'Warning: metadata.annotations[container.apparmor.security.beta.kubernetes.io/app]: deprecated since v1.30; use the "appArmorProfile" field instead',
      'The Pod "c" is invalid: spec.containers[0].image: Required value',
      1,
    ],
  ],
  [
    'a List of what kubectl does not know',
    'apiVersion: v1\nkind: List\nitems: [{a: 1}, {apiVersion: v1, kind: Pot}]\n',
    [
      `unable to get type info from the object "*unstructured.Unstructured": Object 'Kind' is missing in 'unstructured object has no kind'`,
      'unable to recognize no matches for kind "Pot" in version "v1"',
      1,
    ],
  ],
  [
    'items of a PodList, which need not say what they are',
    'apiVersion: v1\nkind: PodList\nitems: [{metadata: {name: a}, spec: {containers: [{name: a, image: x}]}}]\n',
    ['pod/a created (server dry run)', 0],
  ],
  [
    'items that are no list',
    'apiVersion: v1\nkind: List\nitems: {a: 1}\n',
    [
      'error: unable to decode "manifest.yaml": json: cannot unmarshal object into Go struct field decodeList.items of type []json.RawMessage',
      1,
    ],
  ],
])('kubectl create of %s', (_, manifest, lines) => {
  expect(told(manifest)).toEqual(lines)
})
