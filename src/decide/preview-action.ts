import type { AccountTraffic, ActionPreview } from '#contract/action-preview.js'
import type { CampaignAction } from '#contract/policy.js'
import type { Clearance, Standing } from '#contract/standing.js'

/** Score bands: the halves of what is doubtful, and what is nearly sure. */
const BANDS = [
  [0, 0.5],
  [0.5, 0.8],
  [0.8, 0.95],
  [0.95, 1],
] as const

export interface PreviewBounds {
  /** cleared accounts named. Default 100 */
  cleared_shown_max?: number
  /** organisations named. Default 20 */
  organisations_shown_max?: number
}

interface Named {
  account_id: string
  standing: Standing | undefined
  requests: number
  org_id: string | undefined
  clearance: Clearance | undefined
}

/**
 * Whom an action on a campaign would hit. `traffic` tells the requests of a period that the caller chose, and the
 * organisation; accounts it does not name count as silent. `now_ms` decides which clearances hold.
 */
export function previewAction(
  action: Pick<CampaignAction, 'campaign' | 'mode' | 'do' | 'accounts'>,
  standings: ReadonlyMap<string, Standing>,
  traffic: Iterable<AccountTraffic>,
  now_ms: number,
  bounds: PreviewBounds = {},
): ActionPreview {
  const seen = new Map([...traffic].map((one) => [one.account_id, one]))
  const named = [...new Set(action.accounts)].sort().map((account_id): Named => {
    const standing = standings.get(account_id)
    const clearance = standing && strongestOf(standing.clearances, now_ms)
    const { requests = 0, org_id } = seen.get(account_id) ?? {}
    return { account_id, standing, requests, org_id, clearance }
  })
  const hit = named.filter((one) => !isEndedFor(one, action.campaign) && (!one.clearance || isInPart(one.clearance)))
  const organisations = groupsOf(hit, ({ org_id }) => org_id)
  return {
    campaign: action.campaign,
    action: action.do.action,
    mode: action.mode,
    accounts: named.length,
    accounts_hit: hit.length,
    accounts_unknown: named.filter(({ standing }) => (standing?.memberships.length ?? 0) === 0).length,
    ...partsIn(action.campaign, named),
    ...clearedOf(named, bounds.cleared_shown_max ?? 100),
    other_campaigns: groupsOf(hit, ({ standing }) =>
      standing?.memberships
        .filter((one) => isRunning(one.status) && one.campaign !== action.campaign)
        .map((one) => one.campaign),
    ),
    tiers: groupsOf(hit, ({ standing }) => standing?.tier),
    entry_points: groupsOf(hit, ({ standing }) => standing?.entry_point),
    organisations: organisations.slice(0, bounds.organisations_shown_max ?? 20),
    organisations_count: organisations.length,
    requests: requestsOf(named),
    requests_hit: requestsOf(hit),
  }
}

function partsIn(campaign: string, named: readonly Named[]): Pick<ActionPreview, 'by_role' | 'by_score'> {
  const parts = named.flatMap(({ standing }) => standing?.memberships.filter((one) => one.campaign === campaign) ?? [])
  const core = parts.filter(({ role }) => role === 'core').length
  return {
    by_role: { core, member: parts.length - core, none: named.length - parts.length },
    by_score: BANDS.map(([from, to]) => ({
      from,
      to,
      accounts: parts.filter(({ score }) => score >= from && (score < to || (to === 1 && score === 1))).length,
    })),
  }
}

function clearedOf(named: readonly Named[], shown_max: number) {
  const cleared = named.flatMap(({ account_id, clearance }) =>
    clearance === undefined ? [] : [{ account_id, kind: clearance.kind, in_part: isInPart(clearance) }],
  )
  return {
    cleared: cleared.slice(0, shown_max),
    cleared_count: cleared.filter(({ in_part }) => !in_part).length,
    cleared_in_part_count: cleared.filter(({ in_part }) => in_part).length,
  }
}

/** A permit for some models or some requests a day keeps the action off these alone. */
const isInPart = ({ kind, models, quota }: Clearance): boolean =>
  kind === 'permit' && (models !== undefined || quota !== undefined)

const strongestOf = (clearances: readonly Clearance[], now_ms: number): Clearance | undefined =>
  clearances
    .filter(({ expires }) => expires === undefined || now_ms < Date.parse(expires))
    .sort((a, b) => Number(isInPart(a)) - Number(isInPart(b)))[0]

/** An action on a dismissed or closed campaign hits nobody. */
const isEndedFor = ({ standing }: Named, campaign: string): boolean =>
  standing?.memberships.some((one) => one.campaign === campaign && !isRunning(one.status)) === true

const isRunning = (status: string): boolean => status === 'open' || status === 'confirmed'

const requestsOf = (named: readonly Named[]): number => named.reduce((total, { requests }) => total + requests, 0)

/** Accounts and requests by name, most accounts first; accounts without a name are in no group. */
function groupsOf(named: readonly Named[], namesOf: (one: Named) => string | readonly string[] | undefined) {
  const groups = new Map<string, { name: string; accounts: number; requests: number }>()
  for (const one of named) {
    for (const name of new Set([namesOf(one) ?? []].flat())) {
      const group = groups.get(name) ?? { name, accounts: 0, requests: 0 }
      group.accounts += 1
      group.requests += one.requests
      groups.set(name, group)
    }
  }
  return [...groups.values()].sort((a, b) => b.accounts - a.accounts || (a.name < b.name ? -1 : 1))
}
