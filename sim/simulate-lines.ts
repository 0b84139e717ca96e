import type { SimulateInput } from './options.js'
import { prepareScene } from './prepare-scene.js'
import { simulateExchanges } from './simulate-exchanges.js'
import { type Truth, tellTruth } from './truth.js'

/** The lines of a simulated log in the order of time, without line ends; the truth is the generator's return value. */
export function* simulateLines(input: SimulateInput = {}): Generator<string, Truth> {
  const { scene } = prepareScene(input)
  const harvesters = new Set<number>()
  const ids: string[] = []
  for (const { line, id, account, harvest } of simulateExchanges(scene)) {
    if (harvest) {
      harvesters.add(account)
      ids.push(id)
    }
    yield line
  }
  return tellTruth(scene, harvesters, ids)
}
