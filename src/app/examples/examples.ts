import type { Millis } from '../../base/millis.ts'
import type { Language } from '../../ui/language.tsx'
import badImageName from './bad-image-name.yaml?raw'
import crashLoop from './crash-loop.yaml?raw'
import execLiveness from './exec-liveness.yaml?raw'
import exitZeroAlways from './exit-zero-always.yaml?raw'
import helperNeverEnds from './helper-never-ends.yaml?raw'
import ignoredSigterm from './ignored-sigterm.yaml?raw'
import initFails from './init-fails.yaml?raw'
import livenessOnADependency from './liveness-on-a-dependency.yaml?raw'
import livenessOrReadiness from './liveness-or-readiness.yaml?raw'
import missingConfigmap from './missing-configmap.yaml?raw'
import outOfMemory from './out-of-memory.yaml?raw'
import poststartBlocks from './poststart-blocks.yaml?raw'
import prestopEatsGrace from './prestop-eats-grace.yaml?raw'
import readinessFlaps from './readiness-flaps.yaml?raw'
import restartOnFailure from './restart-on-failure.yaml?raw'
import rollingUpdate from './rolling-update.yaml?raw'
import shellTrap from './shell-trap.yaml?raw'
import sidecarCompletes from './sidecar-completes.yaml?raw'
import sidecarOrder from './sidecar-order.yaml?raw'
import slowStart from './slow-start.yaml?raw'
import slowStartStartupProbe from './slow-start-startup-probe.yaml?raw'

/** A scenario to start from. */
export interface Example {
  readonly id: string
  readonly yaml: string
  /** The instant that shows the point: the cursor begins there. */
  readonly at: Millis
  readonly title: Readonly<Record<Language, string>>
  /** What people get wrong about it, in one sentence. */
  readonly point: Readonly<Record<Language, string>>
}

