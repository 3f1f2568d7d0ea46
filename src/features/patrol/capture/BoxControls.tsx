import { IconCompass, IconCurrentLocation } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Box } from '../../../core/editing/outline.ts';
import { LEAST_SIDE_M, normalBearing } from '../../../core/editing/pull-box.ts';
import { MEASURED_BY, SIDE_QUALITY } from '../../../core/editing/sides-sigma.ts';
import { outlineOf, setBox, useCapture } from '../../../state/patrol/capture.ts';
import { readCompass } from '../../../state/patrol/read-compass.ts';
import { usePosition } from '../../../state/patrol/position.ts';
import { formatShare } from '../../district-map/format-share.ts';
import { usePatrolMap } from '../patrol-map-context.ts';
import { ChipGroup } from './ChipGroup.tsx';
import { Stepper } from './Stepper.tsx';

const MOST_SIDE_M = 500;
const TURN_STEP = 5;

/** Length, width and direction of a rectangle, with the thumb alone. */
export function BoxControls() {
  const { t } = useTranslation();
  const map = usePatrolMap();
  const box = useCapture((s) => (s.held ?? (s.draft && outlineOf(s.draft)))?.box ?? null);
  // Where it stood before its position went is not where it stands.
  const fix = usePosition((s) => (s.state === 'on' ? s.fix : null));
  const [note, setNote] = useState('');
  if (!box) return null;
  const turn = async () => {
    const heading = await readCompass();
    setNote(t(heading === null ? 'patrol.capture.box.noCompass' : 'patrol.capture.box.compassNote'));
    if (heading !== null) setBox({ ...box, bearing: normalBearing(heading) }, null);
  };
  const centre = () => {
    if (!fix) return;
    const { lon, lat, accuracy_m } = fix;
    setBox({ ...box, centre: [lon, lat], accuracy_m }, null);
    map?.flyTo({ lon, lat });
  };
  const by = box.sidesBy ?? 'estimated';
  const isMeasured = by === 'tape' || by === 'laser';
  const sized = (side: 'length' | 'width') => {
    const what = t(`patrol.capture.box.${side}`);
    return (
      <Stepper
        label={what}
        value={box[`${side}_m`]}
        step={isMeasured ? 0.1 : 0.5}
        typed={isMeasured}
        least={LEAST_SIDE_M}
        most={MOST_SIDE_M}
        text={`${box[`${side}_m`]} m`}
        lessLabel={t('patrol.capture.box.less', { what })}
        moreLabel={t('patrol.capture.box.more', { what })}
        onChange={(metres) => setBox({ ...box, [`${side}_m`]: metres, sidesBy: by === 'drawn' ? 'estimated' : by }, null)}
      />
    );
  };
  const bearing = t('patrol.capture.box.bearing');
  return (
    <div className="capture-box">
      {sized('length')}
      {sized('width')}
      <SidesBy box={box} />
      <Stepper
        label={bearing}
        value={box.bearing}
        step={TURN_STEP}
        least={0}
        most={360 - TURN_STEP}
        round
        text={`${box.bearing}°`}
        lessLabel={t('patrol.capture.box.less', { what: bearing })}
        moreLabel={t('patrol.capture.box.more', { what: bearing })}
        onChange={(degrees) => setBox({ ...box, bearing: degrees }, null)}
      />
      <div className="capture-row">
        <button type="button" className="capture-button" disabled={!fix} onClick={centre}>
          <IconCurrentLocation size={20} aria-hidden />
          {t('patrol.capture.box.here')}
        </button>
        <button type="button" className="capture-button" onClick={() => void turn()}>
          <IconCompass size={20} aria-hidden />
          {t('patrol.capture.box.compass')}
        </button>
      </div>
      {note && (
        <p className="capture-quiet" role="status">
          {note}
        </p>
      )}
    </div>
  );
}

/** In the order of what a hand does without a tool first. */
const WAYS = MEASURED_BY.toReversed();

/** How the sides are known, and what that is good for: the ± of the area comes from it. */
function SidesBy({ box }: { box: Box }) {
  const { t } = useTranslation();
  const by = box.sidesBy ?? 'estimated';
  return (
    <>
      <ChipGroup
        label={t('patrol.capture.box.sidesBy')}
        options={WAYS.filter((way) => way !== 'drawn' || by === 'drawn').map((way) => ({
          value: way,
          text: t(`patrol.capture.box.by.${way}`),
        }))}
        value={by}
        onChange={(sidesBy) => setBox({ ...box, sidesBy }, null)}
      />
      <p className="capture-quiet">
        {by === 'drawn'
          ? t('patrol.capture.box.qualityDrawn')
          : t('patrol.capture.box.quality', {
              least: SIDE_QUALITY[by].least_m,
              share: formatShare(SIDE_QUALITY[by].share),
            })}
      </p>
    </>
  );
}
