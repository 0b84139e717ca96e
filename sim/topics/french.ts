import type { TopicWords } from './topics.js'

export const FRENCH_FORMS: readonly string[] = [
  'comment {goal} ?',
  'mon {thing} {trouble}, que faire ?',
  'Quel {thing} choisir {detail} ?',
  'Je voudrais {goal} {detail}, par où commencer ?',
  'différence entre un {thing} et un {thing}',
  'Écris un message court : le {thing} {trouble}.',
  'combien coûte un {thing} {detail} ?',
  'les erreurs à éviter pour {goal}',
  'pourquoi le {thing} {trouble} ?',
  'liste des étapes pour {goal} {detail}',
]
export const FRENCH_TOPICS: readonly TopicWords[] = [
  {
    thing: 'gratin|levain|potage|gâteau au chocolat|four|poulet rôti',
    trouble: 'ne cuit pas|est trop salé|retombe|attache',
    goal: 'cuisiner pour huit|réussir une pâte|congeler un plat|remplacer le beurre',
    detail: 'sans gluten|en une demi-heure|pour des enfants|avec peu de moyens',
  },
  {
    thing: 'bail|propriétaire|dépôt de garantie|chauffage|déménagement|voisin',
    trouble: 'ne répond pas|fait trop de bruit|est en panne|coûte trop cher',
    goal: 'résilier un bail|récupérer une caution|écrire une lettre|trouver un studio',
    detail: 'à Lyon|avec un chat|comme étudiant|avant septembre',
  },
  {
    thing: 'potager|rosier|balcon|citronnier|compost|gazon',
    trouble: 'jaunit|ne fleurit pas|est plein de pucerons|sèche',
    goal: 'éloigner les limaces|tailler les rosiers|semer en avril|arroser en vacances',
    detail: 'en plein nord|en sol argileux|en ville|par temps sec',
  },
  {
    thing: 'mémoire|exposé|examen|commentaire de texte|professeur|stage',
    trouble: 'est à rendre demain|manque de plan|est trop long|me fait peur',
    goal: 'rédiger une introduction|réviser vite|demander un délai|résumer un chapitre',
    detail: 'en terminale|en master|avec un emploi',
  },
  {
    thing: 'site web|tableur|script|courriel|ordinateur|formulaire',
    trouble: 'plante|affiche une erreur|est lent|perd les données',
    goal: 'trier un tableau|sauvegarder des fichiers|automatiser un rapport|corriger un bogue',
    detail: 'sous mac|sans installer de logiciel|pour une association',
  },
]
