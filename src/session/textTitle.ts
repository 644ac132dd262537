/** What to call a text in a list: the scenario's title, else the first name in it. Reads no YAML, as the text may be none. */
export function textTitle(text: string): string {
  const title = /^ {2}title:[ \t]*(\S.*)$/m.exec(text) ?? /\bname:[ \t]*([^\s,}{]+)/.exec(text)
  return (title?.[1] ?? '').replace(/^(["'])(.*)\1\s*$/, '$2').trim()
}
