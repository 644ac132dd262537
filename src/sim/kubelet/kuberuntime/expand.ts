/** Replaces $(NAME) by a variable and $$ by $; what is unknown stays. Models third_party/forked/golang/expansion/expand.go (1.36). */
export function expand(text: string, lookup: (name: string) => string | undefined): string {
  return text.replace(/\$(\$|\(([^)]*)\))/g, (whole, _inner: string, name: string | undefined) =>
    name === undefined ? '$' : (lookup(name) ?? whole),
  )
}
