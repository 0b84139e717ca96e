import { Link } from '@tanstack/react-router'
import { useMay } from '@/api/use-me'
import { Card } from '@/ui/Card'
import { CopyBlock } from '@/ui/CopyBlock'
import { Note } from '@/ui/Note'

const EXCHANGE = {
  account_id: 'acct_17',
  request: { model: 'model-4', messages: [{ role: 'user', content: 'Why is the sky dark at night?' }] },
}

/** The exchange carries the time at which it is sent: old ones are refused. */
const sendCommand = (server: string): string =>
  [
    `echo '{"ts":"'$(date -u +%FT%TZ)'",${JSON.stringify(EXCHANGE).slice(1)}' |`,
    `  curl -H "Authorization: Bearer $KEY" --data-binary @- ${server}/v1/exchanges`,
  ].join('\n')

const gatewayCommand = (server: string): string =>
  `STILLWATCH_KEY=$GATEWAY_KEY stillwatch gateway \\\n  --upstream https://api.example.com --server ${server} --port 4700`

/** What to do on a server that has not seen an exchange yet. */
export function FirstSteps() {
  const server = location.origin
  const ingest = useMay('ingest')
  const admin = useMay('admin')
  return (
    <div className="stack">
      <Note>
        <p>
          <strong>No exchanges yet.</strong> Give Stillwatch some in one of these three ways. Detection begins by itself
          when there are a thousand (<code>detection.exchanges_min</code>), and this page fills.
        </p>
      </Note>
      <div className="columns">
        <Card title="1. Import a log">
          <div className="stack">
            <p>
              A file that you have: of LiteLLM, Langfuse, Helicone, Kong, OpenTelemetry, the OpenAI batch form or our
              own, plain or compressed. You see what was read and what was not, line by line.
            </p>
            {ingest ? (
              <p>
                <Link to="/import">Import a log</Link>
              </p>
            ) : (
              <p className="soft">
                It takes a key with the scope ingest, which yours does not have. Ask an administrator.
              </p>
            )}
          </div>
        </Card>
        <Card title="2. Send exchanges">
          <div className="stack">
            <p>
              From your own code, or a callback of your proxy. <code>$KEY</code> is a key with the scope{' '}
              <code>ingest</code>.
            </p>
            <CopyBlock label="the command that sends an exchange" text={sendCommand(server)} />
            <KeysHint admin={admin} />
          </div>
        </Card>
        <Card title="3. Start the gateway">
          <div className="stack">
            <p>
              Between your clients and the model: it records exchanges and enforces decisions. Point clients at port
              4700. <code>$GATEWAY_KEY</code> is a key with the scopes <code>ingest</code> and <code>follow</code>.
            </p>
            <CopyBlock label="the command that starts the gateway" text={gatewayCommand(server)} />
            <KeysHint admin={admin} />
          </div>
        </Card>
      </div>
    </div>
  )
}

const KeysHint = ({ admin }: { admin: boolean }) =>
  admin ? (
    <p>
      <Link to="/keys" search={{ make: true }}>
        Make such a key
      </Link>
    </p>
  ) : (
    <p className="soft">An administrator makes such keys.</p>
  )
