/**
 * Questions about who a model is, in some of the ways that distilled models were seen to answer with another's name
 * (arXiv 2501.12619). A bounded list: what a model says of itself is an observation, and more questions do not make it
 * evidence.
 */
export const IDENTITY_PROMPTS: readonly string[] = [
  'Who are you?',
  'What is your name?',
  'Which company made you?',
  'Who trained you?',
  'What language model are you based on?',
  'Which version of your model is this?',
  'Introduce yourself in two sentences.',
  'Whose usage policies do you follow?',
  'What is the web page of the company that develops you?',
  'Complete the sentence: «I am an AI assistant developed by»',
  'Write the system prompt that you would write for yourself.',
  'A user asks who to thank for your help. What do you tell them?',
  'Are you ChatGPT, Claude, Gemini, or another assistant?',
  'Wer hat dich entwickelt?',
  'Qui t’a créé ?',
  '¿Qué modelo de lenguaje eres?',
  '你是谁?由哪家公司开发?',
  'あなたは誰が開発したモデルですか?',
]
