import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { InputError } from '#contract/scan.js'
import { computePsi, type PsiCompute } from '#share/psi/compute-psi.js'

/** One step of private matching. */
export type PsiJob = {
  [Name in keyof PsiCompute]: { name: Name; job: Parameters<PsiCompute[Name]>[0] }
}[keyof PsiCompute]
export type PsiOutcome = { done: unknown } | { refused: { what: string; where: string; hint: string } }

const run = ({ name, job }: PsiJob): Promise<unknown> =>
  (computePsi[name] as (given: typeof job) => Promise<unknown>)(job)

if (!isMainThread) {
  const outcome: PsiOutcome = await run(workerData as PsiJob).then(
    (done) => ({ done }),
    (error: unknown) => {
      if (!(error instanceof InputError)) throw error
      const { what, where, hint } = error
      return { refused: { what, where, hint } }
    },
  )
  parentPort!.postMessage(outcome)
}
