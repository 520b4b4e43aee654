import type { Command } from 'commander';
import { Failure } from '../contract/failure.ts';
import { ruleProfileDocument } from '../contract/profileDocument.ts';
import { profileOf } from '../domain/profiles/builtInProfiles.ts';
import { addProfileUse } from './addProfileUse.ts';
import { chooseProfile, readProfile } from './chooseProfile.ts';
import { placesOf, type CommandContext, type GlobalOptions } from './commandContext.ts';
import { jsonDocument, table } from './terminal.ts';
import { withLibrary } from './withLibrary.ts';

/** Adds `profiles`: lists the rule profiles, prints them, keeps own ones, and says which talks they are for. */
export function addProfiles(program: Command, context: CommandContext): void {
  const profiles = program
    .command('profiles')
    .description('list and print rule profiles, keep your own, say which talks they are for')
    .addHelpText(
      'after',
      `
Examples:
  lutrin profiles
  lutrin profiles show netflix-fr > ours.json
  lutrin profiles add ours.json
  lutrin profiles use ours 7fK2
  lutrin profiles use arcom --collection "Journées de l’EREN"
  lutrin profiles use netflix-fr --default

A talk has its own profile, else that of its collection, else the default.
With --json: {profiles: [{id, names: {fr, en}}]}; of use and unset: {profile, talkId, collection}. A profile is
{id, names, rules, limits, sources}: a rule that is null or left out is not checked; limits, where present, is what
subtitles are derived by where that is other than the rules; sources says of rules which work their numbers are from.`,
    );
  addList(profiles, context);
  addShow(profiles, context);
  addKeep(profiles, context);
  addProfileUse(profiles, context);
}

function addList(profiles: Command, context: CommandContext): void {
  const { terminal } = context;
  profiles
    .command('list', { isDefault: true })
    .description('list the built-in profiles, and those of the library')
    .action(async (_options: object, command: Command) => {
      const listed = await withLibrary(placesOf(context, command), terminal, ({ call }) => call('profiles.list', {}));
      const known = listed.profiles.map(({ id, names }) => ({ id, names }));
      const isJson = command.optsWithGlobals<GlobalOptions>().json === true;
      terminal.out(isJson ? jsonDocument({ profiles: known }) : table(known.map(({ id, names }) => [id, names.en])));
    });
}

function addShow(profiles: Command, context: CommandContext): void {
  const { terminal } = context;
  profiles
    .command('show')
    .description('print a profile as JSON')
    .argument('<id|file>', 'a profile, built-in or of the library, or a file of your own')
    .action(async (name: string, _options: object, command: Command) => {
      const chosen = await chooseProfile(name, placesOf(context, command), terminal);
      if (!chosen.ok) return command.error(`error: ${chosen.reason}`);
      terminal.out(jsonDocument(ruleProfileDocument(chosen.profile)));
    });
}

function addKeep(profiles: Command, context: CommandContext): void {
  const { terminal } = context;
  profiles
    .command('add')
    .description('keep a profile of your own in the library, or change the one of its id')
    .argument('<file>', 'as show prints it')
    .action(async (name: string, _options: object, command: Command) => {
      const chosen = await readProfile(name);
      if (!chosen.ok) return command.error(`error: ${chosen.reason}`);
      const { profile } = chosen;
      if (profileOf(profile.id) !== undefined)
        return command.error(`error: ${profile.id} is a built-in profile: give yours another id.`);
      await withLibrary(placesOf(context, command), terminal, ({ call }) => call('profiles.put', { profile }));
    });
  profiles
    .command('remove')
    .description(
      'take a profile of your own out of the library; its talks have that of their collection or the default from then on',
    )
    .argument('<id>')
    .action(async (profileId: string, _options: object, command: Command) => {
      if (profileOf(profileId) !== undefined) command.error(`error: ${profileId} is a built-in profile: it stays.`);
      await withLibrary(placesOf(context, command), terminal, async ({ call }) => {
        const { profiles: known } = await call('profiles.list', {});
        if (!known.some(({ id }) => id === profileId)) throw new Failure('profile.unknown', profileId);
        await call('profiles.remove', { profileId });
      });
    });
}
