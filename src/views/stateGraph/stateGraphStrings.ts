import { defineStrings } from '../../ui/language.tsx'

/** The state graph's own words; names of states are the charts'. */
export const useStateGraphStrings = defineStrings({
  en: {
    graph: 'State graph',
    machine: { podWorker: 'pod worker', sandbox: 'sandbox', restartBackOff: 'restart back-off' },
    container: (name: string) => `container ${name}`,
    noPod: 'Select a pod to see its machines.',
    notBegun: 'Not begun yet.',
    held: (times: number, total: string) =>
      times === 1 ? `held once, ${total}` : `held ${times} times, ${total} in all`,
    never: 'never entered so far',
    live: (since: string) => `since ${since}`,
    past: 'left',
    inTime: (span: string) => `in ${span}`,
  },
  zh: {
    graph: '状态图',
    machine: { podWorker: 'pod worker', sandbox: 'sandbox', restartBackOff: '重启 back-off' },
    container: (name: string) => `容器 ${name}`,
    noPod: '选择一个 Pod，查看它的状态机。',
    notBegun: '尚未开始。',
    held: (times: number, total: string) => `进入 ${times} 次，共 ${total}`,
    never: '至今未进入',
    live: (since: string) => `自 ${since} 起`,
    past: '已离开',
    inTime: (span: string) => `还有 ${span}`,
  },
})
