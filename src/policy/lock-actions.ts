import type { State } from '#store/state/state.js'

/**
 * Who takes or undoes actions waits for others who do, so that each can say whom the rest still hits; readers do not
 * wait. Always the first lock of an act. Fails outside a transaction, where it would be void.
 */
export const lockActions = (inside: State) => inside.run('LOCK TABLE campaign_actions IN SHARE ROW EXCLUSIVE MODE')
