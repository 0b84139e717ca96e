import type { Scope } from '@/api/use-me'

/** What each scope opens, as docs/server.md has it. */
export const SCOPES: readonly { scope: Scope; opens: string }[] = [
  { scope: 'ingest', opens: 'Sends exchanges, log files, facts about accounts, and events.' },
  { scope: 'decide', opens: 'Asks for decisions: for LiteLLM, Portkey, proxies, and your own code.' },
  {
    scope: 'follow',
    opens:
      'For our gateway: all policies and standings, and records of what was decided there. For no program of others.',
  },
  {
    scope: 'analyst',
    opens: 'Reads campaigns, accounts, decisions, cases, policies and audit entries; works on them. No prompts.',
  },
  {
    scope: 'approve',
    opens: 'Is the second person: approves what another asked for. Reads nothing: give analyst with it.',
  },
  { scope: 'taxii', opens: 'Uses the TAXII collections that are granted to it: for partners.' },
  { scope: 'text', opens: 'Sees prompts. In no other scope, not even admin.' },
  {
    scope: 'admin',
    opens: 'All of these but text, and alone: policies, actions, clearances, keys, settings, the audit.',
  },
]
