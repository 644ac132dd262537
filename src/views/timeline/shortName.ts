/** The part of a generated name that tells a pod from its siblings: "…blckl" of "web-5f564ccd8b-blckl". Others stay whole. */
export function shortName(name: string): string {
  const match = /^.+-[0-9a-f]{6,10}-([a-z0-9]{5})$/.exec(name)
  return match === null ? name : `…${match[1]}`
}

/** Cuts a name in the middle to at most so many characters: "web-77cd…ftcpb". */
export function cutMiddle(name: string, most: number): string {
  if (name.length <= most) return name
  const tail = Math.max(1, Math.floor((most - 1) * 0.4))
  return `${name.slice(0, most - 1 - tail)}…${name.slice(name.length - tail)}`
}
