import { SingleBar } from 'cli-progress'
import type { ProgressEvent } from '#contract/scan.js'
import type { Stream } from './context.js'
import { usesColour } from './text-style.js'

export interface Progress {
  report(event: ProgressEvent): void
  /** Takes the bar away. */
  stop(): void
}

export interface ProgressOptions {
  env: Record<string, string | undefined>
  verbose: boolean
}

/** Bars on a terminal; elsewhere nothing, or with `verbose` a line at the start of each stage. */
export function reportProgress(stream: Stream, { env, verbose }: ProgressOptions): Progress {
  if (stream.isTTY === true && env.TERM !== 'dumb') return bars(stream, usesColour(stream, env, true))
  return verbose ? lines(stream) : { report: () => {}, stop: () => {} }
}

function lines(stream: Stream): Progress {
  let current = ''
  return {
    report: ({ stage }) => {
      if (stage !== current) stream.write(`${stage}\n`)
      current = stage
    },
    stop: () => {},
  }
}

function bars(stream: Stream, colour: boolean): Progress {
  let current = ''
  let bar: SingleBar | undefined
  const stop = (): void => {
    bar?.stop()
    bar = undefined
  }
  return {
    report: ({ stage, done, total }) => {
      if (stage !== current || bar === undefined) {
        stop()
        current = stage
        bar = new SingleBar({
          stream: stream as NodeJS.WritableStream,
          format: colour ? '{stage} \u001b[36m{bar}\u001b[39m {amount}' : '{stage} {bar} {amount}',
          barsize: 28,
          barCompleteChar: '━',
          barIncompleteChar: '─',
          clearOnComplete: true,
          hideCursor: false,
          // Its own handler of SIGINT would end the process before the engine is closed.
          gracefulExit: false,
        } as ConstructorParameters<typeof SingleBar>[0])
        bar.start(Math.max(1, total), 0, payload(stage, done, total))
      }
      bar.setTotal(Math.max(1, total))
      bar.update(Math.min(done, Math.max(1, total)), payload(stage, done, total))
    },
    stop,
  }
}

const payload = (stage: string, done: number, total: number): { stage: string; amount: string } => ({
  stage: stage.padEnd(14),
  amount: total > 0 ? `${Math.floor((Math.min(done, total) / total) * 100)} %` : '',
})
