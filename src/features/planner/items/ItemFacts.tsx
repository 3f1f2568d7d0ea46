import { useTranslation } from 'react-i18next';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import type { ItemFile } from '../../../workers/calls/items.ts';
import { Area } from '../AreaFigures.tsx';
import { CertificateButton } from '../certificate/CertificateButton.tsx';
import { ExplainButton } from '../explaining/ExplainButton.tsx';
import { FactList } from '../FactList.tsx';

/** Where the item lies, whose it is to see to, and how much of its land is in the red line on the day. */
export function ItemFacts({ file }: { file: ItemFile }) {
  const { t, i18n } = useTranslation();
  const day = shownDay(
    useView((s) => s.on),
    useSession((s) => s.summary),
  );
  const { item, redLine, units, assistingUnit, area, isSliver, isSurveyed, milestones } = file;
  const nameOf = ({ name, nameEn }: { name: string; nameEn?: string }) => (i18n.language === 'en' ? nameEn : undefined) ?? name;
  const basis = milestones.some(({ kind }) => kind === 'signed')
    ? 'agreement'
    : milestones.some(({ kind }) => kind === 'decided')
      ? 'decision'
      : item.basis;
  return (
    <>
      <section aria-label={t('items.area')}>
        <h3>{t('items.area')}</h3>
        {'missing' in area ? (
          <p className="warning">{t(`items.areaMissing.${area.missing}`)}</p>
        ) : (
          <div className="item-area" data-testid="item-area">
            <Area area={area} surveyed={isSurveyed} />
            <CertificateButton small subject={{ of: 'item', itemId: item.id }} name={redLine?.name ?? file.parcelNo} />
            <ExplainButton small subject={{ of: 'item', itemId: item.id }} name={`${file.parcelNo} ∩ ${redLine?.name ?? ''}`} />
          </div>
        )}
        <p className="quiet">
          {!('missing' in area) && `${t(`table.${area.method === 'planar-gk' ? 'planar' : 'ellipsoidal'}`)} · `}
          {t('items.ofDay', { day })}
          {isSliver && ` · ${t('items.sliver')}`}
        </p>
      </section>
      <FactList
        facts={[
          [t('items.unit'), units.map(nameOf).join(' / ')],
          [t('items.assistingUnit'), assistingUnit ?? undefined],
          [t('items.basis'), basis && t(`tables.basis.${basis}`)],
          [t('items.regime'), redLine ? t(`redLines.regime.${redLine.regime}`) : undefined],
        ]}
      />
    </>
  );
}
