import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { DecisionTable } from '@/components/DecisionTable'
import { FileAppealDialog } from '@/components/FileAppealDialog'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Facts } from '@/ui/Facts'
import { PageHead } from '@/ui/PageHead'
import type { QuotedCase } from './case-types'

/** What a customer quotes: whom it is about, and what was decided. */
export function QuotedCaseView({ quoted: { case_id, account_id, campaign, decisions } }: { quoted: QuotedCase }) {
  const [filing, setFiling] = useState(false)
  return (
    <>
      <PageHead
        title={`Case ${case_id}`}
        above={<Link to="/cases">Cases</Link>}
        summary="A customer was told this code. It leads to their account and what was decided of it, for as long as decisions are kept."
        actions={
          <Button look="primary" onClick={() => setFiling(true)}>
            File an appeal
          </Button>
        }
      />
      <Card title="Whom it is about">
        <Facts
          facts={[
            [
              'Account',
              <Link key="account" to="/accounts/$id" params={{ id: account_id }} className="mono">
                {account_id}
              </Link>,
            ],
            [
              'Campaign',
              campaign === '' ? (
                'none led to it'
              ) : (
                <Link key="campaign" to="/campaigns/$id" params={{ id: campaign }} className="mono">
                  {campaign}
                </Link>
              ),
            ],
            ...(campaign === ''
              ? []
              : [
                  [
                    'Work on it',
                    <Link key="case" to="/cases/$id" params={{ id: campaign }}>
                      the case of the campaign
                    </Link>,
                  ] as const,
                ]),
          ]}
        />
      </Card>
      <Card title="What was decided last">
        <DecisionTable name={case_id} rows={decisions} />
      </Card>
      {filing ? <FileAppealDialog account={account_id} quoted={case_id} onClose={() => setFiling(false)} /> : null}
    </>
  )
}
