import { defineStrings } from '../../ui/language.tsx'

/** The editor's own words; the API server's are never translated. */
export const useEditorStrings = defineStrings({
  en: {
    editor: 'Manifests in YAML',
    notCreated: 'Not created. The rest runs.',
    meant: (word: string) => `Did you mean ${word}?`,
    createNamespace: (name: string) => `Add a manifest for namespace ${name}`,
    notModelled: 'not modelled',
    assumed: 'assumed',
    byDefault: 'default',
    leave: 'Tab leaves the editor',
    loading: 'The full editor is loading; you can type already.',
    brokenEditor: 'The full editor could not be loaded; this one works too.',
    notes: 'What the lines brought about',
    line: (line: number) => `line ${line}`,
    writeOut: (yaml: string) => `Write ${yaml} out`,
    jump: (what: string) => `${what}: go to the next (F8)`,
    count: {
      error: (n: number) => (n === 1 ? '1 error' : `${n} errors`),
      warning: (n: number) => (n === 1 ? '1 warning' : `${n} warnings`),
      notModelled: (n: number) => `${n} not modelled`,
      assumed: (n: number) => `${n} assumed`,
    },
  },
  zh: {
    editor: 'YAML 清单',
    notCreated: '未创建，其余照常运行。',
    meant: (word: string) => `您是指 ${word} 吗？`,
    createNamespace: (name: string) => `添加命名空间 ${name} 的清单`,
    notModelled: '未模拟',
    assumed: '假设',
    byDefault: '默认值',
    leave: '按 Tab 离开编辑器',
    loading: '完整编辑器正在加载，现在就可以输入。',
    brokenEditor: '完整编辑器无法加载，这里同样可以编辑。',
    notes: '各行带来的结果',
    line: (line: number) => `第 ${line} 行`,
    writeOut: (yaml: string) => `写出 ${yaml}`,
    jump: (what: string) => `${what}：跳到下一处（F8）`,
    count: {
      error: (n: number) => `${n} 个错误`,
      warning: (n: number) => `${n} 个警告`,
      notModelled: (n: number) => `${n} 处未模拟`,
      assumed: (n: number) => `${n} 处假设`,
    },
  },
})
