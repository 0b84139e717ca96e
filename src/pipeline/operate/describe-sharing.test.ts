import { expect, it } from 'vitest'
import { settingsSchema } from '#contract/settings.js'
import { describeSharing } from './describe-sharing.js'

const SECRET = 'a'.repeat(64)

it('tells whom and for what, and nothing that opens a door', () => {
  const settings = settingsSchema.parse({
    sharing: {
      publisher: { name: 'Example Laboratory' },
      gate: { recipients: { partner: { kind: 'organisation', tlp_max: 'amber' } } },
      communities: [{ name: 'labs', epoch: '2026', key: SECRET }],
      taxii_feeds: [
        {
          url: 'https://partner.example/taxii2/labs/collections/1/',
          username: 'us',
          password_file: '/secrets/partner',
          recipient: 'partner',
        },
      ],
    },
  })
  const told = describeSharing(settings)
  expect(told).toMatchObject({
    publisher: { name: 'Example Laboratory' },
    recipients: [{ name: 'partner', kind: 'organisation', tlp_max: 'amber' }],
    communities: ['labs'],
    remotes: [{ recipient: 'partner', every_s: 900 }],
  })
  expect(JSON.stringify(told)).not.toMatch(new RegExp(`${SECRET}|/secrets|username`))
})
