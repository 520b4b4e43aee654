import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PersonQuestion } from '../../contract/peopleSchemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const page = { offset: 0, limit: 100 };

/** Imports a page of the portal with this title, abstract, speakers and cards. */
async function importPage(
  { workFolder, importPaths }: TemporaryLibrary,
  title: string,
  { speakers = [], abstract, cards = [] }: { speakers?: string[]; abstract?: string; cards?: [string, string][] },
): Promise<TalkId> {
  const lines = [
    'Vidéo pédagogique',
    title,
    'Réalisation : 7 mars 2024 - Mise en ligne : 8 mars 2024',
    ...(speakers.length === 0 ? [] : ['Intervenant', ...speakers]),
    'Descriptif',
    abstract ?? `${title} : ce que nous en savons.`,
    ...(cards.length === 0 ? [] : ['Sur le même thème', ...cards.flatMap(([name, body]) => ['-', name, body])]),
  ];
  const path = join(workFolder, `${title.replaceAll(/\W/g, '')}.txt`);
  await writeFile(path, lines.join('\n'));
  const { files } = await importPaths(path);
  expect(files[0]?.outcome).not.toBe('refused');
  return files[0]!.talkId!;
}

async function people({ call }: TemporaryLibrary, query = ''): Promise<string[]> {
  const { people: listed } = await call('people.list', { query, ...page });
  return listed.map(({ given, family, talkCount }) => `${given} ${family} ${talkCount}`);
}

async function questions({ call }: TemporaryLibrary): Promise<PersonQuestion[]> {
  return (await call('people.queue', page)).questions;
}

async function idOf({ call }: TemporaryLibrary, query: string): Promise<string> {
  return (await call('people.list', { query, ...page })).people[0]!.id;
}

async function speakersOf({ call }: TemporaryLibrary, talkId: TalkId): Promise<string[]> {
  return (await call('talks.get', { talkId })).speakers.map(({ given, family }) => `${given} ${family}`);
}

