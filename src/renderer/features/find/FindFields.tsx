import { CaseSensitive, ChevronDown, ChevronUp, Regex, Replace, WholeWord } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Input, Label, Radio, RadioGroup, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FindQuery } from '../../../domain/transcript/findText.ts';
import { IconButton, IconToggle } from '../../ui/Button.tsx';
import { useShownKeys } from '../../ui/shownKeys.ts';
import styles from './find.module.css';
import type { FindSession } from './findSession.ts';
import type { FindState } from './findState.ts';
import { OptionToggle } from './OptionToggle.tsx';

interface FindFieldsProps {
  readonly session: FindSession;
  readonly state: FindState;
  readonly hasTalk: boolean;
  readonly onLeave: () => void;
}

/** What is looked for, how and where. */
export function FindFields({ session, state, hasTalk, onLeave }: FindFieldsProps) {
  const { t } = useTranslation();
  const keys = useShownKeys();
  const input = useRef<HTMLInputElement>(null);
  const { query, wantsFocus, found } = state;
  useEffect(() => {
    if (!wantsFocus) return;
    input.current?.focus();
    input.current?.select();
    session.tookFocus();
  }, [session, wantsFocus]);
  // Upon what is asked now, which may be newer than what is drawn.
  const ask = (change: Partial<FindQuery>): void => session.ask({ query: { ...session.state.get().query, ...change } });
  const onKeyDown = (event: KeyboardEvent): void => {
    // What is being composed ends with these keys too.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') void session.move(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className={styles.field}>
        <TextField
          className={styles.text!}
          value={query.text}
          onChange={(text) => ask({ text })}
          onKeyDown={onKeyDown}
          aria-invalid={found.phase === 'failed' || undefined}
        >
          <Label className="visually-hidden">{t('find.query')}</Label>
          <Input ref={input} className={styles.input!} placeholder={t('find.query')} spellCheck={false} />
        </TextField>
        <QueryOptions query={query} ask={ask} />
      </div>
      <div className={styles.tools}>
        {hasTalk && (
          <RadioGroup
            className={styles.scope!}
            aria-label={t('find.scope')}
            orientation="horizontal"
            value={state.isEverywhere ? 'all' : 'talk'}
            onChange={(value) => session.ask({ isEverywhere: value === 'all' })}
          >
            <Radio value="talk">{t('find.inTalk')}</Radio>
            <Radio value="all">{t('find.everywhere')}</Radio>
          </RadioGroup>
        )}
        <span className={styles.fill} />
        <IconToggle
          icon={Replace}
          label={t('find.openReplace')}
          keys={keys('replaceText')}
          isSelected={state.isReplacing}
          onChange={(isReplacing) => session.ask({ isReplacing })}
        />
        <IconButton
          icon={ChevronUp}
          label={t('find.previous')}
          keys={keys('findPrevious')}
          isDisabled={found.talks.length === 0}
          onPress={() => void session.move(-1)}
        />
        <IconButton
          icon={ChevronDown}
          label={t('find.next')}
          keys={keys('findNext')}
          isDisabled={found.talks.length === 0}
          onPress={() => void session.move(1)}
        />
      </div>
    </>
  );
}

interface QueryOptionsProps {
  readonly query: FindQuery;
  readonly ask: (change: Partial<FindQuery>) => void;
}

function QueryOptions({ query, ask }: QueryOptionsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.options}>
      <OptionToggle
        label={t('find.matchCase')}
        isSelected={query.matchCase}
        onChange={(matchCase) => ask({ matchCase })}
      >
        <CaseSensitive size={16} aria-hidden />
      </OptionToggle>
      <OptionToggle
        label={t('find.matchAccents')}
        // An expression is taken as it is written.
        isSelected={query.matchAccents || query.isRegExp}
        isDisabled={query.isRegExp}
        onChange={(matchAccents) => ask({ matchAccents })}
      >
        é
      </OptionToggle>
      <OptionToggle
        label={t('find.wholeWord')}
        isSelected={query.wholeWord}
        onChange={(wholeWord) => ask({ wholeWord })}
      >
        <WholeWord size={15} aria-hidden />
      </OptionToggle>
      <OptionToggle label={t('find.isRegExp')} isSelected={query.isRegExp} onChange={(isRegExp) => ask({ isRegExp })}>
        <Regex size={14} aria-hidden />
      </OptionToggle>
    </div>
  );
}
