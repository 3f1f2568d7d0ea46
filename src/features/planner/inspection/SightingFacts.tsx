import { useTranslation } from 'react-i18next';
import type { Sighting } from '../../../core/register/sighting.ts';
import type { FeatureDetail } from '../../../workers/engine-api.ts';
import { PhotoSection } from '../../district-map/photos/PhotoSection.tsx';
import { CaseOfSighting } from '../cases/CaseOfSighting.tsx';
import { FactList } from '../FactList.tsx';

type Timing = Extract<FeatureDetail, { kind: 'sighting' }>['timing'];

/** A report from the field: to be verified, never called an offence. */
export function SightingFacts({ sighting, timing, gone }: { sighting: Sighting; timing: Timing; gone: boolean }) {
  const { t } = useTranslation();
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('detail.seenOn'), sighting.seenOn],
    [t('detail.absentOn'), sighting.absentOn],
    [t('detail.channel'), t(`channel.${sighting.channel}`)],
    [t('detail.stage'), t(`stage.${sighting.stage}`)],
    [t('detail.structure'), t(`structure.${sighting.structure}`)],
    [t('detail.floors'), String(sighting.floors)],
    [t('detail.use'), t(`use.${sighting.use}`)],
  ];
  return (
    <section>
      <CaseOfSighting sightingId={sighting.id} sameAs={sighting.sameAs} gone={gone} />
      <FactList facts={facts} />
      <p className="quiet">{t('detail.accuracy', { m: Math.round(10 * sighting.position.accuracy_m) / 10 })}</p>
      {sighting.note && <p>{sighting.note}</p>}
      <PhotoSection kind="sighting" id={sighting.id} />
      {timing.length > 0 && (
        <>
          <h3>{t('detail.timing')}</h3>
          <ul className="timing">
            {timing.map((one) => (
              <li key={one.redLineName}>{t(`detail.${one.verdict}`, { redLine: one.redLineName, day: one.freezeOn })}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
