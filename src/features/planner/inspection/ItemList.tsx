import { useTranslation } from 'react-i18next';
import { useView } from '../../../state/view.ts';
import type { ItemEntry } from '../../../workers/engine-api.ts';
import { UnstyledButton } from '@mantine/core';
import { CertificateButton } from '../certificate/CertificateButton.tsx';
import { StatusMark } from '../StatusMark.tsx';

/** The clearance items of a parcel and where they stand; how they got there is in the history. */
export function ItemList({ items }: { items: readonly ItemEntry[] }) {
  const { t } = useTranslation();
  const openDossier = useView((s) => s.openDossier);
  return (
    <section aria-label={t('detail.items')}>
      <h3>{t('detail.items')}</h3>
      {items.map((item) => (
        <article key={item.id} className="item">
          <header className="item__head">
            <UnstyledButton
              onClick={() => openDossier({ kind: 'item', id: item.id })}
              aria-label={t('items.open', { name: item.redLineName })}
              className="item__name"
            >
              {item.redLineName}
            </UnstyledButton>
            <StatusMark status={item.status} />
            <CertificateButton small subject={{ of: 'item', itemId: item.id }} name={item.redLineName} />
          </header>
          <p className="quiet">
            {t('detail.itemSince', { day: item.since })} · {t('detail.households', { count: item.households })}
            {item.openObjections > 0 && (
              <span className="overdue"> · {t('detail.objections', { count: item.openObjections })}</span>
            )}
          </p>
        </article>
      ))}
    </section>
  );
}
