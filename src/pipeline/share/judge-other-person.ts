import type { Settings } from '#contract/settings.js'
import { requireOtherPerson } from '#permit/require-other-person.js'
import type { Judge } from '#share/approval/lasting-approval.js'
import type { State } from '#store/state/state.js'
import { judging } from '../operate/judging.js'

/** Sees to it that what one person asked for is approved by another. */
export const judgeOtherPerson =
  (inside: State, settings: Settings, { by, where }: { by: string; where: string }): Judge =>
  (created_by) =>
    requireOtherPerson(inside, { first: created_by, second: by, people: judging(settings).people, where })
