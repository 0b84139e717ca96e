/** What a new policy begins with: in shadow, mild, and for campaigns that are nearly certain. */
export const newPolicy = (name: string): string => `schema: stillwatch/policy@1
name: ${name}
mode: shadow
rules:
  - name: certain campaigns
    when: { confidence_min: 0.95, score_min: 0.9 }
    do: { action: throttle, per_minute: 10, burst: 20 }
`
