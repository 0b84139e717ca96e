-- Texts of arriving exchanges that are kept for a while. Which are samples follows from their ids: a repeat is none anew.
CREATE MATERIALIZED VIEW exchange_texts_intake TO exchange_texts AS
SELECT account, id, at, request, response
FROM (
  SELECT
    sipHash64(intake.account) AS account,
    if(intake.id = '', sipHash64(intake.account, at, intake.request), sipHash64(intake.id)) AS id,
    at,
    leftUTF8(intake.request, __CHARACTERS__) AS request,
    leftUTF8(intake.response, __CHARACTERS__) AS response
  FROM intake
  WHERE reason = ''
)
WHERE id % 1000000 < __PER_MILLION__
