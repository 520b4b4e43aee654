import { useTranslation } from 'react-i18next';
import type { ImportItem } from '../../../contract/importSchemas.ts';

/** Why a file gives no talk, in the language of the interface. */
export function useReasonText(): (item: Pick<ImportItem, 'reason' | 'detail'>) => string {
  const { t } = useTranslation();
  return ({ reason, detail }) => {
    if (reason === null) return '';
    const why = t(`notices.refusals.${reason}`);
    // A detail that only repeats its reason says nothing.
    return detail === '' || detail === reason ? why : `${why} (${detail})`;
  };
}
