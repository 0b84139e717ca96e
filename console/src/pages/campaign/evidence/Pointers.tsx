import { Link } from '@tanstack/react-router'
import { formatCount } from '@/ui/Count'
import { Time } from '@/ui/Time'
import type { Evidence } from '../campaign-types'
import styles from './Evidence.module.css'

/** Where in the logs the finding is to be seen. */
export function Pointers({ samples }: { samples: Evidence['samples'] }) {
  if (samples.length === 0) return null
  return (
    <details>
      <summary>{formatCount(samples.length)} places in the logs</summary>
      <ul className={styles.pointers}>
        {samples.map(({ account, id, file, line, at }) => (
          <li key={`${file} ${line} ${account} ${id}`}>
            <Time at={at} />{' '}
            <Link to="/accounts/$id" params={{ id: account }} className="mono">
              {account}
            </Link>{' '}
            <span className="soft">
              {file}
              {line > 0 ? `, line ${formatCount(line)}` : ''}
              {id === '' ? '' : `, ${id}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