describe('people', () => {
  it('that were merged come back beside those that have come since, in no one else’s place', async () => {
    await using library = await openTemporaryLibrary();
    await importPage(library, 'La mer', { speakers: ['Alice Martin'] });
    await importPage(library, 'La ville', { speakers: ['Alicia Martin'] });
    await people(library);
    const ids = [await idOf(library, 'alicia'), await idOf(library, 'alice')] as const;
    await library.call('people.merge', { personId: ids[0], intoId: ids[1] });
    await importPage(library, 'La forêt', { speakers: ['Claire Dubois'] });
    expect(await people(library)).toEqual(['Claire Dubois 1', 'Alice Martin 2']);
    await library.call('people.undo', {});
    expect((await people(library)).toSorted()).toEqual(['Alice Martin 1', 'Alicia Martin 1', 'Claire Dubois 1']);
  });

  it('are one record across talks, in whatever order and case their name is written', async () => {
    await using library = await openTemporaryLibrary();
    await importPage(library, 'La mer', { speakers: ['LE GRAND-SEBILLE Catherine'] });
    await importPage(library, 'La ville', { speakers: ['Le Grand-Sébille, Catherine'] });
    await importPage(library, 'La forêt', { speakers: ['Catherine Le Grand-Sébille', 'Anne Martin'] });
    expect(await people(library)).toEqual(['Catherine Le Grand-Sébille 3', 'Anne Martin 1']);
    expect(await people(library, 'cath zeb')).toEqual([]);
    expect(await people(library, 'cath gra')).toEqual(['Catherine Le Grand-Sébille 3']);
    expect(await questions(library)).toEqual([]);
  });

  it('are not one because of first letters, another affiliation or a family name alone: that is asked', async () => {
    await using library = await openTemporaryLibrary();
    await importPage(library, 'La mer', { speakers: ['Jean Dupont (CNRS)'] });
    await importPage(library, 'La ville', { speakers: ['J. Dupont'] });
    await importPage(library, 'La forêt', { speakers: ['Jean Dupont (Télécom Paris)'] });
    await importPage(library, 'Le sol', { speakers: ['Jean Dupont (CNRS, Paris)'] });
    expect(await people(library)).toEqual(['J. Dupont 1', 'Jean Dupont 2', 'Jean Dupont 1']);
    expect((await questions(library)).map((question) => question.kind === 'pair' && question.reason)).toEqual([
      'initials',
      'affiliation',
      'initials',
    ]);
  });

  it('answers stay: the same is one, with its name in all talks; the different is not asked again; both can be undone', async () => {
    await using library = await openTemporaryLibrary();
    const { call } = library;
    await importPage(library, 'La mer', { speakers: ['Jean Dupont'] });
    const town = await importPage(library, 'La ville', { speakers: ['J. Dupont'] });
    const [pair] = await questions(library);
    if (pair?.kind !== 'pair') throw new Error('no pair');
    const short = pair.first.given === 'J.' ? pair.first : pair.second;
    const full = pair.first.given === 'J.' ? pair.second : pair.first;
    const both = { personId: short.id, otherId: full.id };
    await call('people.decide', { kind: 'different', ...both });
    expect(await questions(library)).toEqual([]);
    await call('people.undo', {});
    expect(await questions(library)).toEqual([pair]);
    await call('people.decide', { kind: 'same', ...both });
    expect(await people(library)).toEqual(['Jean Dupont 2']);
    expect(await speakersOf(library, town)).toEqual(['Jean Dupont']);
    await importPage(library, 'Le sol', { speakers: ['Dupont, Jean'] });
    expect(await people(library)).toEqual(['Jean Dupont 3']);
    expect(await call('people.undo', {})).toEqual({ kind: 'same', name: 'Jean Dupont' });
    expect(await people(library)).toEqual(['J. Dupont 1', 'Jean Dupont 2']);
    expect(await speakersOf(library, town)).toEqual(['J. Dupont']);
    expect(await questions(library)).toEqual([pair].map((each) => expect.objectContaining({ reason: each.reason })));
  });

  it('get another name in all talks, and in those that come; what finds talks finds it', async () => {
    await using library = await openTemporaryLibrary();
    const { call } = library;
    const sea = await importPage(library, 'La mer', { speakers: ['Jan Dupond'] });
    const personId = await idOf(library, 'dupond');
    await call('people.rename', { personId, given: 'Jean', family: 'Dupont' });
    expect(await speakersOf(library, sea)).toEqual(['Jean Dupont']);
    const town = await importPage(library, 'La ville', { speakers: ['DUPOND Jan'] });
    expect(await speakersOf(library, town)).toEqual(['Jean Dupont']);
    expect(await people(library)).toEqual(['Jean Dupont 2']);
    const list = await call('talks.list', {
      query: 'dupont',
      states: [],
      discipline: null,
      hasMedia: null,
      hasProblems: null,
      sort: 'title',
      isDescending: false,
      ...page,
    });
    expect(list.total).toBe(2);
    await call('people.undo', {});
    expect(await speakersOf(library, sea)).toEqual(['Jan Dupond']);
  });

  it('namesakes are split, stay apart, and what comes is asked about', async () => {
    await using library = await openTemporaryLibrary();
    const { call } = library;
    const sea = await importPage(library, 'La mer', { speakers: ['Jean Dupont'] });
    await importPage(library, 'La ville', { speakers: ['Jean Dupont'] });
    const personId = await idOf(library, 'dupont');
    await call('people.split', { personId, talkIds: [sea] });
    expect(await people(library)).toEqual(['Jean Dupont 1', 'Jean Dupont 1']);
    expect(await questions(library)).toEqual([]);
    // An edit of the talk does not bring them together again.
    const { speakers: known } = await call('talks.get', { talkId: sea });
    await call('talks.update', { talkId: sea, fields: { speakers: known } });
    expect(await people(library)).toEqual(['Jean Dupont 1', 'Jean Dupont 1']);
    await importPage(library, 'Le sol', { speakers: ['Jean Dupont'] });
    expect(await people(library)).toEqual(['Jean Dupont 1', 'Jean Dupont 1', 'Jean Dupont 1']);
    expect((await questions(library)).map(({ kind }) => kind)).toEqual(['pair', 'pair']);
    await call('people.undo', {});
    expect(await people(library)).toEqual(['Jean Dupont 2', 'Jean Dupont 1']);
  });
});

