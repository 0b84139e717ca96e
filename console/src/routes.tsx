import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { NotFound } from './components/NotFound'
import { PageFailed } from './components/PageFailed'
import { Shell } from './components/Shell'
import { readAccountSearch } from './pages/account/search'
import { readAccountsSearch } from './pages/accounts/search'
import { readAppealsSearch } from './pages/appeals/search'
import { readAuditSearch } from './pages/audit/search'
import { readCampaignSearch } from './pages/campaign/search'
import { readCampaignsSearch } from './pages/campaigns/search'
import { readCaseSearch } from './pages/case/search'
import { readCasesSearch } from './pages/cases/search'
import { readClearancesSearch } from './pages/clearances/search'
import { readCompareSearch } from './pages/compare/search'
import { readConnectionsSearch } from './pages/connections/search'
import { readImportSearch } from './pages/import/search'
import { readInboxSearch } from './pages/inbox/search'
import { readKeysSearch } from './pages/keys/search'
import { readLiveSearch } from './pages/live/search'
import { readOutboxSearch } from './pages/outbox/search'
import { readOverviewSearch } from './pages/overview/search'
import { readPoliciesSearch } from './pages/policies/search'
import { readPolicySearch } from './pages/policy/search'
import { readProvenanceSearch } from './pages/provenance/search'
import { readSettingsSearch } from './pages/settings/search'
import { readSuspectSearch } from './pages/suspect/search'

/**
 * The map of the console: every address, the page that it shows, and what may stand behind the `?`. Pages come when they
 * are first opened; what stands behind the `?` is read here, so that a link into any view is checked before it is drawn.
 */
const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: PageFailed })
const at = { getParentRoute: () => root } as const

const routeTree = root.addChildren([
  createRoute({
    ...at,
    path: '/',
    validateSearch: readOverviewSearch,
    component: lazyRouteComponent(() => import('./pages/overview/OverviewPage'), 'OverviewPage'),
  }),
  createRoute({
    ...at,
    path: '/campaigns',
    validateSearch: readCampaignsSearch,
    component: lazyRouteComponent(() => import('./pages/campaigns/CampaignsPage'), 'CampaignsPage'),
  }),
  createRoute({
    ...at,
    path: '/campaigns/compare',
    validateSearch: readCompareSearch,
    component: lazyRouteComponent(() => import('./pages/compare/ComparePage'), 'ComparePage'),
  }),
  createRoute({
    ...at,
    path: '/campaigns/$id',
    validateSearch: readCampaignSearch,
    component: lazyRouteComponent(() => import('./pages/campaign/CampaignPage'), 'CampaignPage'),
  }),
  createRoute({
    ...at,
    path: '/accounts',
    validateSearch: readAccountsSearch,
    component: lazyRouteComponent(() => import('./pages/accounts/AccountsPage'), 'AccountsPage'),
  }),
  createRoute({
    ...at,
    path: '/accounts/$id',
    validateSearch: readAccountSearch,
    component: lazyRouteComponent(() => import('./pages/account/AccountPage'), 'AccountPage'),
  }),
  createRoute({
    ...at,
    path: '/live',
    validateSearch: readLiveSearch,
    component: lazyRouteComponent(() => import('./pages/live/LivePage'), 'LivePage'),
  }),
  createRoute({
    ...at,
    path: '/cases',
    validateSearch: readCasesSearch,
    component: lazyRouteComponent(() => import('./pages/cases/CasesPage'), 'CasesPage'),
  }),
  createRoute({
    ...at,
    path: '/cases/$id',
    validateSearch: readCaseSearch,
    component: lazyRouteComponent(() => import('./pages/case/CasePage'), 'CasePage'),
  }),
  createRoute({
    ...at,
    path: '/appeals',
    validateSearch: readAppealsSearch,
    component: lazyRouteComponent(() => import('./pages/appeals/AppealsPage'), 'AppealsPage'),
  }),
  createRoute({
    ...at,
    path: '/policies',
    validateSearch: readPoliciesSearch,
    component: lazyRouteComponent(() => import('./pages/policies/PoliciesPage'), 'PoliciesPage'),
  }),
  createRoute({
    ...at,
    path: '/policies/$name',
    validateSearch: readPolicySearch,
    component: lazyRouteComponent(() => import('./pages/policy/PolicyPage'), 'PolicyPage'),
  }),
  createRoute({
    ...at,
    path: '/clearances',
    validateSearch: readClearancesSearch,
    component: lazyRouteComponent(() => import('./pages/clearances/ClearancesPage'), 'ClearancesPage'),
  }),
  createRoute({
    ...at,
    path: '/import',
    validateSearch: readImportSearch,
    component: lazyRouteComponent(() => import('./pages/import/ImportPage'), 'ImportPage'),
  }),
  createRoute({
    ...at,
    path: '/provenance',
    validateSearch: readProvenanceSearch,
    component: lazyRouteComponent(() => import('./pages/provenance/ProvenancePage'), 'ProvenancePage'),
  }),
  createRoute({
    ...at,
    path: '/provenance/$name',
    validateSearch: readSuspectSearch,
    component: lazyRouteComponent(() => import('./pages/suspect/SuspectPage'), 'SuspectPage'),
  }),
  createRoute({
    ...at,
    path: '/outbox',
    validateSearch: readOutboxSearch,
    component: lazyRouteComponent(() => import('./pages/outbox/OutboxPage'), 'OutboxPage'),
  }),
  createRoute({
    ...at,
    path: '/outbox/$id',
    component: lazyRouteComponent(() => import('./pages/outgoing/OutgoingPage'), 'OutgoingPage'),
  }),
  createRoute({
    ...at,
    path: '/inbox',
    validateSearch: readInboxSearch,
    component: lazyRouteComponent(() => import('./pages/inbox/InboxPage'), 'InboxPage'),
  }),
  createRoute({
    ...at,
    path: '/inbox/$id',
    component: lazyRouteComponent(() => import('./pages/indicator/IndicatorPage'), 'IndicatorPage'),
  }),
  createRoute({
    ...at,
    path: '/connections',
    validateSearch: readConnectionsSearch,
    component: lazyRouteComponent(() => import('./pages/connections/ConnectionsPage'), 'ConnectionsPage'),
  }),
  createRoute({
    ...at,
    path: '/audit',
    validateSearch: readAuditSearch,
    component: lazyRouteComponent(() => import('./pages/audit/AuditPage'), 'AuditPage'),
  }),
  createRoute({
    ...at,
    path: '/keys',
    validateSearch: readKeysSearch,
    component: lazyRouteComponent(() => import('./pages/keys/KeysPage'), 'KeysPage'),
  }),
  createRoute({
    ...at,
    path: '/settings',
    validateSearch: readSettingsSearch,
    component: lazyRouteComponent(() => import('./pages/settings/SettingsPage'), 'SettingsPage'),
  }),
])

export const router = createRouter({
  routeTree,
  basepath: '/console',
  scrollRestoration: true,
  defaultPreload: 'intent',
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
