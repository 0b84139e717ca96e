import { Worker } from 'node:worker_threads'
import { InputError } from '#contract/scan.js'
import type { PsiCompute } from '#share/psi/compute-psi.js'
import type { PsiJob, PsiOutcome } from './psi-worker.js'

export interface PsiThreadOptions {
  /** of one step; then it is ended */
  compute_ms_max: number
  signal?: AbortSignal | undefined
}

/**
 * Private matching in a thread of its own for each step: it computes for minutes, and what a made-up message does to it
 * ends with it. Rejects with an InputError for messages that cannot be used, and where a step takes too long.
 */
export function psiInThread(options: PsiThreadOptions): PsiCompute {
  const step = (job: PsiJob) => runStep(job, options) as Promise<never>
  return {
    blind: (job) => step({ name: 'blind', job }),
    answer: (job) => step({ name: 'answer', job }),
    match: (job) => step({ name: 'match', job }),
  }
}

async function runStep(job: PsiJob, { compute_ms_max, signal }: PsiThreadOptions): Promise<unknown> {
  signal?.throwIfAborted()
  const worker = new Worker(new URL('./psi-worker.js', import.meta.url), { workerData: job })
  let timer: NodeJS.Timeout | undefined
  let abort = () => {}
  try {
    const outcome = await new Promise<PsiOutcome>((resolve, reject) => {
      abort = () => reject(signal?.reason)
      timer = setTimeout(() => reject(tooLong(compute_ms_max)), compute_ms_max)
      signal?.addEventListener('abort', abort, { once: true })
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('private matching was ended')))
    })
    if ('done' in outcome) return outcome.done
    const { what, where, hint } = outcome.refused
    throw new InputError(what, where, hint)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
    await worker.terminate()
  }
}

const tooLong = (ms: number): InputError =>
  new InputError(
    `it took more than ${ms} ms`,
    'private matching',
    'Ask about fewer tokens, or raise sharing.psi.compute_ms_max.',
  )
