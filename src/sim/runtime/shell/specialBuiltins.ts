/** Builtins whose mistakes end the shell, before which assignments last, and whose names no function may have. Models ash's BUILTIN_SPECIAL. */
export const SPECIAL_BUILTINS: ReadonlySet<string> = new Set([
  '.',
  ':',
  'break',
  'continue',
  'eval',
  'exec',
  'exit',
  'export',
  'local',
  'readonly',
  'return',
  'set',
  'shift',
  'source',
  'times',
  'trap',
  'unset',
])

/** Builtins whose arguments of the form `name=value` are assignments: their values are neither split nor matched. */
export const ASSIGNING_BUILTINS: ReadonlySet<string> = new Set(['alias', 'export', 'local', 'readonly'])
