import { useTranslation } from 'react-i18next';
import { MOST_FIGURES, TOUR_LAYERS, type FigureRef, type TourStop } from '../../../core/register/tour.ts';
import { isHidden, listFigures } from '../../../core/report/tour/read-figure.ts';
import type { Snapshot } from '../../../core/report/snapshot/snapshot.ts';
import { changeStop, showFigures, useTour } from '../../../state/leader/tour.ts';
import { ChartFields } from './ChartFields.tsx';
import { PictureFields } from './PictureFields.tsx';
import { useTourWords } from './tour-words.ts';

interface StopFieldsProps {
  readonly stop: TourStop;
  readonly at: number;
  /** Null where its file is not on this device. */
  readonly snapshot: Snapshot | null;
  /** Null where it cannot be presented. */
  readonly onPresent: (() => void) | null;
  /** The day that is looked at, and draws the stop from it; null where it is the stop's own or nothing may be frozen. */
  readonly renewal: { readonly day: string; take(): void } | null;
}

const LONGEST_FLIGHT_s = 15;

/** All that one stop says and shows. */
export function StopFields({ stop, at, snapshot, onPresent, renewal }: StopFieldsProps) {
  const { t } = useTranslation();
  const change = (patch: Partial<TourStop>) => changeStop(stop.id, patch);
  return (
    <section className="stop-fields" aria-label={t('tour.stop', { n: at + 1 })}>
      <label>
        {t('tour.stopTitle')}
        <input
          className="tour-input"
          dir="auto"
          maxLength={200}
          value={stop.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
      </label>
      <label>
        {t('tour.stopText')}
        <textarea
          className="tour-input"
          dir="auto"
          rows={3}
          maxLength={1000}
          value={stop.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
      </label>
      <label>
        {t('tour.stopNotes')}
        <textarea
          className="tour-input"
          dir="auto"
          rows={3}
          maxLength={5000}
          value={stop.notes}
          onChange={(event) => change({ notes: event.currentTarget.value })}
        />
      </label>
      {snapshot && <FigureFields stop={stop} snapshot={snapshot} />}
      {snapshot && <ChartFields stop={stop} snapshot={snapshot} />}
      <PictureFields stop={stop} />
      <fieldset className="stop-fields__layers">
        <legend>{t('tour.layers')}</legend>
        {TOUR_LAYERS.map((layer) => (
          <label key={layer}>
            <input
              type="checkbox"
              checked={stop.layers.includes(layer)}
              onChange={(event) =>
                change({
                  layers: TOUR_LAYERS.filter((one) => (one === layer ? event.currentTarget.checked : stop.layers.includes(one))),
                })
              }
            />
            {t(`tour.layer.${layer}`)}
          </label>
        ))}
      </fieldset>
      <label className="stop-fields__flight">
        {t('tour.flight')}
        <input
          className="tour-input"
          type="number"
          min={0}
          max={LONGEST_FLIGHT_s}
          step={0.5}
          value={stop.flight_s}
          onChange={(event) => {
            const seconds = event.currentTarget.valueAsNumber;
            if (seconds >= 0 && seconds <= LONGEST_FLIGHT_s) change({ flight_s: seconds });
          }}
        />
      </label>
      <div className="tour__actions">
        <button
          type="button"
          className="chidu-button"
          onClick={() => {
            const { camera } = useTour.getState();
            if (camera) change({ camera });
          }}
        >
          {t('tour.takeCamera')}
        </button>
        {renewal && (
          <button type="button" className="chidu-button" onClick={renewal.take}>
            {t('tour.renew', { day: renewal.day })}
          </button>
        )}
        <button type="button" className="chidu-button" disabled={!onPresent} onClick={() => onPresent?.()}>
          {t('tour.presentHere')}
        </button>
      </div>
    </section>
  );
}

function FigureFields({ stop, snapshot }: { stop: TourStop; snapshot: Snapshot }) {
  const { t } = useTranslation();
  const words = useTourWords();
  const rows = snapshot.figures[0]?.rows ?? [];
  const cells = snapshot.figures.flatMap((table) => table.cells.flat()).filter((cell) => cell !== null);
  const hidden = cells.filter(isHidden).length;
  const row = stop.figures[0]?.row ?? rows[0]?.key ?? '';
  const offered = listFigures(snapshot, row);
  const put = (figures: readonly FigureRef[]) => void showFigures(stop, figures, snapshot);
  const isShown = (ref: FigureRef) => stop.figures.some((one) => one.table === ref.table && one.column === ref.column);
  return (
    <fieldset className="stop-fields__figures">
      <legend>{t('tour.figures', { most: MOST_FIGURES })}</legend>
      {hidden > 0 && <p className="tour-quiet">{t('tour.hiddenCount', { count: hidden, all: cells.length })}</p>}
      <label>
        {t('tour.figurePlace')}
        <select
          className="tour-input"
          value={row}
          onChange={(event) => {
            const to = event.currentTarget.value;
            put(stop.figures.map((ref) => ({ ...ref, row: to })));
          }}
        >
          {rows.map((one) => (
            <option key={one.key} value={one.key}>
              {words.nameOf(one)}
            </option>
          ))}
        </select>
      </label>
      <div className="stop-fields__choice">
        {offered.map((ref) => (
          <label key={`${ref.table}/${ref.column}`}>
            <input
              type="checkbox"
              checked={isShown(ref)}
              disabled={!isShown(ref) && stop.figures.length >= MOST_FIGURES}
              onChange={() =>
                put(
                  isShown(ref)
                    ? stop.figures.filter((one) => one.table !== ref.table || one.column !== ref.column)
                    : [...stop.figures, ref],
                )
              }
            />
            {words.columnOf(ref.column)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
