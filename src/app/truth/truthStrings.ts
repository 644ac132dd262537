import { defineStrings } from '../../ui/language.tsx'

const en = {
  judged: (scenarios: number) =>
    `The simulator is judged by what real clusters did: ${scenarios} scenarios, recorded with the real API server, controllers, scheduler and kubelet, up to three times each on Kubernetes 1.36.3, and most of them on 1.34.4.`,
  version: 'Kubernetes version',
  sums: 'All together',
  facets: 'Facets that agree',
  scenarios: 'Scenarios that agree wholly',
  answers: 'Exact answers',
  of: (part: number, whole: number) => `${part} of ${whole}`,
  real: (rate: string) => `real cluster ${rate}`,
  facetMeans:
    'A facet is one thing to compare: the course of a phase, a condition or a container’s state, the endpoints of a Service, the events with their counts. It agrees when its values come in the same order and last about as long as recorded.',
  floorMeans:
    'A real cluster does not repeat itself exactly either. The line across a bar is how far one of its runs agrees with the other two. A simulator that reaches it is as like a kubelet as a kubelet is like itself.',
  shortTitle: 'Where it falls short',
  shortNone: 'Nowhere by more than chance.',
  notModelled: (topic: string, count: string) => `${topic}: not modelled; ${count}`,
  errs: (topic: string, count: string) => `${topic}: ${count}`,
  shortFacets: (part: number, whole: number) => `${part} of ${whole} facets agree.`,
  shortAnswers: (part: number, whole: number) => `${part} of ${whole} answers agree.`,
  onTheLine:
    'A field of your YAML that has no effect here says so on its line (▲ not modelled), and so does what was assumed (◇).',
  unjudged:
    'The recorded clusters had no service proxy and no DNS, and pulled images from a table. Nothing about these was judged.',
  familiesTitle: 'By subject',
  family: 'Scenarios about',
  wholly: 'Agree wholly',
  facetRate: 'Facets',
  realRate: 'Real cluster',
  tablesTitle: 'Exact answers',
  tablesMeans:
    'Questions without time, answered by Kubernetes 1.36.3 itself: its validation, its defaults, the texts of kubectl. An answer agrees when it is the same to the last character; what commands print may come 0.3 s apart.',
  table: 'Questions about',
  agree: 'Agree',
  yourself: 'See for yourself',
  reproduce: 'In a checkout, this prints the figures above, and shows one scenario as simulated beside as recorded:',
}

/** The words of the page on how true the simulator is. */
export const useTruthStrings = defineStrings<typeof en>({
  en,
  zh: {
    judged: (scenarios: number) =>
      `模拟器以真实集群的行为为准：${scenarios} 个场景，用真实的 API server、控制器、调度器和 kubelet 录制，在 Kubernetes 1.36.3 上每个最多三次，其中大部分也在 1.34.4 上录制。`,
    version: 'Kubernetes 版本',
    sums: '总计',
    facets: '一致的方面',
    scenarios: '完全一致的场景',
    answers: '精确的答案',
    of: (part: number, whole: number) => `${part} / ${whole}`,
    real: (rate: string) => `真实集群 ${rate}`,
    facetMeans:
      '一个方面是可以比较的一件事：phase、condition 或容器状态的变化过程，Service 的端点，各个事件及其次数。值的顺序与录制相同、持续的时间也相近，就算一致。',
    floorMeans:
      '真实集群也不会完全重复自己。横条上的竖线表示它的一次运行与另外两次有多一致。模拟器达到这条线，就和 kubelet 像它自己一样像 kubelet。',
    shortTitle: '不足之处',
    shortNone: '没有超出偶然差异的不足。',
    notModelled: (topic: string, count: string) => `${topic}：没有建模，${count}`,
    errs: (topic: string, count: string) => `${topic}：${count}`,
    shortFacets: (part: number, whole: number) => `${whole} 个方面中 ${part} 个一致。`,
    shortAnswers: (part: number, whole: number) => `${whole} 个答案中 ${part} 个一致。`,
    onTheLine: 'YAML 里在这里不起作用的字段会在它那一行注明（▲ 没有建模），假设的内容也一样（◇）。',
    unjudged: '录制用的集群没有 service proxy，也没有 DNS，镜像的拉取来自一张表。与这些有关的行为都没有评判。',
    familiesTitle: '按主题',
    family: '场景的主题',
    wholly: '完全一致',
    facetRate: '方面',
    realRate: '真实集群',
    tablesTitle: '精确的答案',
    tablesMeans:
      '与时间无关的问题，由 Kubernetes 1.36.3 自己回答：它的校验、默认值和 kubectl 的文本。每个字符都相同才算一致，命令输出的时间可以相差 0.3 秒。',
    table: '问题的主题',
    agree: '一致',
    yourself: '自己验证',
    reproduce: '在代码目录里，下面的命令会打印以上数字，并把一个场景的模拟与录制并排显示：',
  },
})
