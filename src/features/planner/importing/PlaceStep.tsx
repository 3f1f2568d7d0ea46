import { Checkbox } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { describeNote } from '../../../i18n/describe-error.ts';
import type { OpenImport } from '../../../state/imports.ts';
import { pointAtCandidate } from '../../../state/import-pointer.ts';
import { changeDraft, placeImport } from '../../../state/open-import.ts';
import { useSession } from '../../../state/session.ts';
import { useMapCommands } from '../map-commands.ts';
import { CandidateList } from './CandidateList.tsx';
import { choiceOfCandidate, placingIndex, unite, widen } from './candidates.ts';
import { describeDistance } from './describe-distance.ts';
import { OtherSystem } from './OtherSystem.tsx';

/** Of a dozen zones the last are a continent away: the map shows the likelier ones as large as it can. */
const MOST_FITTED = 3;
/** Room around them for the marks, and on the right for the map's own tools, which on a phone take a sixth of its width. */
const BREADTH = 0.15;
const TOOLS = 0.3;

/**
 * On a phone a warning under the last line of a list would else stand below the sheet's edge. Newer browsers answer a scroll with a
 * promise, and what a ref returns is called when the element goes.
 */
const showWhole = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });

/** Where the file lies: the candidates in words, the same on the map, and any other system by name. */
export function PlaceStep({ open }: { open: OpenImport }) {
  const { t, i18n } = useTranslation();
  const { preview, draft } = open;
  const { candidates, certain } = preview.detection;
  // That it lies outside stands beneath the chosen candidate, with its distance.
  const findings = preview.detection.findings.filter(({ code }) => code !== 'outside-district');
  const district = useSession((s) => s.summary?.settings.bounds);
  const { go } = useMapCommands();
  const at = placingIndex(preview);
  const outside = preview.insideDistrict === false;
  const distance = at < 0 ? null : candidates[at].distance_m;

  const look = useEffectEvent(() => {
    const likely = candidates.slice(0, MOST_FITTED).flatMap(({ bounds }) => (bounds ? [bounds] : []));
    const boxes = preview.bounds ? [preview.bounds] : likely;
    const box = unite(district ? [district, ...boxes] : boxes);
    if (box) go(widen(box, BREADTH, TOOLS));
  });
  useEffect(() => look(), [preview.bounds]);
  useEffect(() => () => pointAtCandidate(null), []);

  const doubt = outside && (
    <div className="warning" role="alert" ref={showWhole}>
      <p>{t('import.place.outside', { distance: describeDistance(t, i18n.language, distance) })}</p>
      <Checkbox
        checked={draft.placeConfirmed}
        onChange={(event) => changeDraft({ placeConfirmed: event.currentTarget.checked })}
        label={t('import.place.outsideConfirm')}
      />
    </div>
  );
  return (
    <>
      <p className="quiet">
        {t(candidates.length === 0 ? 'import.place.unsureNone' : certain ? 'import.place.known' : 'import.place.unsure')}
      </p>
      {findings.length > 0 && (
        <ul className="findings" aria-label={t('import.place.findings')}>
          {findings.map(({ code, detail }) => (
            <li key={code}>{describeNote(i18n, { code, count: 1, detail })}</li>
          ))}
        </ul>
      )}
      {candidates.length > 0 && (
        <CandidateList
          candidates={candidates}
          chosen={at}
          onChoose={(n) => void placeImport(choiceOfCandidate(candidates[n]))}
          onPoint={pointAtCandidate}
          beneath={doubt}
        />
      )}
      {at < 0 && doubt}
      <OtherSystem
        key={preview.placing?.crs ?? ''}
        placing={at < 0 ? preview.placing : null}
        initiallyOpen={candidates.length === 0}
        onChoose={(choice) => void placeImport(choice)}
      />
    </>
  );
}
