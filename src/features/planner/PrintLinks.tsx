import { useTranslation } from 'react-i18next';
import type { LonLat } from '../../map/map-scene.ts';
import { useSession } from '../../state/session.ts';
import { useView } from '../../state/view.ts';
import './print-links.css';

/** The ways from a red line to what is printed of it: sheets at a true scale, and its disclosure list. */
export function RedLinePrintLinks({ redLineId }: { redLineId: string }) {
  const { t } = useTranslation();
  const addressOf = useSheetAddress();
  return (
    <p className="print-links">
      <a className="link" href={addressOf(`red-line:${redLineId}`)}>
        {t('desk.board.printSheets')}
      </a>
      <a className="link" href={addressOf(`red-line:${redLineId}`, 'disclosure')}>
        {t('desk.board.printDisclosure')}
      </a>
    </p>
  );
}

/** The way from the map to a sheet around its middle. */
export function PlacePrintLink({ at: [lon, lat] }: { at: LonLat }) {
  const { t } = useTranslation();
  const addressOf = useSheetAddress();
  return (
    <a className="link" href={addressOf(`place:${lon.toFixed(6)},${lat.toFixed(6)}`)}>
      {t('cartography.print.sheets')}
    </a>
  );
}

/** Address of the print view for the office, with the district and day that are looked at. */
function useSheetAddress(): (sheet: string, paper?: 'disclosure') => string {
  const on = useView((s) => s.on);
  const d = useSession((s) => s.summary?.district.id ?? '');
  return (sheet, paper) => {
    const search = { d, view: 'print', for: 'planner', sheet, ...(paper && { paper }), ...(on !== null && { on }) };
    return `/leader?${new URLSearchParams(search).toString()}`;
  };
}
