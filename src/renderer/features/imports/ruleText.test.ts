import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { noticesStrings } from '../../ui/strings/notices.ts';
import { ruleText } from './ruleText.ts';

async function textIn(lng: 'fr' | 'en', rule: string): Promise<string> {
  const resources = { [lng]: { translation: { notices: noticesStrings[lng] } } };
  return ruleText(await i18next.createInstance().init({ lng, resources }), rule);
}

describe('ruleText', () => {
  it.each([
    ['label', 'intitulé', 'label'],
    ['dcTitle', 'Dublin Core, élément title', 'Dublin Core, element title'],
    [
      'dcBibliographicCitation',
      'Dublin Core, élément bibliographicCitation',
      'Dublin Core, element bibliographicCitation',
    ],
    ['dataCiteCreator', 'DataCite, élément creator', 'DataCite, element creator'],
    ['rssPubDate', 'flux RSS, élément pubDate', 'RSS feed, element pubDate'],
    ['podDateEvt', 'Esup-Pod, élément dateEvt', 'Esup-Pod, element dateEvt'],
    ['podcastFeed', 'podcast, élément feed', 'podcast, element feed'],
    ['lutrinNotice', 'notice Lutrin', 'Lutrin notice'],
    ['unheardOf', 'unheardOf', 'unheardOf'],
  ])('calls %s by a name', async (rule, french, english) => {
    expect(await textIn('fr', rule)).toBe(french);
    expect(await textIn('en', rule)).toBe(english);
  });
});
