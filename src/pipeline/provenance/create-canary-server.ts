import type { CanarySnapshot } from '#contract/canary.js'
import { CanaryServer } from '#provenance/canary/canary-server.js'

/** Serves canaries elsewhere, from what a server told, by the code that the tests of suspects read them with. */
export const createCanaryServer = (snapshot: CanarySnapshot): CanaryServer => new CanaryServer(snapshot)
