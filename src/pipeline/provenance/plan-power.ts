import { type PowerReport, powerRequestSchema } from '#contract/provenance-power.js'
import { computePower } from '#provenance/power/compute-power.js'

/** How many answers each test needs. The request is of strings and numbers as a command line has them, checked here. */
export const planPower = (request: object): PowerReport => computePower(powerRequestSchema.parse(request))