describe('the queue of people', () => {
  it('shows what is guessed beside the line it was read in, once for all talks that read the same', async () => {
    await using library = await openTemporaryLibrary();
    await importPage(library, 'La mer', {
      abstract: 'Anne Martin, historienne au CNRS, revient sur la mer.',
      cards: [['Les sols', 'RoussetPaulLes sols sont vivants.']],
    });
    await importPage(library, 'La ville', { cards: [['Les eaux', 'RoussetPaulLes eaux sont rares.']] });
    const [first, second, ...rest] = await questions(library);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      doubt: 'prose',
      family: 'Martin',
      affiliation: 'CNRS',
      role: 'historienne',
      raw: { origin: 'abstract', text: 'Anne Martin, historienne au CNRS, revient sur la mer.' },
    });
    expect(second).toMatchObject({ doubt: 'glued', family: 'Rousset', given: 'Paul', talkCount: 2 });
    expect(second).toMatchObject({ raw: { origin: 'card', text: 'RoussetPaulLes sols sont vivants.' } });
  });

  it('an answer holds in all talks and in imports to come, and can be undone', async () => {
    await using library = await openTemporaryLibrary();
    const { call } = library;
    const cards: [string, string][] = [['Les sols', 'Mac OrlanPaulLes sols sont vivants.']];
    await importPage(library, 'La mer', { cards });
    const [asked] = await questions(library);
    expect(asked).toMatchObject({ family: 'Mac Orlan', given: 'Paul' });
    const read = { given: 'Paul', family: 'Mac Orlan' };
    const person = { given: 'Paul', family: 'MacOrlan', affiliation: 'INRAE', role: null };
    expect(await call('people.decide', { kind: 'person', read, person })).toEqual({ count: 1 });
    expect(await questions(library)).toEqual([]);
    await importPage(library, 'La ville', { cards: [['Les eaux', 'Mac OrlanPaulLes eaux sont rares.']] });
    expect(await questions(library)).toEqual([]);
    expect(await people(library)).toEqual(['Paul MacOrlan 2']);
    await call('people.undo', {});
    expect((await questions(library))[0]).toMatchObject({ family: 'Mac Orlan', talkCount: 1 });
  });

  it('who is no person is none in imports to come; who said what in the text comes back when it is undone', async () => {
    await using library = await openTemporaryLibrary();
    const { call } = library;
    const talkId = await importPage(library, 'La mer', { speakers: ['Le Monde'] });
    expect(await questions(library)).toMatchObject([{ doubt: 'unsure', family: 'Le Monde' }]);
    const { speakers: named } = await call('talks.get', { talkId });
    const paragraph = {
      kind: 'paragraph',
      startMs: null,
      endMs: null,
      words: [],
      isStartByHand: false,
      review: 'untouched',
      marks: [],
    } as const;
    const { version } = await call('transcripts.get', { talkId });
    await call('transcripts.save', {
      talkId,
      baseVersion: version,
      change: {
        puts: [{ ...paragraph, id: 'p' as never, text: 'Bonjour.', speakerId: named[0]!.id }],
        removes: [],
        order: ['p' as never],
      },
    });
    await call('people.decide', { kind: 'notPerson', read: { given: '', family: 'Le Monde' } });
    expect(await speakersOf(library, talkId)).toEqual([]);
    expect((await call('transcripts.get', { talkId })).paragraphs[0]!.speakerId).toBeNull();
    const town = await importPage(library, 'La ville', { speakers: ['LE MONDE', 'Anne Martin'] });
    expect(await speakersOf(library, town)).toEqual(['Anne Martin']);
    await call('people.undo', {});
    expect(await speakersOf(library, talkId)).toEqual([' Le Monde']);
    expect((await call('transcripts.get', { talkId })).paragraphs[0]!.speakerId).toBe(named[0]!.id);
  });

  it('a person who is known splits a glued name that letters alone would not', async () => {
    await using library = await openTemporaryLibrary();
    await importPage(library, 'La mer', { speakers: ['LeThomas, Jean'] });
    await questions(library);
    await importPage(library, 'La ville', { cards: [['Les eaux', 'LeThomasJeanLes eaux sont rares.']] });
    expect(await questions(library)).toEqual([]);
    expect(await people(library)).toEqual(['Jean LeThomas 2']);
  });

  it('are not who is named by a role in a text, though the talk keeps that label', async () => {
    await using library = await openTemporaryLibrary();
    const path = join(library.workFolder, 'entretien.txt');
    const turns = [
      'Intervieweur : Bonjour.',
      'Personne : Oui.',
      'Speaker 1 : Bien.',
      'Personne : Non.',
      'Anne Martin : A.',
    ];
    const text = [...turns, 'Anne Martin : Au revoir.'].join('\n');
    const head = 'Notice\nLangue : Français\nRetranscription\n';
    await writeFile(path, `${head}${text}\nLire l'intégralitéUn entretien\n- document 1 document 2 document 3\n`);
    const { files } = await library.importPaths(path);
    expect(await questions(library)).toMatchObject([{ family: 'Martin' }]);
    expect(await people(library)).toEqual(['Anne Martin 1']);
    const speakers = await speakersOf(library, files[0]!.talkId!);
    expect(speakers.map((name) => name.trim())).toEqual(['Intervieweur', 'Personne', 'Speaker 1', 'Anne Martin']);
    expect(await people(library)).toEqual(['Anne Martin 1']);
  });

  it('undoing leaves alone what was edited since', async () => {
    await using library = await openTemporaryLibrary();
    const { call } = library;
    const talkId = await importPage(library, 'La mer', { speakers: ['Jan Dupond'] });
    await call('people.rename', { personId: await idOf(library, 'dupond'), given: 'Jean', family: 'Dupont' });
    const { speakers: known } = await call('talks.get', { talkId });
    const edited = known.map((each) => ({ ...each, family: 'Dupontel' }));
    await call('talks.update', { talkId, fields: { speakers: edited } });
    await call('people.undo', {});
    expect(await speakersOf(library, talkId)).toEqual(['Jean Dupontel']);
  });
});
