import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openState } from '#store/state/open-state.js'
import type { State } from '#store/state/state.js'
import type { Stillwatch } from './start-stillwatch.js'

/** The state store of a running server, by its socket: for what no operation of the API brings about. */
export const openRunningState = ({ directory }: Pick<Stillwatch, 'directory'>): State =>
  openState({
    url: readFileSync(join(directory, 'data/state.socket'), 'utf8'),
    connections_max: 1,
    statement_ms_max: 10_000,
  })
