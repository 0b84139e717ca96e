-- Names, organisations and sign-up domains of accounts whose exchanges are kept, squeezed where they are plain; of those whose
-- hash lies in a range, so that an answer stays small. States are not merged: what any batch told is looked at.
SELECT DISTINCT if(match(text, '^[\\x20-\\x7E]*$'), lower(replaceRegexpAll(text, '[^A-Za-z0-9]+', '')), text)
FROM (
  SELECT arrayJoin([finalizeAggregation(name), finalizeAggregation(org), finalizeAggregation(email_domain)]) AS text
  FROM accounts_seen
  WHERE account BETWEEN toUInt64({first:String}) AND toUInt64({last:String})
)
WHERE text != ''
