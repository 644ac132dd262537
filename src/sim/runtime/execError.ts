/** Why a program cannot be executed, in the words of the runtime. */
export function execError(name: string, problem: 'missing' | 'forbidden'): string {
  if (problem === 'forbidden') return `exec: "${name}": permission denied`
  return name.includes('/')
    ? `exec: "${name}": stat ${name}: no such file or directory`
    : `exec: "${name}": executable file not found in $PATH`
}
