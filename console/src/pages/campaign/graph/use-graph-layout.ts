import { useEffect, useState } from 'react'
import type { GraphLayout, LayoutInput } from './lay-out-graph'

type Result = { layout: GraphLayout; of: LayoutInput } | { error: Error; of: LayoutInput }

/** Lays out in a worker, so that the page answers meanwhile. */
export function useGraphLayout(input: LayoutInput): { layout?: GraphLayout; error?: Error } {
  const [result, setResult] = useState<Result>()
  useEffect(() => {
    const worker = new Worker(new URL('./lay-out.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<GraphLayout>) => setResult({ layout: data, of: input })
    worker.onerror = ({ message }) =>
      setResult({ error: new Error(message || 'the layout could not be computed'), of: input })
    worker.postMessage(input)
    return () => worker.terminate()
  }, [input])
  return result?.of === input ? result : {}
}
