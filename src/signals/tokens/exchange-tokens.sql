-- From an exchange to tokens of what it shows: docs/indicators.md says how values are written, so that two operators who
-- saw the same make the same token of it.
CREATE MATERIALIZED VIEW community_tokens_intake TO __TARGET__ AS
WITH
  addressed AS (
    SELECT
      * EXCEPT (tokens),
      -- Of a list the first; a port, brackets and the zone are no part of the address.
      trimBoth(substringIndex(clear.client_ip, ',', 1)) AS told,
      multiIf(
        startsWith(told, '['), extract(told, '^\\[([^\\]]*)\\]'),
        match(told, '^[0-9.]+:[0-9]+$'), substringIndex(told, ':', 1),
        told) AS host,
      lower(ifNull(hex(toIPv6OrNull(substringIndex(host, '%', 1))), '')) AS address
    FROM exchanges_clear
  ),
  valued AS (
    SELECT
      file, line, account, id, at,
      arrayJoin(arrayFilter(v -> v.2 != '', [
        -- A short message is nobody's template, and could be guessed.
        ('template-skeleton', if(length(words) < 8, '',
          arrayStringConcat(arrayConcat(arraySlice(words, 1, 8), arraySlice(words, -8)), ' '))),
        ('system-prompt', if(system_text = '', '', TRIM(BOTH ' \t\r\n' FROM replaceAll(
          if(isASCII(system_text), system_text, normalizeUTF8NFC(toValidUTF8(system_text))), '\r\n', '\n')))),
        -- Addresses that mean something else in each network say nothing to another operator.
        ('network', if(match(address, '^(0{20}ffff(00|0a|7f|c0a8|ac1|a9fe|64[4-7])|0{31}|f[cd]|fe[89ab])'), '', address)),
        ('tls-fingerprint', lower(trimBoth(clear.tls))),
        ('payment', trimBoth(clear.payment)),
        ('user-agent', user_agent)])) AS value
    FROM addressed
  ),
  keyed AS (
    WITH (SELECT groupArray((name, epoch, inner_pad, outer_pad)) FROM communities) AS known
    SELECT
      file, line, account, id, at,
      value.1 AS kind,
      concat(kind, '\0', value.2) AS message,
      arrayJoin(if(kind = 'user-agent', [('', '', '', '')], known)) AS key
    FROM valued
  ),
  hashed AS (
    SELECT
      file, line, account, id, at,
      key.1 AS community,
      key.2 AS epoch,
      kind,
      -- HMAC-SHA256 by its definition: in a quarter of the time of the engine's own.
      if(community = '', SHA256(message), SHA256(concat(key.4, SHA256(concat(key.3, message))))) AS token
    FROM keyed
  )
