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
    state: 'Relecture',
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
    state: 'Review',
    states: {
      untouched: 'Not checked',
      checked: 'Checked',
      doubtful: 'Doubtful',
      relisten: 'To listen to again',
    },
    progress: '{{checked}} / {{total}} checked',
  },
);
