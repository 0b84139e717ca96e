import {
  Activity,
  BookOpenCheck,
  FileClock,
  Fingerprint,
  Flag,
  Gavel,
  Inbox,
  KeyRound,
  LayoutDashboard,
  type LucideIcon,
  Radio,
  ScrollText,
  Send,
  Settings2,
  ShieldCheck,
  Upload,
  Users,
} from 'lucide-react'
import type { Scope } from '@/api/use-me'

export interface Place {
  to: string
  label: string
  icon: LucideIcon
  /** pressed after g */
  key: string
  /** also found by these words */
  words: string
  scope: Scope
}

/** Every page that can be gone to from anywhere: the side, the palette and the keys all read this list. */
export const PLACES: readonly { group: string; places: readonly Place[] }[] = [
  {
    group: 'Watch',
    places: [
      { to: '/', label: 'Overview', icon: LayoutDashboard, key: 'o', words: 'home dashboard', scope: 'analyst' },
      { to: '/campaigns', label: 'Campaigns', icon: Flag, key: 'c', words: 'groups findings', scope: 'analyst' },
      { to: '/accounts', label: 'Accounts', icon: Users, key: 'u', words: 'users customers find', scope: 'analyst' },
      { to: '/live', label: 'Live', icon: Radio, key: 'l', words: 'stream exchanges decisions', scope: 'analyst' },
    ],
  },
  {
    group: 'Work',
    places: [
      { to: '/cases', label: 'Cases', icon: BookOpenCheck, key: 's', words: 'review tasks notes', scope: 'analyst' },
      { to: '/appeals', label: 'Appeals', icon: Gavel, key: 'a', words: 'queue complaints', scope: 'analyst' },
      {
        to: '/policies',
        label: 'Policies',
        icon: ScrollText,
        key: 'p',
        words: 'rules backtest shadow',
        scope: 'analyst',
      },
      {
        to: '/clearances',
        label: 'Permits and allow-list',
        icon: ShieldCheck,
        key: 'm',
        words: 'clearances resellers holds',
        scope: 'analyst',
      },
      {
        to: '/provenance',
        label: 'Provenance',
        icon: Fingerprint,
        key: 'v',
        words: 'suspects watermarks canaries radioactivity style student teacher',
        scope: 'analyst',
      },
      { to: '/import', label: 'Import', icon: Upload, key: 'i', words: 'upload log file', scope: 'ingest' },
    ],
  },
  {
    group: 'Share',
    places: [
      {
        to: '/outbox',
        label: 'Evidence and outbox',
        icon: Send,
        key: 'e',
        words: 'packages reports approvals stix misp',
        scope: 'analyst',
      },
      {
        to: '/inbox',
        label: 'Indicators received',
        icon: Inbox,
        key: 'r',
        words: 'inbox sightings taxii',
        scope: 'analyst',
      },
      {
        to: '/connections',
        label: 'Connections',
        icon: Activity,
        key: 'n',
        words: 'webhooks collections psi agreements feeds',
        scope: 'analyst',
      },
    ],
  },
  {
    group: 'Keep',
    places: [
      { to: '/audit', label: 'Audit', icon: FileClock, key: 't', words: 'log chain checkpoints', scope: 'analyst' },
      { to: '/keys', label: 'Keys', icon: KeyRound, key: 'k', words: 'access scopes roles', scope: 'admin' },
      { to: '/settings', label: 'Settings', icon: Settings2, key: 'x', words: 'configuration health', scope: 'admin' },
    ],
  },
]

export const ALL_PLACES: readonly Place[] = PLACES.flatMap(({ places }) => places)
