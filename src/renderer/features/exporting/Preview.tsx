import { Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../contract/methods.ts';
import type { Talk } from '../../../contract/schemas.ts';
import { deliveryFormats, type DeliveryFormatName } from '../../../domain/delivery/deliveryFormats.ts';
import type { ExportChoice } from '../../host/settings.ts';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { PreviewText } from './PreviewText.tsx';
import { RuleCheck } from './RuleCheck.tsx';
import { unspokenText } from './unspokenText.ts';
import { usePreview } from './usePreview.ts';
import styles from './exporting.module.css';

interface PreviewProps {
  readonly talk: Talk;
  readonly choice: ExportChoice;
  /** The format that is shown; `null` while none is chosen. */
  readonly format: DeliveryFormatName | null;
  readonly onShow: (format: DeliveryFormatName) => void;
  readonly onShowProblems: () => void;
}

/** Each delivery as it would be written now, one at a time, and what there is to say of it. */
export function Preview({ talk, choice, format, onShow, onShowProblems }: PreviewProps) {
  const { t } = useTranslation();
  const { formats, options } = choice;
  if (format === null) return <div className={styles.nothing}>{t('exporting.noFormat')}</div>;
  // Subtitles are checked also while another format is shown.
  const checked = [format, ...formats].find((each) => deliveryFormats[each].kind === 'cues');
  return (
    <>
      <RadioGroup
        className={styles.shown!}
        orientation="horizontal"
        aria-label={t('exporting.shown')}
        value={format}
        onChange={(key) => onShow(key as DeliveryFormatName)}
      >
        {formats.map((key) => (
          <Radio key={key} value={key}>
            {t(`exporting.formats.${key}`)}
          </Radio>
        ))}
      </RadioGroup>
      <ShownDelivery talk={talk} options={options} format={format} />
      {checked !== undefined && (
        <RuleCheck key={checked} talkId={talk.id} options={options} format={checked} onShowProblems={onShowProblems} />
      )}
    </>
  );
}

interface ShownDeliveryProps {
  readonly talk: Talk;
  readonly options: ExportChoice['options'];
  readonly format: DeliveryFormatName;
}

function ShownDelivery({ talk, options, format }: ShownDeliveryProps) {
  const { t } = useTranslation();
  const { data, error } = usePreview(talk.id, format, options);
  if (error !== null) {
    return (
      <div className={styles.previewFailed}>
        <Note tone="bad">{failureText(t, error)}</Note>
      </div>
    );
  }
  return (
    <>
      <PreviewText text={data?.text ?? ''} />
      {data === undefined ? (
        <p className={styles.summary}>{t('common.loading')}</p>
      ) : (
        <Summary asked={options.encoding} preview={data} />
      )}
    </>
  );
}

interface SummaryProps {
  readonly asked: ExportChoice['options']['encoding'];
  readonly preview: Reply<'exports.preview'>;
}

/** How much the delivery holds, whether its times can be trusted, and what it cannot say. */
function Summary({ asked, preview }: SummaryProps) {
  const { t, i18n } = useTranslation();
  const { format, encoding, cueCount, estimatedCount, text, dropped, unspoken, lost } = preview;
  const { kind } = deliveryFormats[format];
  const count = kind === 'reading' ? text.length : cueCount;
  const shown = new Intl.NumberFormat(i18n.language).format(count);
  const size = kind === 'reading' ? 'characters' : kind;
  const remarks = [
    ...(encoding === asked || format === 'docx' ? [] : [t('exporting.ownEncoding')]),
    ...dropped.map(({ what, count: times }) => t(`exporting.dropped.${what}`, { count: times })),
  ];
  return (
    <div className={styles.summary}>
      <p>{[t(`exporting.${size}`, { count, shown }), ...remarks].join(' ')}</p>
      {unspoken.length > 0 && <Note tone="warn">{unspokenText(t, unspoken)}</Note>}
      {lost.length > 0 && <Note tone="warn">{t('exporting.lost', { list: lost.map(lostText).join(', ') })}</Note>}
      {estimatedCount > 0 && <Note tone="warn">{t('exporting.estimated', { count: estimatedCount })}</Note>}
    </div>
  );
}

/** A character as it can be seen, how often it was there, and what is written for it. */
function lostText({ character, written, count }: Reply<'exports.preview'>['lost'][number]): string {
  const seen = /^[\p{C}\p{Z}\p{M}]/u.test(character) ? codeOf(character) : character;
  const instead = written === '' ? '∅' : /^[\p{C}\p{Z}]/u.test(written) ? codeOf(written) : written;
  return `${seen} → ${instead} (${count})`;
}

function codeOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
