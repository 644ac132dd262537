import { answerCronMissed, answerCronNext } from './answerCron.ts'
import { answerDescribeKinds, answerDescribePod } from './answerDescribe.ts'
import { answerPhase, answerShouldRestart } from './answerPodStatus.ts'
import { answerPrinterKinds, answerPrinterPod, answerPrinterText } from './answerPrinters.ts'
import { answerHumanDuration, answerQos, answerQuantity } from './answerQuantities.ts'
import {
  answerDeleteOrder,
  answerFitError,
  answerImageName,
  answerPodResources,
  answerRollout,
} from './answerScheduling.ts'
import { answerSelector } from './answerSelector.ts'

type Answer = (input: unknown) => unknown

// Cases arrive as JSON lines; each function names the shape that its table documents.
const answer = <T>(compute: (input: T) => unknown): Answer => compute as Answer

/** The tables that this layer answers with what Kubernetes prints, computes or decides; by the table's name. */
export const answers: Readonly<Record<string, Answer>> = {
  'cron-missed': answer(answerCronMissed),
  'cron-next': answer(answerCronNext),
  'delete-order': answer(answerDeleteOrder),
  'describe-kinds': answer(answerDescribeKinds),
  'describe-pod': answer(answerDescribePod),
  'fit-error': answer(answerFitError),
  humanduration: answer(answerHumanDuration),
  'image-name': answer(answerImageName),
  phase: answer(answerPhase),
  'pod-resources': answer(answerPodResources),
  'printer-kinds': answer(answerPrinterKinds),
  'printer-pod': answer(answerPrinterPod),
  'printer-text': answer(answerPrinterText),
  qos: answer(answerQos),
  quantity: answer(answerQuantity),
  rollout: answer(answerRollout),
  selector: answer(answerSelector),
  'should-restart': answer(answerShouldRestart),
}
