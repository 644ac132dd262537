import type { Language } from '../../ui/language.tsx'

/** The words of the notes at the lines, by language. */
export const NOTE_WORDS = {
  en: {
    killed: (n: number) => `failed ${n}× → killed`,
    notReady: (n: number) => `failed ${n}× → not ready`,
    failed: (n: number) => `failed ${n}×`,
    restarted: (n: number) => (n === 1 ? 'restarted once,' : `restarted ${n}×,`),
    ended: (code: number) => `ended with ${code},`,
    pullFailed: (n: number) => (n === 1 ? 'pull failed' : `pull failed ${n}×,`),
    unspent: (span: string) => `${span} of grace unspent`,
    graceSpent: 'grace spent',
    spent: 'spent',
    more: (n: number) => `and ${n} more`,
  },
  zh: {
    killed: (n: number) => `失败 ${n} 次 → 终止`,
    notReady: (n: number) => `失败 ${n} 次 → 未就绪`,
    failed: (n: number) => `失败 ${n} 次`,
    restarted: (n: number) => `重启 ${n} 次`,
    ended: (code: number) => `以 ${code} 退出`,
    pullFailed: (n: number) => `拉取失败 ${n} 次`,
    unspent: (span: string) => `宽限期剩余 ${span} 未用`,
    graceSpent: '宽限期用尽',
    spent: '已用尽',
    more: (n: number) => `等 ${n} 次`,
  },
} as const satisfies Readonly<Record<Language, unknown>>

/** The words of the notes in one language. */
export type NoteWords = (typeof NOTE_WORDS)[Language]
