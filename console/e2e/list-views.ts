import type { Filled } from './fill-console'
import { SUSPECT } from './fill-provenance'
import type { Person } from './start-console'

/** A page as it is looked at: every route of the console, and the sides of a campaign. */
export interface View {
  /** of its screenshot */
  name: string
  path: string
  /** as routes.tsx has it */
  route: string
  /** who looks at it: somebody to whom it shows most */
  of: Person
  /** what has to be drawn on it: where it cannot be, a page shows a note instead */
  drawn?: string
}

const FOR_ADMIN = new Set(['/import', '/keys', '/settings', '/audit', '/clearances'])

export function listViews(filled: Filled): View[] {
  const { campaign, other_campaign, account, outgoing, indicator, policy } = filled
  const view = (name: string, route: string, path: string = route): View => ({
    name,
    route,
    path,
    of: FOR_ADMIN.has(route) ? 'admin' : 'reader',
  })
  const side = (tab: string, more = ''): View =>
    view(`campaign-${tab}`, '/campaigns/$id', `/campaigns/${campaign}?tab=${tab}${more}`)
  const suspect = (name: string, more = ''): View =>
    view(name, '/provenance/$name', `/provenance/${encodeURIComponent(SUSPECT)}${more}`)
  return [
    view('overview', '/'),
    view('campaigns', '/campaigns'),
    view('campaign', '/campaigns/$id', `/campaigns/${campaign}`),
    side('timeline'),
    side('hours'),
    side('shares'),
    { ...side('graph'), drawn: '[role=application] canvas' },
    side('accounts'),
    side('samples'),
    side('actions', '&do=block&mode=enforce&days=365'),
    side('history'),
    side('sharing'),
    view('compare', '/campaigns/compare', `/campaigns/compare?one=${campaign}&other=${other_campaign}`),
    view('accounts', '/accounts'),
    view('account', '/accounts/$id', `/accounts/${account}`),
    view('account-links', '/accounts/$id', `/accounts/${account}?tab=links`),
    view('live', '/live'),
    view('cases', '/cases'),
    view('case', '/cases/$id', `/cases/${campaign}`),
    view('appeals', '/appeals'),
    view('policies', '/policies'),
    view('policy', '/policies/$name', `/policies/${policy}`),
    view('policy-edit', '/policies/$name', `/policies/${policy}?tab=edit`),
    view('policy-proposals', '/policies/$name', `/policies/${policy}?tab=proposals`),
    view('clearances', '/clearances'),
    view('import', '/import', `/import?id=${filled.import}`),
    view('provenance', '/provenance'),
    { ...suspect('suspect'), drawn: '[role=img] canvas' },
    suspect('suspect-plan', `?open=${filled.plan}`),
    suspect('suspect-run', `?open=${filled.run}`),
    view('outbox', '/outbox'),
    view('outgoing', '/outbox/$id', `/outbox/${outgoing}`),
    view('inbox', '/inbox'),
    view('indicator', '/inbox/$id', `/inbox/${indicator}`),
    view('connections', '/connections'),
    view('audit', '/audit'),
    view('keys', '/keys'),
    view('settings', '/settings'),
  ]
}
