import type { CommunitySettings } from '#contract/sharing-settings.js'
import type { OwnEpoch } from '#share/match/is-searched.js'

/** Of which communities the keys are here. */
export const ownEpochs = (communities: readonly CommunitySettings[]): OwnEpoch[] =>
  communities.flatMap(({ name, epoch, previous }) =>
    [epoch, ...previous.map((one) => one.epoch)].map((one) => ({ community: name, epoch: one })),
  )
