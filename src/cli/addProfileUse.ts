import type { Command } from 'commander';
import type { Connection } from '../contract/connect.ts';
import { Failure } from '../contract/failure.ts';
import type { TalkId } from '../domain/transcript/transcript.ts';
import { placesOf, type CommandContext, type GlobalOptions } from './commandContext.ts';
import { findTalk } from './findTalk.ts';
import { jsonDocument } from './terminal.ts';
import { withLibrary } from './withLibrary.ts';

interface UseOptions {
  readonly talk?: string;
  readonly collection?: string;
  readonly default?: boolean;
}

/** What a profile is chosen for. `default`: all talks for which none is. */
type Place =
  | { readonly kind: 'talk'; readonly talk: string }
  | { readonly kind: 'collection'; readonly collection: string }
  | { readonly kind: 'default' };

/** Adds `use` and `unset` to `profiles`: which talks a profile is for. */
export function addProfileUse(profiles: Command, context: CommandContext): void {
  placed(
    profiles
      .command('use')
      .description(
        'derive and check subtitles by a profile: those of a talk, of the talks of a collection that have none of their ' +
          'own, or of all others',
      )
      .argument('<id>', 'a built-in profile, or one of the library'),
  )
    .option('--default', 'all talks for which no other is chosen; so without a talk or collection')
    .action(async (profileId: string, talk: string | undefined, own: UseOptions, command: Command) =>
      choose(profileId, placeIn(talk, own, command), context, command),
    );
  placed(profiles.command('unset').description('choose no profile any more for a talk or a collection')).action(
    async (talk: string | undefined, own: UseOptions, command: Command) => {
      const place = placeIn(talk, own, command);
      if (place.kind === 'default') return command.error('error: Name a talk, or a collection with --collection.');
      return choose(null, place, context, command);
    },
  );
}

function placed(command: Command): Command {
  return command
    .argument('[talk]', 'the id of a talk, the beginning of it, or the exact title')
    .option('--talk <talk>', 'the same, by an option')
    .option('--collection <label>', 'the talks of this collection, by its exact label');
}

function placeIn(argument: string | undefined, { talk, collection, ...own }: UseOptions, command: Command): Place {
  const given = [argument, talk, collection, own.default].filter((place) => place !== undefined);
  if (given.length > 1) command.error('error: Name a talk, a collection or the default, not more than one of them.');
  if (collection !== undefined) return { kind: 'collection', collection };
  const named = argument ?? talk;
  return named === undefined ? { kind: 'default' } : { kind: 'talk', talk: named };
}

async function choose(id: string | null, place: Place, context: CommandContext, command: Command): Promise<void> {
  const { terminal } = context;
  const talkId = await withLibrary(placesOf(context, command), terminal, async ({ call }) => {
    const { profiles } = await call('profiles.list', {});
    if (id !== null && !profiles.some((profile) => profile.id === id))
      return command.error(`error: No profile is called ${id}. Profiles: ${profiles.map((one) => one.id).join(', ')}.`);
    return chooseFor(call, place, id);
  });
  const isJson = command.optsWithGlobals<GlobalOptions>().json === true;
  const collection = place.kind === 'collection' ? place.collection : null;
  if (isJson) terminal.out(jsonDocument({ profile: id, talkId, collection }));
  else terminal.err(`${chosenSentence(id, place, talkId)}\n`);
}

/** What is so from now on: without a talk the profile is that of many, which nobody should have to guess. */
function chosenSentence(id: string | null, place: Place, talkId: TalkId | null): string {
  if (place.kind === 'default') return `The default is ${id} now: that of all talks for which no other is chosen.`;
  const whose = place.kind === 'talk' ? `Talk ${talkId}` : `The collection ${place.collection}`;
  return id === null ? `${whose} has no profile of its own any more.` : `${whose} has the profile ${id} now.`;
}

/** The talk that the place names; `null` for another place. */
async function chooseFor(call: Connection['call'], place: Place, profileId: string | null): Promise<TalkId | null> {
  if (place.kind === 'talk') {
    const talkId = await findTalk(call, place.talk);
    await call('profiles.choose', { talkId, profileId });
    return talkId;
  }
  if (place.kind === 'default') {
    await call('settings.set', { name: 'ruleProfile', value: profileId });
    return null;
  }
  const { collection } = place;
  if (collection === '') throw new Failure('collection.unknown', collection);
  await call('profiles.chooseForCollection', { collection, profileId });
  return null;
}
