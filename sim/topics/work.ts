import type { TopicWords } from './topics.js'

/** What people ask at work. */
export const WORK: readonly TopicWords[] = [
  {
    thing:
      'pivot table|vlookup formula|budget sheet|macro|drop-down list|named range|chart axis|csv export|conditional format|date column|timesheet|dashboard',
    trouble: 'shows #REF|counts blanks|is painfully slow|breaks when sorted|rounds wrongly|lost its links',
    goal: 'merge two sheets|remove duplicates|lock cells|sum by month|split names|automate a report|compare two lists',
    detail: 'with 40000 rows|in google sheets|without macros|for my boss by noon|in a shared file',
  },
  {
    thing:
      'python script|pandas dataframe|virtualenv|list comprehension|flask route|unit test|regex|decorator|csv reader|asyncio task|type hint|jupyter notebook',
    trouble: 'throws a KeyError|is slow|eats all the memory|works only on my machine|returns None|fails in CI',
    goal: 'parse dates|merge dataframes|read a huge file|mock a request|package a script|profile code|handle exceptions|call an api',
    detail: 'on python 3.11|without pandas|on windows|inside docker|as a beginner|in a lambda',
  },
  {
    thing:
      'react component|useEffect hook|css grid|flexbox row|vite build|form validation|modal|redux store|svg icon|service worker|hydration error|media query',
    trouble: 'renders twice|overflows on mobile|loses state|flickers|is not centred|ignores the theme|blocks scrolling',
    goal: 'centre a div|debounce an input|lazy load images|test a component|share state|animate a list|improve lighthouse score',
    detail: 'in typescript|for safari|without a library|with server rendering|in a legacy app',
  },
  {
    thing:
      'left join|slow query|foreign key|window function|materialized view|migration|deadlock|index|stored procedure|partition|json column|connection pool',
    trouble: 'returns duplicates|scans the whole table|times out|locks everything|ignores the index|fails halfway',
    goal: 'find the latest row per group|rename a column safely|count distinct by week|delete in batches|explain a plan|backfill a column',
    detail: 'in postgres 15|on a table with 80 million rows|without downtime|in mysql|for reporting',
  },
  {
    thing:
      'kubernetes pod|docker image|terraform plan|nginx config|ci pipeline|helm chart|tls certificate|log collector|cron job|load balancer|secret|alert rule',
    trouble: 'keeps restarting|is 2 GB|wants to destroy everything|returns 502|expired|never fires|is stuck pending',
    goal: 'roll back a release|shrink an image|rotate credentials|debug dns|set memory limits|write a runbook|monitor disk space',
    detail: 'on a single node|behind a proxy|in staging|for a small team|without root',
  },
  {
    thing:
      'landing page|newsletter|ad copy|tagline|brand voice|press release|product launch|persona|case study|webinar|call to action|survey',
    trouble: 'does not convert|sounds salesy|has a low open rate|is off brand|says nothing',
    goal: 'write a subject line|announce a price change|find a slogan|plan content for a month|measure a campaign|pitch a journalist',
    detail:
      'for a dental clinic|in a playful tone|for b2b buyers|under 30 words|for a hiking brand|in German and English',
  },
  {
    thing:
      'employment contract|nda|terms of service|privacy notice|late payment|trademark|liability clause|gdpr request|shareholder agreement|warranty|power of attorney',
    trouble: 'is one-sided|has no end date|contradicts itself|was never signed|is outdated',
    goal: 'review a clause|terminate a contract|answer a data request|register a name|send a formal reminder|explain it in plain words',
    detail: 'under Dutch law|for a two-person firm|between friends|before signing|with a foreign client',
  },
  {
    thing:
      'performance review|one-on-one|onboarding plan|job ad|team conflict|okr|remote policy|exit interview|feedback talk|workshop agenda|retro|promotion case',
    trouble: 'is demotivating|has no structure|was cancelled twice|turned personal|runs over time',
    goal: 'give hard feedback|write a job ad|run a retro|welcome a new colleague|set goals|delegate|say no to a manager',
    detail: 'for a team of eight|across time zones|in a factory|with an intern|after a merger',
  },
  {
    thing:
      'sales mail|quote|cold call|crm note|follow-up|objection|discount request|demo script|account plan|tender|churned customer|price list',
    trouble: 'gets no answer|was too high|came too late|went to the wrong person|is stuck in legal',
    goal: 'win a customer back|ask for a referral|handle a price objection|write a follow-up|prepare a demo|close the quarter',
    detail: 'for a machine builder|after the trade fair|in two sentences|to a hospital|before Friday',
  },
  {
    thing:
      'lesson plan|worksheet|rubric|parent letter|field trip|quiz|classroom rule|substitute note|reading corner|report card|seating plan|project week',
    trouble: 'is too hard|finishes early|bores half of the class|upset a parent|needs a permission slip',
    goal: 'explain fractions|grade fairly|differentiate|quiet a class|motivate readers|write report comments|plan a project',
    detail: 'for grade 4|with mixed levels|in 45 minutes|outdoors|for pupils new to the language',
  },
  {
    thing:
      'regression model|confusion matrix|a/b test|missing value|feature|outlier|survival curve|box plot|confidence interval|train test split|cluster|correlation',
    trouble: 'is not significant|overfits|is skewed|contradicts the dashboard|leaks the target',
    goal: 'choose a test|explain p values|impute data|plan a sample size|plot uncertainty|tell the story to management',
    detail: 'in R|with 200 patients|with unbalanced classes|for a poster|for non-statisticians',
  },
  {
    thing:
      'invoice|expense report|vat return|depreciation|cash flow|balance sheet|payroll|audit sample|purchase order|credit note|cost centre|year-end closing',
    trouble: 'does not balance|is missing a receipt|was booked twice|is in the wrong period|bounced',
    goal: 'book a prepayment|reconcile an account|explain accruals|dun a customer|prepare for an audit|forecast cash',
    detail: 'for a bakery|under ifrs|in a foreign currency|as a sole trader|at quarter end',
  },
]
