import { answerPhase, answerShouldRestart } from './answerPodStatus.ts'
import { answerPrinterKinds, answerPrinterPod, answerPrinterText } from './answerPrinters.ts'
import { answerHumanDuration, answerQos, answerQuantity } from './answerQuantities.ts'
import { answerSelector } from './answerSelector.ts'

type Answer = (input: unknown) => unknown

// Cases arrive as JSON lines; each function names the shape that its table documents.
const answer = <T>(compute: (input: T) => unknown): Answer => compute as Answer

/** The tables that this layer answers with what Kubernetes prints, computes or decides; by the table's name. */
export const answers: Readonly<Record<string, Answer>> = {
  humanduration: answer(answerHumanDuration),
  phase: answer(answerPhase),
  'printer-kinds': answer(answerPrinterKinds),
  'printer-pod': answer(answerPrinterPod),
  'printer-text': answer(answerPrinterText),
  qos: answer(answerQos),
  quantity: answer(answerQuantity),
  selector: answer(answerSelector),
  'should-restart': answer(answerShouldRestart),
}
