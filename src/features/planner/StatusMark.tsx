import { useTranslation } from 'react-i18next';
import type { ItemStatus } from '../../core/register/clearance-item.ts';

/** The status in its colour of the ramp and in words: never by colour alone. */
export function StatusMark({ status }: { status: ItemStatus | undefined }) {
  const { t } = useTranslation();
  return (
    <span className="status-mark">
      <span className={`swatch swatch--${status ?? 'none'}`} aria-hidden />
      {t(`status.${status ?? 'none'}`)}
    </span>
  );
}
