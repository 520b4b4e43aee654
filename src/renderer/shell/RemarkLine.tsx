import { Info } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { shownRemark } from '../ui/remarks.ts';
import { useValue } from '../ui/valueStore.ts';
import styles from './shell.module.css';

/** What the last command had to say, until the next key, click or drop. */
export function RemarkLine() {
  const { t } = useTranslation();
  const remark = useValue(shownRemark);
  useEffect(() => {
    if (remark === null) return undefined;
    const clear = (): void => shownRemark.set(null);
    const listening = { capture: true, once: true };
    window.addEventListener('keydown', clear, listening);
    window.addEventListener('pointerdown', clear, listening);
    window.addEventListener('drop', clear, listening);
    return () => {
      window.removeEventListener('keydown', clear, listening);
      window.removeEventListener('pointerdown', clear, listening);
      window.removeEventListener('drop', clear, listening);
    };
  }, [remark]);
  useEffect(() => () => shownRemark.set(null), []);
  // The place is there all the time, so that a screen reader says what comes into it.
  return (
    <output className={styles.remark}>
      {remark !== null && (
        <>
          <Info size={13} aria-hidden />
          {t(`remarks.${remark.kind}`, { count: remark.count, rest: remark.rest })}
        </>
      )}
    </output>
  );
}
