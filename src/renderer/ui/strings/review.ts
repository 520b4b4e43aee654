import { defineStrings } from './defineStrings.ts';

/** Review states, marks and comments. */
export const reviewStrings = defineStrings(
  {
    comments: 'Commentaires',
    comment: 'Commentaire',
    addComment: 'Commenter la sélection',
    editComment: 'Modifier le commentaire',
    removeComment: 'Supprimer le commentaire',
    saveComment: 'Commenter',
    noComments: 'Aucun commentaire. Sélectionnez des mots, puis commentez-les.',
    wordsGone: 'Ces mots ne sont plus dans le texte. Sélectionnez-en d’autres et commentez-les : votre note y ira.',
    state: 'Relecture',
    isState: 'Relecture : {{state}}',
    states: {
      untouched: 'Non vérifié',
      checked: 'Vérifié',
      doubtful: 'Douteux',
      relisten: 'À réécouter',
    },
    progress: '{{checked}} / {{total}} vérifiés',
  },
  {
    comments: 'Comments',
    comment: 'Comment',
    addComment: 'Comment on the selection',
    editComment: 'Edit the comment',
    removeComment: 'Remove the comment',
    saveComment: 'Comment',
    noComments: 'No comments. Select words, then comment on them.',
    wordsGone: 'These words are no longer in the text. Select others and comment on them: your note will go there.',
    state: 'Review',
    isState: 'Review: {{state}}',
    states: {
      untouched: 'Not checked',
      checked: 'Checked',
      doubtful: 'Doubtful',
      relisten: 'To listen to again',
    },
    progress: '{{checked}} / {{total}} checked',
  },
);
