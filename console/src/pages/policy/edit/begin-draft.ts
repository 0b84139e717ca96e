import type { PolicyRecord } from '@/api/policy'
import { newPolicy } from './new-policy'
import type { KeptDraft } from './use-kept-draft'

interface Begun {
  /** a draft from nothing where there is no version */
  name: string
  /** newest first */
  versions: readonly Pick<PolicyRecord, 'version' | 'source'>[]
  kept: KeptDraft | undefined
  /** the version that the address asks to begin from */
  asked: number | undefined
}

/**
 * The draft that is edited: the kept one, which remembers what it was begun from whatever is kept meanwhile, or a new one.
 * `clash`: the address asks for one from another version, and there is one already.
 */
export function beginDraft({ name, versions, kept, asked }: Begun): { draft: KeptDraft; clash: boolean } {
  if (kept !== undefined) return { draft: kept, clash: asked !== undefined && asked !== kept.base }
  const [newest] = versions
  const base = versions.find(({ version }) => version === asked) ?? newest
  const draft = { base: base?.version ?? 0, since: newest?.version ?? 0, text: base?.source ?? newPolicy(name) }
  return { draft, clash: false }
}
