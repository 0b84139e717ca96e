import type { ProvenanceResult } from '@/api/use-provenance'
import { CopyBlock } from '@/ui/CopyBlock'
import { Facts } from '@/ui/Facts'

/** By which files and how a result was made: without them nobody can tell of which answers it is. */
export function MadeOf({ result: { inputs, options, command } }: { result: ProvenanceResult }) {
  if (inputs === undefined) return <p className="soft">It does not say of which answers it was made.</p>
  const set = Object.entries(options ?? {}).map(([name, value]) => `${name} ${[value].flat().join(' ')}`)
  return (
    <details>
      <summary>What it was made of</summary>
      <ul>
        {inputs.map(({ what, name, sha256 }) => (
          <li key={`${what} ${name} ${sha256}`}>
            {what}: {name}, <code>{sha256}</code>
          </li>
        ))}
      </ul>
      <Facts facts={[['Set', set.length === 0 ? 'nothing' : set.join(', ')]]} />
      {command === undefined ? null : <CopyBlock text={command} label="the command" />}
    </details>
  )
}
