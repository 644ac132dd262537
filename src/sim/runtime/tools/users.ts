import type { ToolCall } from './tool.ts'

/** The lines of /etc/passwd or /etc/group, cut at their colons. */
const entries = (call: ToolCall, file: 'passwd' | 'group'): string[][] =>
  (call.world.files.readFile(`/etc/${file}`) ?? '')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [line.split(':')]))

const nameIn = (call: ToolCall, file: 'passwd' | 'group', id: number): string | undefined =>
  entries(call, file).find((entry) => entry[2] === String(id))?.[0]

/** A user's name; undefined where the container knows none. */
export const knownUser = (call: ToolCall, uid: number): string | undefined => nameIn(call, 'passwd', uid)

/** A group's name; undefined where the container knows none. */
export const knownGroup = (call: ToolCall, gid: number): string | undefined => nameIn(call, 'group', gid)

/** A user's name, or its number. */
export const userName = (call: ToolCall, uid: number): string => knownUser(call, uid) ?? String(uid)

/** A group's name, or its number. */
export const groupName = (call: ToolCall, gid: number): string => knownGroup(call, gid) ?? String(gid)

/** The number of a user or group that was given by name or number. */
export function idOf(call: ToolCall, file: 'passwd' | 'group', name: string): number | undefined {
  const known = entries(call, file).find((entry) => entry[0] === name)?.[2]
  if (known !== undefined) return Number(known)
  return /^\d+$/.test(name) ? Number(name) : undefined
}

/** A user's entry: its numbers, home and shell. */
export function userEntry(
  call: ToolCall,
  name: string,
): { readonly uid: number; readonly gid: number; readonly home: string; readonly shell: string } | undefined {
  const entry = entries(call, 'passwd').find((candidate) => candidate[0] === name)
  if (entry === undefined) return undefined
  return { uid: Number(entry[2]), gid: Number(entry[3]), home: entry[5] ?? '/', shell: entry[6] || '/bin/sh' }
}

/** The numbers of the groups that a user belongs to, its own first. */
export function groupsOf(call: ToolCall, user: string | undefined, gid: number): number[] {
  const others = entries(call, 'group').filter((entry) => user !== undefined && entry[3]?.split(',').includes(user))
  return [...new Set([gid, ...others.map((entry) => Number(entry[2]))])]
}
