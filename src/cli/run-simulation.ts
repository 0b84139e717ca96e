import { InputError, type ProgressEvent } from '#contract/scan.js'
import type { Simulated, SimulateRequest } from './context.js'

/** Loads the simulator and runs it. Rejects with an InputError where the preset is not known. */
export async function runSimulation(
  request: SimulateRequest,
  progress: (event: ProgressEvent) => void,
): Promise<Simulated> {
  const { presetNames } = await import('#sim/presets/find-preset.js')
  const names = presetNames().map(({ name }) => name)
  if (request.preset !== undefined && !names.includes(request.preset))
    throw new InputError('there is no such preset', `--preset ${request.preset}`, `Choose from ${names.join(', ')}.`)
  const { simulate } = await import('#sim/simulate.js')
  return simulate({ ...request, onProgress: (done, total) => progress({ stage: 'simulate', done, total }) })
}