/** All examples, in the order of the menu. The first three are offered to an empty editor. */
export const EXAMPLES: readonly Example[] = [
  {
    id: 'exec-liveness',
    yaml: execLiveness,
    at: 63_300,
    title: { en: 'A liveness probe that fails after 30 s', zh: '30 s 后失败的存活探针' },
    point: {
      en: 'The container is not restarted when the third probe fails: first the whole grace period passes, and the API says Running all the while.',
      zh: '第三次探测失败时容器并不会立刻重启：先要等完整个宽限期，这期间 API 一直显示 Running。',
    },
  },
  {
    id: 'crash-loop',
    yaml: crashLoop,
    at: 100_000,
    title: { en: 'A container that fails at once', zh: '一启动就失败的容器' },
    point: {
      en: 'CrashLoopBackOff is no state of its own but a wait, and the wait doubles after each run.',
      zh: 'CrashLoopBackOff 不是一种独立的状态，而是一段等待，每失败一次就翻倍。',
    },
  },
  {
    id: 'liveness-or-readiness',
    yaml: livenessOrReadiness,
    at: 36_000,
    title: { en: 'The same failing check as readiness and as liveness', zh: '同一个检查：作为就绪探针与存活探针' },
    point: {
      en: 'Readiness takes the pod out of the Service and waits; liveness kills it, which repairs nothing here.',
      zh: '就绪探针只把 Pod 移出 Service 并等待；存活探针会杀掉它，而这里杀掉并不能修好什么。',
    },
  },
  {
    id: 'slow-start',
    yaml: slowStart,
    at: 45_000,
    title: { en: 'A slow server, killed by its own liveness probe', zh: '启动慢的服务被自己的存活探针杀掉' },
    point: {
      en: 'A liveness probe does not wait for the start: a server that needs 40 s never gets there.',
      zh: '存活探针不会等服务启动完：需要 40 s 的服务永远启动不完。',
    },
  },
  {
    id: 'slow-start-startup-probe',
    yaml: slowStartStartupProbe,
    at: 43_000,
    title: { en: 'The slow server again, with a startup probe', zh: '同一个慢服务，加上启动探针' },
    point: {
      en: 'Until the startup probe has passed, liveness does not run at all.',
      zh: '启动探针通过之前，存活探针根本不会运行。',
    },
  },
  {
    id: 'ignored-sigterm',
    yaml: ignoredSigterm,
    at: 20_000,
    title: { en: 'A process that ignores SIGTERM', zh: '忽略 SIGTERM 的进程' },
    point: {
      en: 'As process 1, sleep does not even notice SIGTERM: the kernel drops signals that process 1 does not handle.',
      zh: '作为 1 号进程，sleep 根本收不到 SIGTERM：内核会丢弃 1 号进程没有处理的信号。',
    },
  },
  {
    id: 'shell-trap',
    yaml: shellTrap,
    at: 11_000,
    title: { en: 'A shell that traps SIGTERM', zh: '捕获 SIGTERM 的 shell' },
    point: {
      en: 'A trap runs only after the command in the foreground has ended, so keep that one short.',
      zh: 'trap 要等前台命令结束后才会执行，所以前台命令要短。',
    },
  },
  {
    id: 'prestop-eats-grace',
    yaml: prestopEatsGrace,
    at: 37_000,
    title: { en: 'A preStop hook that eats the grace period', zh: 'preStop 吃掉了宽限期' },
    point: {
      en: 'The hook and the stop share one grace period: what the hook takes, the process does not get.',
      zh: '钩子和停止共用一个宽限期：钩子用掉的时间，进程就没有了。',
    },
  },
  {
    id: 'out-of-memory',
    yaml: outOfMemory,
    at: 21_000,
    title: { en: 'A leak meets its memory limit', zh: '内存泄漏碰到上限' },
    point: {
      en: 'The kernel kills the process with 137; the pod stays, and only the container starts again.',
      zh: '内核以 137 杀掉进程；Pod 还在，重新启动的只是容器。',
    },
  },
  {
    id: 'bad-image-name',
    yaml: badImageName,
    at: 20_000,
    title: { en: "A typo in the image's name", zh: '镜像名写错一个字母' },
    point: {
      en: 'ErrImagePull and ImagePullBackOff are the same failure: the first is the attempt, the second the wait.',
      zh: 'ErrImagePull 和 ImagePullBackOff 是同一个失败：前者是尝试，后者是等待。',
    },
  },
  {
    id: 'missing-configmap',
    yaml: missingConfigmap,
    at: 15_000,
    title: { en: 'A ConfigMap that does not exist yet', zh: '还不存在的 ConfigMap' },
    point: {
      en: 'Nobody has to restart the pod: the kubelet tries again until the ConfigMap is there.',
      zh: '不需要重启 Pod：kubelet 会一直重试，直到 ConfigMap 出现。',
    },
  },
  {
    id: 'init-fails',
    yaml: initFails,
    at: 6_000,
    title: { en: 'An init container that fails under Never', zh: 'Never 策略下失败的 init 容器' },
    point: {
      en: 'Under Never one failed init container ends the whole pod; the application never starts.',
      zh: '在 Never 策略下，一个 init 容器失败，整个 Pod 就结束了，应用根本不会启动。',
    },
  },
  {
    id: 'exit-zero-always',
    yaml: exitZeroAlways,
    at: 30_000,
    title: { en: 'Success, and still a crash loop', zh: '明明成功了，还是 crash loop' },
    point: {
      en: 'Under Always, exit code 0 is a reason to restart like any other.',
      zh: '在 Always 策略下，退出码 0 同样会触发重启。',
    },
  },
  {
    id: 'restart-on-failure',
    yaml: restartOnFailure,
    at: 20_000,
    title: { en: 'The third run succeeds under OnFailure', zh: 'OnFailure：第三次成功' },
    point: {
      en: 'The pod stays the same through all runs, and ends as Succeeded although two of them failed.',
      zh: '几次运行都是同一个 Pod；虽然失败过两次，最后仍是 Succeeded。',
    },
  },
  {
    id: 'helper-never-ends',
    yaml: helperNeverEnds,
    at: 15_000,
    title: { en: 'A job that never completes because of its helper', zh: '被辅助容器拖住、永不完成的 Job' },
    point: {
      en: 'A pod is complete when all its ordinary containers are, the helper included.',
      zh: '所有普通容器都结束，Pod 才算完成，辅助容器也算在内。',
    },
  },
  {
    id: 'sidecar-completes',
    yaml: sidecarCompletes,
    at: 11_000,
    title: { en: 'A sidecar stops when the work is done', zh: '工作做完，sidecar 就停' },
    point: {
      en: 'As an init container with restartPolicy Always the helper is a sidecar, and no longer holds the job up.',
      zh: '写成 restartPolicy: Always 的 init 容器，辅助容器就成了 sidecar，不再拖住 Job。',
    },
  },
  {
    id: 'sidecar-order',
    yaml: sidecarOrder,
    at: 19_000,
    title: { en: 'Sidecars start in order and stop in reverse', zh: 'sidecar 按顺序启动，按相反顺序停止' },
    point: {
      en: 'The application stops first; only then do the sidecars get their SIGTERM, the last one first.',
      zh: '应用最先停止；之后 sidecar 才收到 SIGTERM，最后启动的最先停。',
    },
  },
  {
    id: 'poststart-blocks',
    yaml: poststartBlocks,
    at: 10_000,
    title: { en: 'A postStart hook holds the next container back', zh: 'postStart 拖住下一个容器' },
    point: {
      en: 'Containers start one after the other, and a postStart hook is part of the start.',
      zh: '容器一个接一个启动，而 postStart 是启动的一部分。',
    },
  },
  {
    id: 'readiness-flaps',
    yaml: readinessFlaps,
    at: 22_000,
    title: { en: 'Readiness that flaps, and the Service behind it', zh: '反复变化的就绪状态，以及它背后的 Service' },
    point: {
      en: 'Every flap takes the address out of the Service and back, with nothing restarted.',
      zh: '每次变化都会把地址移出 Service 再加回来，而什么都没有重启。',
    },
  },
  {
    id: 'liveness-on-a-dependency',
    yaml: livenessOnADependency,
    at: 40_000,
    title: { en: 'A liveness probe that asks the database', zh: '存活探针去问数据库' },
    point: {
      en: 'When the database is down, all pods are killed at once, and that makes the outage longer.',
      zh: '数据库一出问题，所有 Pod 同时被杀掉，故障反而更久。',
    },
  },
  {
    id: 'rolling-update',
    yaml: rollingUpdate,
    at: 18_300,
    title: { en: 'A rolling restart that never drops below two addresses', zh: '始终不少于两个地址的滚动重启' },
    point: {
      en: 'A stopping pod still answers while its preStop hook sleeps; that saves the requests on their way.',
      zh: '停止中的 Pod 在 preStop 休眠期间仍然应答，路上的请求就不会丢。',
    },
  },
]
